"""Measures searches on a site with a million replies: `python -m benchmarks.search BOARD FOLDER [--database URL]`.

BOARD is the folder of a board's dump, FOLDER that of the site, which is filled first where it is new. Each search is
asked so often with an empty statement cache behind it that its p99 says something; times are those of the queries of a
page, without the page.
"""

import argparse
import secrets
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter, thread_time

from sqlalchemy import select, text

from benchmarks.board import fill_site
from forum.app import create_app
from forum.cli.migrations import run_migrations
from forum.cli.web_processes import settle_memory
from forum.db import db, end_reading, session
from forum.models import Post
from forum.permissions import VISITOR, Actor
from forum.queries.people import get_member_actor
from forum.queries.search import list_newest, list_ranked
from forum.queries.search_names import resolve
from forum.search import parse_query
from forum.settings import load_settings

REPLIES = 1_000_000
ROUNDS = 100
MINE = "is:mine"
SEARCHES = (
    "the",
    "history",
    "history question",
    "roman",
    "crusades",
    "absentword",
    '"the question"',
    '"second world war"',
    "history -question",
    "history by:writer0",
    "history by:writer500",
    "history in:blog-3",
    "history before:2020",
    "history after:2024",
    f"history {MINE}",
    "by:writer3",
    "in:blog-2",
    f"in:blog-2 -the {MINE}",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("board", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", default="")
    parser.add_argument("--replies", type=int, default=REPLIES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    given = {"database_url": args.database} if args.database else {}
    settings = load_settings(
        args.folder,
        environ={},
        secret_key=secrets.token_hex(32),
        url="http://localhost",
        limits="off",
        mail="console:",
        log_level="ERROR",
        **given,
    )
    app = create_app(settings)
    with app.app_context():
        run_migrations()
        if session().scalar(select(Post.id).limit(1)) is None:
            end_reading()
            fill_site(args.board, args.replies)
        end_reading()
        settle_memory()
        _measure(args.rounds)
        db.engine.dispose()


def _measure(rounds: int) -> None:
    member = get_member_actor(2)
    end_reading()
    print(f"{'search, in ms':<34}{'p50':>8}{'p99':>8}{'of which processor':>20}")
    for words in SEARCHES:
        actor = member if MINE in words else VISITOR
        orders = [("best", list_ranked), ("newest", list_newest)]
        for name, listing in orders if parse_query(words).words else orders[1:]:
            _report(f"{words}, {name}", actor, words, listing, rounds)


def _report(label: str, actor: Actor, words: str, listing: Callable[..., object], rounds: int) -> None:
    took, used = [], []
    for _ in range(rounds + 3):
        begun, before = perf_counter(), _processor()
        listing(actor, resolve(actor, parse_query(words)))
        took.append(1000 * (perf_counter() - begun))
        used.append(_processor() - before)
        end_reading()
    percentiles, of_processor = quantiles(took[3:], n=100), quantiles(used[3:], n=100)
    print(
        f"{label:<34}{percentiles[49]:>8.1f}{percentiles[98]:>8.1f}{of_processor[49]:>10.1f}{of_processor[98]:>10.1f}"
    )


def _processor() -> float:
    """Milliseconds of the processor that this thread has had, and its server process where that is on this machine."""
    used = 1000 * thread_time()
    if db.engine.dialect.name != "sqlite":
        process = session().scalar(text("SELECT pg_backend_pid()"))
        used += int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1_000_000
    return used


if __name__ == "__main__":
    main()
