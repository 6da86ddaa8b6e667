"""What of the tables waits for one kind of database, and that nothing is loaded for another."""

import subprocess
import sys

import pytest
from sqlalchemy import Column, Index, Integer, MetaData, Table, create_mock_engine, text
from sqlalchemy.schema import CreateIndex, CreateTable

from forum.db.indexes import only_on, partial_index, tell_options

LOADED = """
import sys, forum.app
print([name for name in sys.modules if name.startswith("sqlalchemy.dialects.")])
"""


def _tables() -> tuple[MetaData, Table, Index]:
    metadata = MetaData()
    index = partial_index("ix_open", "a", where=text("a IS TRUE"), on_sqlite=text("a = 1"), unique=True)
    table = Table("t", metadata, Column("a", Integer), index, **only_on("postgresql", {"with": {"fillfactor": 50}}))
    return metadata, table, index


@pytest.mark.parametrize(
    ("dialect", "where", "filled"), [("sqlite", "a = 1", False), ("postgresql", "a IS TRUE", True)]
)
def test_each_kind_of_database_is_told_its_own(dialect: str, where: str, filled: bool) -> None:
    metadata, table, index = _tables()
    tell_options(metadata, dialect)
    spoken = create_mock_engine(f"{dialect}://", lambda *_: None).dialect
    assert str(CreateIndex(index).compile(dialect=spoken)) == f"CREATE UNIQUE INDEX ix_open ON t (a) WHERE {where}"
    assert ("fillfactor" in str(CreateTable(table).compile(dialect=spoken))) is filled


def test_tables_load_no_kind_of_database() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
