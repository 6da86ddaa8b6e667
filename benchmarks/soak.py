"""Has a site answer very many requests, a fifth of them writes, and looks whether it holds more and more meanwhile.

    python -m benchmarks.soak [--requests N] [--warm N] [--database sqlite|postgresql] [--workers N]

At the end memory and open files must have stayed level since the site was warm, after half of the requests unless
`--warm` says otherwise, when all that is kept is full; every answer must have been the one that was expected, and
`forum verify` must be silent. Memory is what the site's processes have for themselves: their part of what they share
with other programs changes when one of these ends. The exit status says whether all that is so.
"""

import argparse
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression, mean
from time import monotonic

from benchmarks.databases import DATABASES, new_database
from benchmarks.servers import Server, descriptors, end_on_sigterm, memory, serving
from benchmarks.sites import Site, Size, make_site, verify
from benchmarks.soak_visitor import Visitor

REQUESTS = 200_000
SIZE = Size(posts=500, replies=10_000, longest=1_000, full=20, characters=300)
VISITORS = 8
SAMPLES = 100
FEWEST_SAMPLES = 20
# After warming up memory may differ by so much, and open files by so many.
MOST_GROWTH = 0.05
MOST_FILES = 10
MOST_SAID = 20


@dataclass(frozen=True)
class Sample:
    """After so many requests: MiB that all processes have for themselves, and their open files and connections."""

    requests: int
    mebibytes: float
    files: int


@dataclass
class Course:
    """What all visitors share: how many requests are done, what went wrong, and the samples."""

    wanted: int
    server: Server
    done: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, requests: int) -> bool:
        """Adds to what is done, looks at the server when it is time, and says whether to go on."""
        with self.lock:
            self.done += requests
            if self.done * SAMPLES >= len(self.samples) * self.wanted:
                pids = self.server.processes()
                self.samples.append(Sample(self.done, memory(pids).private, descriptors(pids)))
            return self.done < self.wanted

    def fail(self, words: str) -> None:
        with self.lock:
            self.errors[words] += 1


def main() -> None:
    args = _arguments()
    end_on_sigterm()
    with tempfile.TemporaryDirectory(prefix="forum-soak-") as name, new_database(args.database) as url:
        site = make_site(Path(name), url, SIZE)
        begun = monotonic()
        with serving(site.folder, site.environment, workers=args.workers) as server:
            course = _run(site, Course(args.requests, server))
        took = monotonic() - begun
        faults = verify(site)
    print("\n".join(told(course.samples)))
    print(f"{course.done:,} requests in {took:,.0f} s on {args.database}, {VISITORS} at once, {args.workers} workers")
    problems = [
        *judge(course.samples, args.requests // 2 if args.warm is None else args.warm),
        *(f"{count} × {words}" for words, count in course.errors.most_common(MOST_SAID)),
    ]
    problems += [f"forum verify: {line}" for line in faults[:MOST_SAID]]
    print("\n".join(problems) or "Level, without an error, and sound.")
    sys.exit(1 if problems else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak")
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--warm", type=int, help="requests after which memory and files must stay level")
    parser.add_argument("--database", choices=DATABASES, default="sqlite")
    parser.add_argument("--workers", type=int, default=1)
    return parser.parse_args()


def _run(site: Site, course: Course) -> Course:
    threads = [threading.Thread(target=_visit, args=(site, course, number)) for number in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return course


def _visit(site: Site, course: Course, number: int) -> None:
    visitor = Visitor(site, course.server.port, number)
    try:
        while course.count(visitor.act()):
            while visitor.errors:
                course.fail(visitor.errors.pop())
    except Exception as error:
        # Whatever ends a visitor is what this is here to find; the others go on.
        course.fail(f"a visitor ended: {error!r}")
    finally:
        visitor.close()


def told(samples: Sequence[Sample]) -> list[str]:
    """A line for every tenth of the way."""
    tenth = max(1, len(samples) // 10)
    return [f"{each.requests:>9,} requests: {each.mebibytes:.1f} MiB, {each.files} files" for each in samples[::tenth]]


def judge(samples: Sequence[Sample], warm: int) -> list[str]:
    """What is not level after so many requests, in words: memory by the line that fits best, files by the ends."""
    level = [sample for sample in samples if sample.requests >= warm]
    if len(level) < FEWEST_SAMPLES:
        return [f"only {len(level)} samples were taken after warming up"]
    held = [sample.mebibytes for sample in level]
    asked = [sample.requests for sample in level]
    growth = linear_regression(asked, held).slope * (asked[-1] - asked[0]) / mean(held)
    files = mean(sample.files for sample in level[-10:]) - mean(sample.files for sample in level[:10])
    print(f"memory {held[0]:.1f} to {held[-1]:.1f} MiB, by its line {growth:+.1%}; files {files:+.1f}")
    problems = []
    if growth > MOST_GROWTH:
        problems.append(f"memory grew by {growth:.1%}")
    if files > MOST_FILES:
        problems.append(f"open files grew by {files:.0f}")
    return problems


if __name__ == "__main__":
    main()
