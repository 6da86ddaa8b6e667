"""Made once in a test process, though each test has an app and a database of its own: templates, addresses, SQL."""

from copy import copy
from functools import cache
from operator import attrgetter
from threading import Lock
from types import CodeType
from typing import Any, ClassVar

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from werkzeug.routing import Map, Rule, RuleFactory
from whitenoise import WhiteNoise

from forum.web import static

# All that a site asks, in all its forms: as few as a site keeps would be compiled again and again here.
STATEMENTS_KEPT = 10_000
_KNOWN = attrgetter(
    *("rule", "endpoint", "build_only", "strict_slashes", "merge_slashes"),
    *("redirect_to", "alias", "subdomain", "host", "websocket"),
)


class SharedTemplates(BytecodeCache):
    """Compiled templates, as long as their sources are the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[bucket.key] = (bucket.checksum, bucket.code)


class SharedMap(Map):
    """The addresses of a site, compiled when first asked for, and once for all sites that have the same."""

    _made: ClassVar[dict[object, Map]] = {}
    _making: ClassVar[Lock] = Lock()

    def __init__(self, *rules: Any, **options: Any) -> None:
        self._given: list[Rule] = []
        self._settled = 0
        super().__init__(*rules, **options)

    def add(self, rulefactory: RuleFactory) -> None:
        self._given.extend(rulefactory.get_rules(self))

    def update(self) -> None:
        with self._making:
            if self._settled != len(self._given):
                self._settle()

    def _settle(self) -> None:
        options = {name: getattr(self, name) for name in ("strict_slashes", "merge_slashes", "host_matching")}
        converters = dict(self.converters)
        key = (*options.values(), *converters.items(), *map(_told, self._given))
        if key not in self._made:
            made = Map(**options, converters=converters)
            for rule in self._given:
                # Bound to one map it fits no other.
                made.add(copy(rule))
            made.update()
            self._made[key] = made
        self._matcher, self._rules_by_endpoint = self._made[key]._matcher, self._made[key]._rules_by_endpoint
        self._settled = len(self._given)


def _told(rule: Rule) -> tuple[object, ...]:
    """All that an unbound rule knows, and whether Flask answers OPTIONS for it."""
    methods = rule.methods and frozenset(rule.methods)
    defaults = tuple((rule.defaults or {}).items())
    return _KNOWN(rule), methods, defaults, getattr(rule, "provide_automatic_options", None)


def share_compiled() -> None:
    """From now on; to be called once."""
    Flask.jinja_options = {"bytecode_cache": SharedTemplates()}
    Flask.url_map_class = SharedMap
    _share_files()
    _share_statements()


def _share_files() -> None:
    """What is known of style sheets and scripts: nobody writes them while tests run."""
    found: Any = WhiteNoise.get_static_file
    kept: dict[tuple[str, str], Any] = {}

    def find_once(self: Any, path: str, url: str, stat_cache: Any = None) -> Any:
        if (path, url) not in kept:
            kept[path, url] = found(self, path, url, stat_cache)
        return kept[path, url]

    WhiteNoise.get_static_file = find_once
    static.digest_of = cache(static.digest_of)


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
