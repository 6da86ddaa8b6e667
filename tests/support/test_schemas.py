"""Tests of tests.support.schemas: what a release leaves behind is written the same each time."""

from pathlib import Path

import pytest

from tests.support.postgres import find_postgres
from tests.support.requirements import skip_or_fail
from tests.support.schemas import SCRIPTS, write_scripts


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_runs_differ_in_nothing(tmp_path: Path) -> None:
    if find_postgres() is None:
        skip_or_fail("postgresql", "PostgreSQL is not installed.")
    for run in ("one", "other"):
        write_scripts(tmp_path / run)
    for name in SCRIPTS.values():
        assert (tmp_path / "one" / name).read_text() == (tmp_path / "other" / name).read_text()
