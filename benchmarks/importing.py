"""Measures bringing a board in: things a second, what was computed of that, and the most memory that it took.

    python -m benchmarks.importing BOARD [--megabytes N] [--url DATABASE] [--dry-run]

BOARD is a folder with a dump of Stack Exchange. Its rows are repeated with other numbers until the three files have so
many megabytes together; the users stay the same. The import is the command itself, in a process of its own.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter

# The columns of each file that are shifted with each round.
SHIFTED = {"Posts.xml": ("Id", "ParentId"), "Comments.xml": ("Id", "PostId")}
STEP = 10_000_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("board", type=Path)
    options.add_argument("--megabytes", type=int, default=20)
    options.add_argument("--url", default="", help="the address of an empty database; by default SQLite")
    options.add_argument("--dry-run", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="forum-importing-") as place:
        board = Path(place) / "board"
        board.mkdir()
        rows = repeat(given.board, board, given.megabytes * 1_000_000)
        environment = {"FORUM_INSTANCE_PATH": place} | ({"FORUM_DATABASE_URL": given.url} if given.url else {})
        run(environment, "db", "upgrade")
        run(environment, "user", "create", "keeper", "--email", "keeper@example.org", "--role", "admin")
        before, computed = perf_counter(), computing()
        words = ["import", "stackexchange", str(board), "--admin", "keeper", *(["--dry-run"] if given.dry_run else [])]
        print(run(environment, *words))
        seconds = perf_counter() - before
        computed = computing() - computed
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = sum(file.stat().st_size for file in board.iterdir()) / 1_000_000
        print(f"{size:,.0f} MB, {rows:,} posts and comments: {seconds:,.0f} s, {rows / seconds:,.0f} a second,")
        print(f"{computed:,.0f} s of one processor, {rows / computed:,.0f} a second of that,")
        print(f"at most {peak:,.0f} MiB of memory.")
        if not given.dry_run:
            before = perf_counter()
            print(run(environment, "verify") or f"verify prints nothing, after {perf_counter() - before:,.0f} s.")


def repeat(source: Path, target: Path, size: int) -> int:
    """Writes the files and gives how many posts and comments they hold."""
    (target / "Users.xml").write_bytes((source / "Users.xml").read_bytes())
    rows = {name: list(rows_of(source / name)) for name in SHIFTED}
    once = sum(len(row.encode()) for of_file in rows.values() for row in of_file)
    rounds = max(1, round(size / once))
    for name, columns in SHIFTED.items():
        with (target / name).open("w", encoding="utf-8") as stream:
            stream.write('<?xml version="1.0" encoding="utf-8"?>\n<rows>\n')
            for number in range(rounds):
                stream.writelines(shift(row, columns, number * STEP) + "\n" for row in rows[name])
            stream.write("</rows>\n")
    return rounds * sum(map(len, rows.values()))


def rows_of(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8-sig") as stream:
        yield from (line.strip() for line in stream if line.lstrip().startswith("<row "))


def shift(row: str, columns: tuple[str, ...], by: int) -> str:
    names = "|".join(columns)
    return re.sub(rf' ({names})="(\d+)"', lambda found: f' {found[1]}="{int(found[2]) + by}"', row)


def computing() -> float:
    """Seconds of processors that the commands before have had."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(environment: Mapping[str, str], *words: str) -> str:
    """What a command of the forum printed on standard output."""
    command = [sys.executable, "-m", "forum", *words]
    done = subprocess.run(command, env=os.environ | dict(environment), stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    main()
