"""Where the things of an export wait, in a temporary file, until all of it was read and found to be sound.

It is a small SQLite database, whatever the site itself uses: things come in the order of the file, and are needed by
thread, with parents before their answers.
"""

import heapq
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from forum.importing.things import Article, Attachment, BadExport, Body, LeftOut, Link, Origin, Person, Remark, Thing

TABLES = """
CREATE TABLE people (key TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE articles (key TEXT PRIMARY KEY, at TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE remarks (key TEXT PRIMARY KEY, article TEXT NOT NULL, parent TEXT, at TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE links (key TEXT PRIMARY KEY, article TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE attachments (key TEXT PRIMARY KEY, data TEXT NOT NULL);
CREATE INDEX ix_articles ON articles (at, key);
CREATE INDEX ix_remarks ON remarks (article, at);
CREATE INDEX ix_links ON links (article);
"""
MOST_EXAMPLES = 3
LONGEST_KEY = 190
TWICE = "{} that the file holds twice"


class Staging:
    """What was read of one export. Keys of articles and remarks are unique in it: of two the first counts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.origin = Origin("", "")
        self.left_out: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}
        connection.executescript(TABLES)

    def gather(self, things: Iterable[Thing]) -> None:
        """Takes all that a reader yields; raises what it raises."""
        for thing in things:
            self.put(thing)
        self._connection.commit()
        if not self.origin.source:
            raise BadExport("there is nothing in this export.")

    def put(self, thing: Thing) -> None:
        match thing:
            case Origin():
                self.origin = thing
            case LeftOut():
                self.leave_out(thing.reason, thing.example, thing.count)
            case Remark(article=""):
                self._put_below(thing)
            case _:
                if len(thing.key) > LONGEST_KEY:
                    raise BadExport(f"the key “{thing.key[:40]}…” is too long.")
                self._store(thing)

    def _store(self, thing: Person | Article | Remark | Link | Attachment) -> None:
        match thing:
            case Person():
                self._insert("INSERT OR IGNORE INTO people VALUES (?, ?)", thing.key, thing)
            case Article():
                if not self._insert(
                    "INSERT OR IGNORE INTO articles VALUES (?, ?, ?)", thing.key, _iso(thing.at), thing
                ):
                    self.leave_out(TWICE.format("posts"), thing.title)
            case Remark():
                values = (thing.key, thing.article, thing.parent, _iso(thing.at), thing)
                if not self._insert("INSERT OR IGNORE INTO remarks VALUES (?, ?, ?, ?, ?)", *values):
                    self.leave_out(TWICE.format("comments"), thing.key)
            case Attachment():
                self._insert("INSERT OR IGNORE INTO attachments VALUES (?, ?)", thing.key, thing)
            case Link():
                self._insert("INSERT OR IGNORE INTO links VALUES (?, ?, ?)", thing.key, thing.article, thing)

    def _put_below(self, remark: Remark) -> None:
        """A remark that says only what it is on."""
        if self._has("SELECT 1 FROM articles WHERE key = ?", remark.parent):
            self.put(replace(remark, article=remark.parent or "", parent=None))
            return
        query = "SELECT article FROM remarks WHERE key = ?"
        row = self._connection.execute(query, (remark.parent,)).fetchone()
        if row is None:
            self.leave_out("comments on what is not brought in")
        else:
            self.put(replace(remark, article=row[0]))

    def _has(self, query: str, key: str | None) -> bool:
        return self._connection.execute(query, (key,)).fetchone() is not None

    def _insert(self, statement: str, *values: Any) -> bool:
        *columns, thing = values
        data = json.dumps(asdict(thing), default=_iso)
        return self._connection.execute(statement, (*columns, data)).rowcount > 0

    def leave_out(self, reason: str, example: str = "", count: int = 1) -> None:
        """Notes what is not brought in."""
        self.left_out[reason] += count
        examples = self.examples.setdefault(reason, [])
        if example and len(examples) < MOST_EXAMPLES and example not in examples:
            examples.append(example)

    # What the writer asks.

    def count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 (our names)

    def articles(self) -> Iterator[Article]:
        """The oldest first."""
        with closing(self._connection.cursor()) as cursor:
            for (data,) in cursor.execute("SELECT data FROM articles ORDER BY at, length(key), key"):
                yield _article(json.loads(data))

    def order_of_remarks(self, article: str) -> list[tuple[str, str | None]]:
        """The keys of a thread with those of their parents, by date, but none before what it answers."""
        query = "SELECT key, parent, at FROM remarks WHERE article = ? ORDER BY at, length(key), key"
        return list(_in_order(self._connection.execute(query, (article,)).fetchall()))

    def remarks(self, keys: Sequence[str]) -> list[Remark]:
        """These, in this order; at most some hundreds."""
        marks = ",".join("?" * len(keys))
        rows = self._connection.execute(f"SELECT key, data FROM remarks WHERE key IN ({marks})", keys)  # noqa: S608
        found = {key: _remark(json.loads(data)) for key, data in rows}
        return [found[key] for key in keys]

    def people_of(self, article: str) -> dict[str, str]:
        """The names of all who wrote in a thread, by their keys."""
        query = """
            SELECT people.key, json_extract(people.data, '$.name') FROM people WHERE key IN (
                SELECT json_extract(data, '$.person') FROM articles WHERE key = :key UNION
                SELECT json_extract(data, '$.person') FROM remarks WHERE article = :key
            )"""
        return {str(key): str(name) for key, name in self._connection.execute(query, {"key": article})}

    def links(self, article: str) -> list[Link]:
        rows = self._connection.execute("SELECT data FROM links WHERE article = ?", (article,)).fetchall()
        return [Link(**_dated(json.loads(data), "at")) for (data,) in rows]

    def people(self, keys: Iterable[str]) -> dict[str, Person]:
        found = {}
        for key in keys:
            row = self._connection.execute("SELECT data FROM people WHERE key = ?", (key,)).fetchone()
            if row is not None:
                found[key] = Person(**_dated(json.loads(row[0]), "created_at"))
        return found

    def attachment(self, key: str) -> Attachment | None:
        row = self._connection.execute("SELECT data FROM attachments WHERE key = ?", (key,)).fetchone()
        return None if row is None else Attachment(**json.loads(row[0]))

    def addresses_of_files(self) -> Iterator[str]:
        """Where that site had its files."""
        with closing(self._connection.cursor()) as cursor:
            for (address,) in cursor.execute("SELECT json_extract(data, '$.address') FROM attachments"):
                yield str(address)

    def count_orphans(self) -> int:
        """Remarks under articles that are not there."""
        query = "SELECT count(*) FROM remarks WHERE article NOT IN (SELECT key FROM articles)"
        return int(self._connection.execute(query).fetchone()[0])


@contextmanager
def open_staging() -> Iterator[Staging]:
    """It and its file are gone at the end."""
    with (
        TemporaryDirectory(prefix="forum-import-") as folder,
        closing(sqlite3.connect(Path(folder) / "staging.sqlite3")) as connection,
    ):
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        yield Staging(connection)


def _in_order(rows: Sequence[tuple[str, str | None, str]]) -> Iterator[tuple[str, str | None]]:
    """Whoever answers what is not there, or answers in a circle, answers the article."""
    known = {key for key, _parent, _at in rows}
    parents = {key: parent if parent in known else None for key, parent, _at in rows}
    _break_circles(parents)
    answers: dict[str | None, list[tuple[str, int, str]]] = {}
    for place, (key, _parent, at) in enumerate(rows):
        answers.setdefault(parents[key], []).append((at, place, key))
    waiting = answers.get(None, [])
    heapq.heapify(waiting)
    while waiting:
        at, _place, key = heapq.heappop(waiting)
        yield key, parents[key]
        for answered_at, place, answer in answers.get(key, ()):
            heapq.heappush(waiting, (max(at, answered_at), place, answer))


def _break_circles(parents: dict[str, str | None]) -> None:
    sound: set[str] = set()
    for start in parents:
        above: dict[str, None] = {}
        key: str | None = start
        while key is not None and key not in sound:
            if key in above:
                parents[key] = None
                break
            above[key] = None
            key = parents[key]
        sound.update(above)


def _iso(moment: datetime | Any) -> str:
    return str(moment.isoformat())


def _dated(data: dict[str, Any], *names: str) -> dict[str, Any]:
    for name in names:
        data[name] = datetime.fromisoformat(data[name]) if data[name] else None
    return data


def _article(data: dict[str, Any]) -> Article:
    data = _dated(data, "at", "made_at")
    section = data["section"]
    data |= {"body": Body(**data["body"]), "section": tuple(section) if section else None}
    return Article(**(data | {"tags": tuple(data["tags"]), "addresses": tuple(data["addresses"])}))


def _remark(data: dict[str, Any]) -> Remark:
    data = _dated(data, "at")
    return Remark(**(data | {"body": Body(**data["body"])}))
