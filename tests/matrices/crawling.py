"""Fetches every address as every viewer, once, and keeps what the tests ask of the answers."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote, urlsplit

from werkzeug.test import TestResponse

from tests.matrices.answers import faults_of_answer, faults_of_html
from tests.matrices.gathering import gather
from tests.matrices.items import SENTINEL, VIEWERS, World
from tests.matrices.signing import send
from tests.matrices.surfaces import Address, Surface, Words

SURFACES: dict[str, Surface] = gather("surfaces_", "SURFACES")
LONGEST_LIST = 10

OLDER = re.compile(r'rel="next" href="([^"]+)"')
# What is left as it is in the query of a link that the site writes.
IN_QUERY = "!$'()*,/:;?@"
# What differs from one request to the next, whoever asks for whatever.
OF_THE_MOMENT = re.compile(r'name="(?:csrf_token|key|challenge)"[^>]*|data-passkey="[^"]*"')
NOT_COMPARED = {"content-length", "date"}


@dataclass(frozen=True)
class Answer:
    """`alike` is the answer without its address and what belongs to the moment, to compare with another."""

    status: int
    found: Words
    alike: str
    sets_cookie: bool
    cache_control: str
    faults: tuple[str, ...]
    counts: tuple[str, ...] = ()
    older: str | None = None


@dataclass(frozen=True)
class Cell:
    viewer: str
    address: Address
    answer: Answer

    def __str__(self) -> str:
        return f"{self.viewer} at {self.address.url} ({self.address.endpoint}, {self.answer.status})"


@dataclass
class Crawl:
    """All cells, and the answers at addresses of things that do not exist, by viewer and URL.

    `changed` names the tables whose content reading has changed.
    """

    cells: list[Cell] = field(default_factory=list)
    missing: dict[tuple[str, str], Answer] = field(default_factory=dict)
    changed: tuple[str, ...] = ()


def addresses_of(world: World) -> Iterator[Address]:
    for surface in SURFACES.values():
        yield from surface.addresses(world)


def crawl(
    world: World,
    viewers: tuple[str, ...] = VIEWERS,
    endpoints: frozenset[str] | None = None,
    *,
    is_whole: bool = False,
) -> Crawl:
    """Every address of the endpoints (all of them by default), as each viewer; the whole with the extra ones."""
    result = Crawl()
    reader = Reader(world)
    for address in addresses_of(world):
        if (address.is_extra and not is_whole) or (endpoints is not None and address.endpoint not in endpoints):
            continue
        for viewer in viewers:
            result.cells.append(Cell(viewer, address, reader.read(viewer, address)))
            key = viewer, address.missing
            if is_to_be_compared(world, viewer, address) and key not in result.missing:
                result.missing[key] = reader.fetch(viewer, address.missing, address.endpoint)
    return result


def is_to_be_compared(world: World, viewer: str, address: Address) -> bool:
    """Whether the answer must be that to something that does not exist."""
    if address.item is None or not address.missing:
        return False
    return not SURFACES[address.endpoint].is_told(world, viewer, address.item)


class Reader:
    """Fetches; the HTML of each kind of page is parsed once a viewer, because parsing costs more than the page."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._parsed: set[tuple[str, str, int]] = set()

    def read(self, viewer: str, address: Address) -> Answer:
        """The answer; of a paged list with what stands on its older pages."""
        answer = first = self.fetch(viewer, address.url, address.endpoint)
        found = first.found
        for _ in range(LONGEST_LIST if address.is_paged else 0):
            if answer.older is None:
                break
            answer = self.fetch(viewer, answer.older, address.endpoint)
            found |= answer.found
        return replace(first, found=found)

    def fetch(self, viewer: str, url: str, endpoint: str) -> Answer:
        response = send(self.world, viewer, url)
        body = response.get_data(as_text=True)
        older = OLDER.search(body)
        faults = faults_of_answer(response)
        kind = (viewer, endpoint, response.status_code)
        if response.mimetype == "text/html" and kind not in self._parsed:
            self._parsed.add(kind)
            faults += faults_of_html(body)
        return Answer(
            response.status_code,
            sentinels_in(response, body),
            alike(response, body, url),
            "Set-Cookie" in response.headers,
            response.headers.get("Cache-Control", ""),
            tuple(faults),
            tuple(re.findall(r"(?:Comments|Inbox) \(\d+\)", body)),
            older.group(1).replace("&amp;", "&") if older else None,
        )


def sentinels_in(response: TestResponse, body: str) -> Words:
    """Those in the body and the headers, as they are and with percent codes read."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers)
    whole = f"{headers}\n{body}"
    return frozenset(SENTINEL.findall(whole)) | frozenset(SENTINEL.findall(unquote(whole)))


def alike(response: TestResponse, body: str, url: str) -> str:
    """Status, headers and body as a short hash, with the request's own address and tokens taken out."""
    headers = sorted(
        f"{name.lower()}: {'' if name.lower() == 'set-cookie' else value}"
        for name, value in response.headers
        if name.lower() not in NOT_COMPARED
    )
    whole = "\n".join([str(response.status_code), *headers, OF_THE_MOMENT.sub("", body)])
    path = urlsplit(url).path
    ways = [quote(url, safe=safe) for safe in ("", "/", IN_QUERY)] + [quote(path, safe=safe) for safe in ("", "/")]
    for spelling in sorted({url, path, *ways} - {"/"}, key=len, reverse=True):
        whole = whole.replace(spelling.replace("&", "&amp;"), "<here>")
    return hashlib.sha256(whole.encode()).hexdigest()[:16]
