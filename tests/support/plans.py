"""Asks the database how it would run what was sent, and says which tables it would read from end to end."""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, event

from forum.db import db

Sent = tuple[str, Any]


@contextmanager
def collect_statements() -> Iterator[list[Sent]]:
    """Fills the list with each statement sent inside the block and its parameters, where there is anything to plan."""
    sent: list[Sent] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if re.match(r"(SELECT|UPDATE|DELETE|WITH)\b", statement) and not isinstance(parameters, list):
            sent.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def plan_of(statement: str, parameters: Any) -> str:
    """How the database would run a statement, in its own words, where no table is small enough to be read whole."""
    is_sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.connect() as connection:
        if not is_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        return "\n".join(str(row) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters))


def find_scans(sent: Sequence[Sent], tables: frozenset[str], in_order: frozenset[str]) -> set[str]:
    """What reads one of these tables, or a whole index of it, from one end to the other; in words.

    `in_order` are the indexes, and tables by their key, that may be read so as far as a page needs them.
    """
    is_sqlite = db.engine.dialect.name == "sqlite"
    found = set()
    with db.engine.connect() as connection:
        # The tables of a test are so small that reading them whole would be best: what else is there is asked for.
        for means in () if is_sqlite else ("seqscan", "hashjoin", "mergejoin", "material"):
            connection.exec_driver_sql(f"SET LOCAL enable_{means} = off")
        for statement, parameters in sent:
            for scan in (_read_on_sqlite if is_sqlite else _read_on_postgresql)(connection, statement, parameters):
                if scan.table in tables and (scan.is_sorted or scan.index not in in_order):
                    found.add(f"{scan.table} ({scan.index}): {' '.join(statement.split())}")
        connection.rollback()
    return found


@dataclass(frozen=True)
class _Scan:
    """All of a table, by one of its indexes or the table's own key; `is_sorted` if that was not yet the order."""

    table: str
    index: str
    is_sorted: bool


def _read_on_sqlite(connection: Connection, statement: str, parameters: Any) -> Iterator[_Scan]:
    steps = [(row[1], row[3]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    tables = {alias: table for table, alias in re.findall(r"\b(\w+) AS (\w+)", statement)}
    sorted_steps = {above for above, step in steps if step.startswith("USE TEMP B-TREE FOR ORDER BY")}
    for above, step in steps:
        whole = re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?|SEARCH (\w+) USING AUTOMATIC", step)
        if whole:
            name = str(whole[1] or whole[3])
            table = tables.get(name, name)
            is_joined = "LEFT-JOIN" in step or whole[3] is not None
            yield _Scan(table, whole[2] or table, is_joined or above in sorted_steps)


def _read_on_postgresql(connection: Connection, statement: str, parameters: Any) -> Iterator[_Scan]:
    rows = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
    scans = list(_whole((json.loads(rows) if isinstance(rows, str) else rows)[0]["Plan"], is_sorted=False))
    # Where a table must be read whole, as small ones are, what was forbidden costs so much that the rest is arbitrary.
    has_small = any(scan.index == "" for scan in scans)
    yield from (scan for scan in scans if scan.index == "" or not has_small)


def _whole(node: dict[str, Any], *, is_sorted: bool) -> Iterator[_Scan]:
    kind, table = node["Node Type"], node.get("Relation Name")
    if table and "Index Cond" not in node and kind in {"Seq Scan", "Index Scan", "Index Only Scan"}:
        index = node.get("Index Name", "")
        yield _Scan(table, table if index == f"pk_{table}" else index, is_sorted)
    for below in node.get("Plans", ()):
        yield from _whole(below, is_sorted=kind != "Limit" and (is_sorted or kind in {"Sort", "Aggregate"}))
