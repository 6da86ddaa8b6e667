"""Measures the list of words, and pages on SQLite: how many times a bare Flask page each takes, and its statements.

    python -m benchmarks [--full] [--open N] [--closed N] [--rounds N]

The floor is measured in the same run: a Flask application with nothing but a route and one template without a
database, of about the size of the queue's page. Ratios hold on other machines; the milliseconds do not.
"""

import argparse
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from flask import Flask
from sqlalchemy import event

from benchmarks.content import WRITERS, add_cases, make_member, make_post
from benchmarks.words import measure_words
from forum.app import create_app
from forum.cli.migrations import run_migrations
from forum.db import db, end_reading, now, unit_of_work
from forum.models import SignIn
from forum.permissions import Actor
from forum.services.accounts import hash_secret
from forum.settings import Settings, load_settings

FEW = 50
QUICK = {"open": 5_000, "closed": 50_000}
FULL = {"open": 50_000, "closed": 1_000_000}
ROUNDS = 60
MEGABYTES = 32
WARM = 10
FLOOR = """<!doctype html><title>Floor</title>
<ul>{% for n in range(25) %}<li><h2>{{ n }}</h2><p>{{ words }}</p></li>{% endfor %}</ul>"""


def main() -> None:
    args = _arguments()
    measure_words()
    floor = _floor(args.rounds)
    print(f"bare Flask page: {floor:.2f} ms")
    print(f"{'page':<52}{'ms':>9}{'× floor':>9}{'statements':>12}")
    with tempfile.TemporaryDirectory() as folder:
        settings = _settings(Path(folder))
        app, keeping = create_app(settings), create_app(replace(settings, page_cache_mb=MEGABYTES))
        with app.app_context():
            run_migrations()
            path = _measure_all(app, args, floor)
            db.engine.dispose()
        with keeping.app_context():
            for name, where in (("a post with 50 replies", path), ("the front page", "/")):
                _report(keeping, f"{name}, as a visitor, from memory", where, "", args.rounds, floor)
            db.engine.dispose()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--full", action="store_true", help="50,000 open and 1,000,000 closed cases")
    parser.add_argument("--open", type=int)
    parser.add_argument("--closed", type=int)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    sizes = FULL if args.full else QUICK
    args.open = args.open or sizes["open"]
    args.closed = args.closed or sizes["closed"]
    return args


def _floor(rounds: int) -> float:
    """What Flask itself takes for a page of that size."""
    bare = Flask("floor")
    template = bare.jinja_env.from_string(FLOOR)

    @bare.get("/")
    def page() -> str:
        return template.render(words="Words as long as an excerpt is. " * 8)

    client = bare.test_client()
    return _median(lambda: client.get("/"), rounds)


def _settings(folder: Path) -> Settings:
    """Of a site that makes each page anew."""
    return load_settings(
        folder,
        environ={},
        secret_key=secrets.token_hex(32),
        url="http://localhost",
        limits="off",
        page_cache_mb=0,
        password_memory_kib=8,
        mail="console:",
        log_level="ERROR",
    )


def _measure_all(app: Flask, args: argparse.Namespace, floor: float) -> str:
    """The path of the post that visitors read."""
    admin, moderator = make_member("admin", "admin"), make_member("moderator", "moderator")
    writers = [make_member(f"writer{number}") for number in range(WRITERS)]
    path = make_post(admin, writers)
    cookie = _sign_in(moderator)
    _report(app, "a post with 50 replies, as a visitor", path, "", args.rounds, floor)
    _report(app, "a post with 50 replies, as a moderator", path, cookie, args.rounds, floor)
    add_cases(path, writers, is_open=True, start=0, end=FEW)
    _report(app, f"the queue, {FEW} open", "/moderation/queue", cookie, args.rounds, floor)
    add_cases(path, writers, is_open=True, start=FEW, end=args.open)
    add_cases(path, writers, is_open=False, start=args.open, end=args.open + args.closed)
    sizes = f"{args.open:,} open, {args.closed:,} closed"
    print(f"with {sizes}:")
    for name, where in (
        ("the queue", "/moderation/queue"),
        ("the queue of one blog", "/moderation/queue?blog=1"),
        ("the queue of one reason", "/moderation/queue?why=advice"),
        ("closed cases", "/moderation/queue?state=closed"),
        ("one case", "/moderation/cases/1"),
    ):
        _report(app, name, where, cookie, args.rounds, floor)
    _report(app, "how the moderators are doing", "/moderation/dashboard", cookie, min(args.rounds, 5), floor)
    return path


def _sign_in(actor: Actor) -> str:
    """The secret of a new sign-in."""
    secret = secrets.token_urlsafe(32)
    with unit_of_work() as work:
        work.add(
            SignIn(
                user_id=actor.member_id,
                secret_hash=hash_secret(secret),
                is_kept=False,
                user_agent="",
                address="",
                created_at=now(),
                last_seen_at=now(),
                expires_at=now().replace(year=now().year + 1),
            )
        )
    return secret


def _report(app: Flask, name: str, path: str, secret: str, rounds: int, floor: float) -> None:
    end_reading()
    client = app.test_client()
    if secret:
        with client.session_transaction() as session:
            session["_user_id"] = secret
            session["_fresh"] = True

    def ask() -> None:
        # A context of its own, as each request has on a server.
        with app.app_context():
            answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path} answers {answer.status_code}")

    # What is asked once a process, and what a page from memory was made of, do not count.
    ask()
    with _statements() as sent:
        ask()
    took = _median(ask, rounds)
    print(f"{name:<52}{took:>9.2f}{took / floor:>9.1f}{len(sent):>12}", flush=True)


@contextmanager
def _statements() -> Iterator[list[str]]:
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def _median(ask: Callable[[], Any], rounds: int) -> float:
    """Milliseconds of the median request, after a few to warm up."""
    times = []
    for turn in range(min(WARM, rounds) + rounds):
        begun = perf_counter()
        ask()
        if turn >= min(WARM, rounds):
            times.append(1000 * (perf_counter() - begun))
    return median(times)


if __name__ == "__main__":
    main()
