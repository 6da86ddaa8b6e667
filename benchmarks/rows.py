"""The rows that are measured of one site, over its network: pages, replies, memory and the start."""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from benchmarks import targets
from benchmarks.client import Client
from benchmarks.servers import Server, memory, serving
from benchmarks.sites import Member, Site, verify
from benchmarks.table import Row, Target, number
from benchmarks.writing import WRITERS, post_replies
from benchmarks.wrk import Asked, Load, run_wrk

FEED = "/feed.atom"
FRONT = "/"
PLACES = 200
MOST_TOLD = 20
# Threads that many read. All that are there are more than a process keeps windows or rows of, so that asked in turn
# none is found again.
OFTEN_READ = 50
# Each web process keeps pages of its own; chance parts the connections among them.
WARMING_ROUNDS, MOST_WARMING, WARMING_SECONDS = 4, 200, 5
# As Chromium 130 asks.
CODINGS = {"Accept-Encoding": "gzip, deflate, br, zstd"}
PLAIN = {"Accept-Encoding": "identity"}
# Of a visitor who chose a theme, say: no page is sent to them from memory.
ANY_COOKIE = {"Cookie": "any=1"}
# Nothing of it is secret.
RANDOM = random.Random(6)  # noqa: S311


@dataclass(frozen=True)
class Measuring:
    """How long and how often; `floor` is the server of the bare page, `name` says of which site a row is."""

    floor: Server
    runs: int
    seconds: int
    workers: int
    settling: int
    promised: targets.Targets
    name: str
    wanted: str = ""

    def wants(self, what: str) -> bool:
        return self.wanted in f"{self.name}: {what}"

    def floor_now(self) -> float:
        return run_wrk(self.floor.origin, [Asked(FRONT, PLAIN)], self.seconds).per_second

    def warm(self, server: Server, asked: Sequence[Asked], requests: int) -> None:
        """Has a server answer so many requests that do not count; ends the program when it answers none."""
        done = 0
        while done < requests:
            # What wrk waits for when its time is over is lost, so that a short run may never see a slow page.
            load = run_wrk(server.origin, asked, max(self.seconds, WARMING_SECONDS))
            if not load.requests:
                raise SystemExit(f"{asked[0].path} was not answered within {WARMING_SECONDS} s.")
            done += load.requests

    def pages(self, what: str, server: Server, asked: Sequence[Asked], target: Target | None) -> Iterator[Row]:
        """Requests a second, the median of the runs; the floor is measured before and after."""
        if not self.wants(what):
            return
        self.warm(server, asked, min(WARMING_ROUNDS * len(asked), MOST_WARMING))
        before = self.floor_now()
        loads = [run_wrk(server.origin, asked, self.seconds) for _ in range(self.runs)]
        floor = (before + self.floor_now()) / 2
        middle = sorted(loads, key=lambda load: load.per_second)[len(loads) // 2]
        ratio = middle.per_second / floor
        yield self.row(what, _told(middle, loads), floor=floor, ratio=ratio, target=target, judged=ratio)

    def row(
        self,
        what: str,
        measured: str,
        *,
        target: Target | None = None,
        judged: float | None = None,
        floor: float | None = None,
        ratio: float | None = None,
    ) -> Row:
        row = Row(f"{self.name}: {what}", measured, floor, ratio, target, judged)
        print(" | ".join(row.cells()), file=sys.stderr, flush=True)
        return row


def _told(middle: Load, loads: Sequence[Load]) -> str:
    failed = sum(load.failed for load in loads)
    told = f"{number(middle.per_second)} requests/s, p50 {number(middle.p50)} ms, p99 {number(middle.p99)} ms"
    return f"{told}, **{failed} failed**" if failed else told


def measure_threads(measuring: Measuring, site: Site) -> Iterator[Row]:
    """A thread of 50 replies, as a visitor and as a member, from memory and made anew."""
    yield from _with_server(measuring, site, _threads_from_memory)
    yield from _with_server(measuring, site, _threads_made_anew, page_cache_mb=0)


def measure_all(measuring: Measuring, site: Site) -> Iterator[Row]:
    """Everything, in an order in which what is written comes after what is read from memory."""
    yield from _with_server(measuring, site, _threads_from_memory, _unchanged, _front_page)
    yield from _with_server(measuring, site, _threads_made_anew, _windows, page_cache_mb=0)
    yield from _with_server(measuring, site, _writing)
    if measuring.wants("start"):
        yield _start(measuring, site)
    if measuring.wants("memory"):
        yield from _memory(measuring, site)


def is_sound(measuring: Measuring, site: Site) -> Iterator[Row]:
    """Whether a site still keeps what it promises itself, after all that was done to it."""
    if measuring.wants("forum verify"):
        faults = verify(site)
        print("\n".join(faults[:MOST_TOLD]), file=sys.stderr)
        told = f"{len(faults)} faults" if faults else "silent"
        yield measuring.row("forum verify", told, target=targets.NO_FAULTS, judged=len(faults))


Part = Callable[[Measuring, Site, Server], Iterator[Row]]


def _with_server(measuring: Measuring, site: Site, *parts: Part, **settings: object) -> Iterator[Row]:
    with serving(site.folder, site.environment, workers=measuring.workers, **settings) as server:
        for part in parts:
            yield from part(measuring, site, server)


def _as(member: Member) -> dict[str, str]:
    return CODINGS | {"Cookie": member.cookie}


def _threads_from_memory(measuring: Measuring, site: Site, server: Server) -> Iterator[Row]:
    for coding, headers, target in (
        ("compressed", CODINGS, targets.KEPT),
        ("not compressed", PLAIN, targets.KEPT),
    ):
        asked = [Asked(path, headers) for path in site.threads[:OFTEN_READ]]
        yield from measuring.pages(f"thread, visitor, from memory, {coding}", server, asked, target)
    asked = [Asked(path, CODINGS | ANY_COOKIE) for path in site.threads[:OFTEN_READ]]
    yield from measuring.pages(
        "thread, visitor, past the page cache by a cookie", server, asked, measuring.promised.made
    )
    promised = measuring.promised.for_members
    asked = [Asked(path, _as(RANDOM.choice(site.members))) for path in site.threads]
    yield from measuring.pages("thread, signed-in member", server, asked[:OFTEN_READ], promised)
    yield from measuring.pages("thread, signed-in member, nothing kept", server, asked, promised)


def _threads_made_anew(measuring: Measuring, site: Site, server: Server) -> Iterator[Row]:
    asked = [Asked(path, CODINGS) for path in site.threads]
    yield from measuring.pages("thread, visitor, made anew", server, asked[:OFTEN_READ], measuring.promised.made)
    yield from measuring.pages("thread, visitor, made anew, no row kept", server, asked, measuring.promised.made)


def _unchanged(measuring: Measuring, site: Site, server: Server) -> Iterator[Row]:
    for what, paths in (("page", site.threads[:OFTEN_READ]), ("feed", [FEED])):
        asked = [Asked(path, CODINGS | {"If-None-Match": _tag(server, path)}) for path in paths]
        yield from measuring.pages(f"304 for an unchanged {what}", server, asked, targets.UNCHANGED)


def _tag(server: Server, path: str) -> str:
    client = Client(server.port)
    status, headers, _body = client.get(path, CODINGS)
    again, _headers, _body = client.get(path, CODINGS | {"If-None-Match": headers.get("ETag", "")})
    client.close()
    if (status, again) != (200, 304):
        raise SystemExit(f"{path} answers {status}, and {again} to who has it")
    return headers["ETag"]


def _front_page(measuring: Measuring, site: Site, server: Server) -> Iterator[Row]:
    asked = [Asked(FRONT, _as(member)) for member in site.members]
    yield from measuring.pages("front page of 20 posts, signed-in member", server, asked, measuring.promised.front)


def _windows(measuring: Measuring, site: Site, server: Server) -> Iterator[Row]:
    """Of the longest thread, each compared with the first."""
    last = site.longest_size
    middles = [last // 4 + RANDOM.randrange(last // 2) for _ in range(PLACES)]
    asked = {
        "first": [site.longest],
        "middle": [f"{site.longest}?at={place}" for place in middles],
        "last": [f"{site.longest}?last=1"],
    }
    first = 0.0
    for name, paths in asked.items():
        what = f"{name} window of {last:,} replies, made anew"
        for row in measuring.pages(what, server, [Asked(path, CODINGS) for path in paths], None):
            per_second = (row.ratio or 0) * (row.floor or 0)
            first = first or per_second
            yield Row(row.what, row.measured, row.floor, row.ratio, targets.ANY_WINDOW, per_second / first)


def _writing(measuring: Measuring, site: Site, server: Server) -> Iterator[Row]:
    seconds = measuring.runs * measuring.seconds
    path = site.threads[0]
    if measuring.wants("reply of 300 characters"):
        one = post_replies(server.port, site, path, 1, seconds)
        told = f"p50 {number(one.p50)} ms, p99 {number(one.p99)} ms, {one.count:,} replies, {one.errors} errors"
        yield measuring.row(
            "reply of 300 characters, POST to redirect", told, target=measuring.promised.posted, judged=one.p50
        )
    if measuring.wants(f"{WRITERS} writers"):
        many = post_replies(server.port, site, path, WRITERS, seconds)
        name = f"{WRITERS} writers in one thread"
        told = f"{number(many.per_second)} replies/s"
        yield measuring.row(name, told, target=measuring.promised.writers, judged=many.per_second)
        yield measuring.row(f"{name}, p99", f"{number(many.p99)} ms", target=targets.SLOWEST, judged=many.p99)
        told = f"{many.errors} of {many.count + many.errors:,}"
        yield measuring.row(f"{name}, errors", told, target=targets.NO_ERRORS, judged=many.errors)


def _start(measuring: Measuring, site: Site) -> Row:
    """From the command to the first page, when everything was started before."""
    times = []
    for _ in range(measuring.runs):
        begun = perf_counter()
        with serving(site.folder, site.environment, workers=measuring.workers):
            times.append(1_000 * (perf_counter() - begun))
    took = median(times)
    return measuring.row("start to first page", f"{number(took)} ms", target=targets.FIRST_PAGE, judged=took)


def _memory(measuring: Measuring, site: Site) -> Iterator[Row]:
    held = []
    for workers in (1, 2):
        with serving(site.folder, site.environment, workers=workers) as server:
            _ask_all_kinds(measuring, site, server)
            held.append(memory(server.processes()))
    one, two = held
    told = f"{number(one.pss)} MiB (PSS; RSS {number(one.rss)}, private {number(one.private)} MiB)"
    name = f"memory after {measuring.settling:,} requests"
    yield measuring.row(f"{name}, one worker with all", told, target=targets.FIRST_WORKER, judged=one.pss)
    more = two.pss - one.pss
    told = f"{number(more)} MiB (PSS; RSS {number(two.rss - one.rss)}, private {number(two.private - one.private)} MiB)"
    yield measuring.row(f"{name}, each further worker", told, target=targets.NEXT_WORKER, judged=more)


def _ask_all_kinds(measuring: Measuring, site: Site, server: Server) -> None:
    paths = [*site.threads[:OFTEN_READ], FRONT, FEED, site.longest, f"{site.longest}?last=1"]
    asked = [Asked(path, CODINGS) for path in paths] + [Asked(path, _as(site.members[0])) for path in paths]
    measuring.warm(server, asked, measuring.settling)
