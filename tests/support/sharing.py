"""Compiled once in a test process, though each test has an app and a database of its own: templates, addresses, SQL."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

STATEMENTS_KEPT = 1000

Builder = Callable[..., tuple[str, str]]


class SharedBytecode(BytecodeCache):
    """Compiled templates."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def share_compiled() -> None:
    """From now on; to be called once."""
    Flask.jinja_options = {"bytecode_cache": SharedBytecode()}
    _share_builders()
    _share_statements()


def _share_builders() -> None:
    """Functions that make a route's addresses: they know nothing of the map that a route is bound to."""
    compile_builder: Any = Rule._compile_builder
    kept: dict[tuple[object, ...], Builder] = {}

    def compile_once(rule: Rule, append_unknown: bool = True) -> Builder:
        if rule.defaults:
            return compile_builder(rule, append_unknown)  # type: ignore[no-any-return]
        key = (rule.rule, tuple(rule._trace), append_unknown)
        if key not in kept:
            kept[key] = compile_builder(rule, append_unknown)
        return kept[key]

    Rule._compile_builder = compile_once  # type: ignore[method-assign, assignment]


def _share_statements() -> None:
    """Statements are kept by dialect object, of which each engine has one; all of a kind are the same here."""
    kept: dict[str, LRUCache[Any, Any]] = {}
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        kept[dialect.name] = LRUCache(STATEMENTS_KEPT)
        dialect.__eq__ = lambda one, other: type(one) is type(other)  # type: ignore[method-assign]
        dialect.__hash__ = lambda one: hash(type(one))  # type: ignore[method-assign, assignment]

    @event.listens_for(Engine, "engine_connect")
    def _use_kept(connection: Connection) -> None:
        if connection.dialect.name in kept:
            connection.execution_options(compiled_cache=kept[connection.dialect.name])
