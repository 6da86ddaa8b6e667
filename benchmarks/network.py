"""Measures a site over its network, against a bare Flask page under gunicorn: `make bench`.

    python -m benchmarks.network [--size small|large|largest] [--database sqlite|postgresql|both]
        [--runs N] [--seconds N] [--workers N] [--settling N] [--folder FOLDER] [--only WORDS]

The table goes to standard output, each row also to standard error when it is there. A folder keeps the sites from one
time to the next, which a large one deserves.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.databases import DATABASES, check_postgresql, kept_database
from benchmarks.machine import describe, syncs_a_second
from benchmarks.rows import OFTEN_READ, Measuring, is_sound, measure_all, measure_threads
from benchmarks.servers import Server, end_on_sigterm, floor
from benchmarks.sites import MEMBERS, Size, make_site
from benchmarks.table import Row, markdown, number
from benchmarks.targets import OF_DATABASE
from benchmarks.wrk import CONNECTIONS, find_wrk

USUAL, LONG = 300, 2_000
FULL_THREADS = 150
SIZES = {
    "small": (1_000, 10_000, 1_000),
    "large": (300_000, 3_000_000, 1_000_000),
    "largest": (1_000_000, 10_000_000, 1_000_000),
}


def main() -> None:
    args = _arguments()
    end_on_sigterm()
    find_wrk()
    if "postgresql" in _databases(args):
        check_postgresql()
    with ExitStack() as stack:
        folder = args.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="forum-bench-")))
        folder.mkdir(parents=True, exist_ok=True)
        # PostgreSQL's account must come through it.
        folder.chmod(0o755)
        about = [describe(), f"fdatasync {number(syncs_a_second(folder))}/s"]
        bare = stack.enter_context(floor(folder))
        rows = [row for database in _databases(args) for row in _measure(args, folder, bare, database)]
    print(_heading(args, about))
    print(markdown(rows))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.network")
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("--database", choices=(*DATABASES, "both"), default="both")
    parser.add_argument("--runs", type=int, default=5, help="the median of so many counts")
    parser.add_argument("--seconds", type=int, default=4, help="how long each run takes")
    parser.add_argument("--workers", type=int, default=2, help="FORUM_WORKERS; 1 is what a site has by default")
    parser.add_argument("--settling", type=int, default=10_000, help="requests after which memory is looked at")
    parser.add_argument("--folder", type=Path, help="keeps the sites for the next time")
    parser.add_argument("--only", default="", help="rows whose name holds these words")
    return parser.parse_args()


def _databases(args: argparse.Namespace) -> tuple[str, ...]:
    return DATABASES if args.database == "both" else (args.database,)


def _measure(args: argparse.Namespace, folder: Path, bare: Server, database: str) -> Iterator[Row]:
    posts, replies, longest = SIZES[args.size]
    for characters, measure in ((USUAL, measure_all), (LONG, measure_threads)):
        if characters == LONG and args.size != "small":
            return
        size = Size(posts, replies, longest, FULL_THREADS, characters)
        name = f"{database}, {characters:,} characters"
        place = folder / f"{database}-{args.size}-{characters}"
        with kept_database(database, place / "server") as url:
            site = make_site(place, url, size)
            promised = OF_DATABASE[database]
            measuring = Measuring(bare, args.runs, args.seconds, args.workers, args.settling, promised, name, args.only)
            yield from measure(measuring, site)
            yield from is_sound(measuring, site)


def _heading(args: argparse.Namespace, about: list[str]) -> str:
    posts, replies, longest = SIZES[args.size]
    lines = [
        f"**{'; '.join(about)}.**",
        "",
        f"`python -m benchmarks.network {' '.join(sys.argv[1:])}`: {posts:,} posts, {replies:,} replies,",
        f"{MEMBERS:,} members, one thread of {longest:,} replies, {FULL_THREADS} of 50:",
        f"{OFTEN_READ} of these are asked in turn, and all of them where nothing is to be kept.",
        f"`forum serve` with `FORUM_WORKERS={args.workers}` and `FORUM_LIMITS=off`, else its defaults.",
        f"`wrk -t1 -c{CONNECTIONS} -d{args.seconds}s`, the median of {args.runs}. The floor, before and after each",
        "row: a Flask page of 30,000 bytes, gunicorn, 2 sync workers.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
