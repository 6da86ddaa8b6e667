"""The database that a release leaves behind, as SQL for both kinds: `python -m tests.support.schemas`.

It writes `tests/schemas/<version>/`, from the world of the matrices and a row for each table that is empty in it. Time
and chance stand still meanwhile, so that two runs of one version differ in nothing.
"""

import os
import random
import re
import secrets
import sqlite3
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import pyotp
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec
from flask import Flask
from sqlalchemy import create_engine, delete, select, update

from forum.app import create_app
from forum.cli.migrations import run_migrations
from forum.db import Base, end_reading, now, session, unit_of_work
from forum.db.jobs import Job
from forum.models import (
    Blog,
    BlogSlug,
    Correction,
    Decision,
    FeedChange,
    Identity,
    ImportSource,
    LimitHit,
    Linkback,
    Mail,
    NewsletterIssue,
    NewsletterRecipient,
    NewsletterSubscriber,
    NotificationSetting,
    OldAddress,
    PageRevision,
    Picture,
    Post,
    ReaderSettings,
    ReadingMark,
    ReplyRedirect,
    Sanction,
    Tag,
    TagSlug,
    TermsAcceptance,
    User,
)
from forum.queries.verification import find_faults
from tests.conftest import close_database, settings_for
from tests.matrices.world import build_world
from tests.support.postgres import find_postgres, running_postgres

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "tests" / "schemas"
MOMENT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
# What stands on the tables, each on those before; the one table among them is the index of searches.
ORDER = ("view", "table", "index", "trigger")
REBUILD = "INSERT INTO search_index (search_index) VALUES ('rebuild');"
SCRIPTS = {"sqlite": "sqlite.sql", "postgresql": "postgresql.sql"}
_HEADINGS = re.compile(r"^--\n-- Name: .*\n--\n+|^-- Dump.*\n|^\\(?:un)?restrict .*\n", re.MULTILINE)
_SHADOW = re.compile(r"search_index_\w+|sqlite_\w+")


def version() -> str:
    """That of pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def load_script(url: str, script: Path) -> None:
    """Fills the empty database at `url` with what a script made."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            connection.executescript(script.read_text())
        return
    engine = create_engine(url)
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute(script.read_text())
        driver.commit()
    engine.dispose()


@contextmanager
def standing_still() -> Iterator[None]:
    """What is secret elsewhere follows from the one before."""
    chance = random.Random(1)
    random.seed(1)

    def make_key(curve: ec.EllipticCurve) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(chance.getrandbits(curve.key_size - 1) + 1, curve)

    with (
        time_machine.travel(MOMENT, tick=False),
        mock.patch.object(secrets, "token_bytes", lambda number=None: chance.randbytes(number or 32)),
        mock.patch.object(secrets, "choice", chance.choice),
        mock.patch.object(os, "urandom", chance.randbytes),
        mock.patch.object(pyotp, "random", chance),
        mock.patch.object(ec, "generate_private_key", make_key),
        mock.patch.object(os, "getpid", return_value=1),
    ):
        yield


def build_site(app: Flask) -> None:
    """The world of the matrices, in which no table is empty."""
    build_world(app)
    with app.app_context():
        with unit_of_work() as work:
            work.add_all(_rows_of_other_tables())
            # What was given up is a fault of a site, and there is to be none.
            work.execute(delete(Job).where(Job.state == "dead"))
            # Files are no part of the scripts, so no picture may miss any.
            work.execute(update(Picture).values(state="removed", removed_at=now(), reason="Zzreason"))
        end_reading()
        tables = Base.metadata.sorted_tables
        empty = [table.name for table in tables if session().execute(select(table).limit(1)).first() is None]
        if empty:
            raise RuntimeError(f"these tables hold nothing; add a row to _rows_of_other_tables: {', '.join(empty)}")
        faults = [fault.words for fault in find_faults()]
        if faults:
            raise RuntimeError(f"the site has faults: {faults}")
        end_reading()


def _rows_of_other_tables() -> list[Any]:
    def first(column: Any) -> int:
        return int(session().scalars(select(column).order_by(column)).first() or 0)

    user, post, blog, tag = first(User.id), first(Post.id), first(Blog.id), first(Tag.id)
    return [
        BlogSlug(slug="an-earlier-name", blog_id=blog),
        TagSlug(slug="an-earlier-tag", tag_id=tag),
        Correction(post_id=post, editor_id=user, words="It is 5 mg, not 50 mg.", created_at=now()),
        FeedChange(post_id=post, blog_id=blog, created_at=now()),
        Identity(user_id=user, issuer="https://accounts.example.org", subject="7", is_paused=False, linked_at=now()),
        ImportSource(source="wxr old.example", kind="post", external_id="7", post_id=post, created_at=now()),
        Linkback(post_id=post, kind="pingback", title="Elsewhere", is_approved=True, created_at=now()),
        OldAddress(path="/2012/01/a-post", post_id=post),
        LimitHit(scope="sign_in_account", key="0" * 64, hit_at=now()),
        NewsletterRecipient(
            issue_id=first(NewsletterIssue.id),
            subscriber_id=first(NewsletterSubscriber.id),
            state="mailed",
            mail_id=first(Mail.id),
        ),
        NotificationSetting(user_id=user, kind="reply", is_on_site=True, mail="daily"),
        PageRevision(name="imprint", version=1, source="Us.", html="<p>Us.</p>", editor_id=user, created_at=now()),
        ReaderSettings(user_id=user, digest_hour=7, quiet_from=22, quiet_to=6, seen_at=now()),
        ReadingMark(user_id=user, post_id=post, read_up_to=1, read_beyond="3", first_read_at=now(), read_at=now()),
        ReplyRedirect(post_id=post, number=900, to_post_id=post, to_number=1),
        Sanction(user_id=user, kind="warning", decision_id=first(Decision.id), starts_at=now(), acknowledged_at=now()),
        TermsAcceptance(user_id=user, terms_version="2026-01-01", accepted_at=now()),
    ]


def dump_sqlite(path: Path) -> str:
    """Tables with their rows first; the index of searches is made anew from them."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        made = [row for row in connection.execute(query) if not _SHADOW.fullmatch(row[1])]
        tables = [row for row in made if row[0] == "table" and not row[2].startswith("CREATE VIRTUAL")]
        others = sorted((row for row in made if row not in tables), key=lambda row: (ORDER.index(row[0]), row[1]))
        rows = filter(None, (_rows(connection, name) for _kind, name, _sql in tables))
        parts = [*(f"{_in_order(sql)};" for _kind, _name, sql in tables), *rows]
        parts += [f"{sql.strip()};" for _kind, _name, sql in others]
    begin, end = ["PRAGMA foreign_keys=OFF;", "BEGIN;"], [REBUILD, "COMMIT;"]
    return "\n".join([*begin, *parts, *end]) + "\n"


def _in_order(sql: str) -> str:
    """Alembic names constraints in another order each time that it makes a table anew."""
    lines = [line.strip().rstrip(",") for line in sql.strip().splitlines()]
    columns = [line for line in lines[1:-1] if not line.startswith("CONSTRAINT")]
    constraints = sorted(line for line in lines[1:-1] if line.startswith("CONSTRAINT"))
    return "\n".join([lines[0], ",\n".join([*columns, *constraints]), lines[-1]])


def _rows(connection: sqlite3.Connection, table: str) -> str:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info('{table}')")]
    quoted = " || ',' || ".join(f'quote("{name}")' for name in names)
    rows = [row[0] for row in connection.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid')]
    return f'INSERT INTO "{table}" VALUES\n' + ",\n".join(f"({row})" for row in rows) + ";" if rows else ""


def dump_postgresql(url: str) -> str:
    """As pg_dump has it, without what names a server or a version."""
    binaries = find_postgres()
    if binaries is None:
        raise RuntimeError("PostgreSQL is not installed")
    engine = create_engine(url)
    found = {"PGHOST": str(engine.url.query["host"]), "PGUSER": str(engine.url.username)}
    command = [str(binaries / "pg_dump"), "--inserts", "--rows-per-insert=1000", "--no-owner", "--no-privileges"]
    done = subprocess.run(
        [*command, "--schema=public", str(engine.url.database)],
        env=os.environ | found,
        capture_output=True,
        text=True,
        check=True,
    )
    dumped = _HEADINGS.sub("", done.stdout)
    begins = re.search(r"^CREATE (?!SCHEMA)", dumped, re.MULTILINE)
    if begins is None:
        raise RuntimeError("pg_dump gave no tables")
    head = "SELECT pg_catalog.set_config('search_path', '', false);\n"
    return head + re.sub(r"\n{2,}(?=CREATE|ALTER|INSERT|SELECT|SET)", "\n", dumped[begins.start() :]).rstrip() + "\n"


def write_scripts(folder: Path) -> None:
    """Makes the site on both kinds of database, and writes what they hold."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="forum-schemas-") as place, running_postgres() as server:
        for kind, url in {"sqlite": "", "postgresql": server.create_database("release")}.items():
            instance = Path(place) / kind
            address = {"database_url": url} if url else {}
            app = create_app(settings_for(instance, help_contacts="Zzhelp | 12", **address))
            with app.app_context():
                run_migrations()
            with standing_still():
                build_site(app)
            close_database(app)
            dumped = dump_postgresql(url) if url else dump_sqlite(instance / "forum.sqlite3")
            (folder / SCRIPTS[kind]).write_text(dumped)


if __name__ == "__main__":
    write_scripts(SCHEMAS / version())
