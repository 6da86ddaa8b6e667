"""What comes out where: every GET route, every viewer, everything in every state; and nothing else."""

import re
from collections.abc import Callable, Iterable
from unittest import mock

import pytest
from flask import Flask
from sqlalchemy import true

from forum.permissions.prepared import values_of
from forum.queries import posts as post_queries
from tests.matrices.crawling import SURFACES, Cell, Crawl, crawl, is_to_be_compared
from tests.matrices.items import SENTINEL, VIEWERS, World
from tests.matrices.readers import moderates, reads
from tests.matrices.reading import CHECKS
from tests.matrices.stored import read_all
from tests.matrices.surfaces import published_under, unpublished_under

Note = Callable[[str, object], None]

FEWEST_CELLS_A_VIEWER = 230
FEWEST_WORDS_A_VIEWER = 180
SHOWN_AT_MOST = 25


def get_endpoints(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}


def report(faults: Iterable[str], cells: int, endpoints: int) -> str:
    """What a failure says."""
    found = list(faults)
    head = f"{len(found)} of {cells} cells at {endpoints} routes are wrong:"
    return "\n".join([head, *found[:SHOWN_AT_MOST]])


def unexpected(world: World, cells: Iterable[Cell]) -> list[str]:
    """Cells with words that must not come out there. What the address itself says was known to whoever asked."""
    owners = world.owners()
    found = []
    for cell in cells:
        may = SURFACES[cell.address.endpoint].may(world, cell.viewer, cell.address)
        typed = frozenset(SENTINEL.findall(cell.address.url))
        leaked = {owners[word] for word in cell.answer.found - may - typed}
        if leaked:
            found.append(f"{cell}: {', '.join(sorted(leaked))}")
    return found


def absent(world: World, cells: Iterable[Cell]) -> list[str]:
    """Cells without words that must stand there."""
    owners = world.owners()
    found = []
    for cell in cells:
        must = SURFACES[cell.address.endpoint].must(world, cell.viewer, cell.address)
        lost = {owners[word] for word in must - cell.answer.found}
        if lost and not cell.address.is_partial:
            found.append(f"{cell}: {', '.join(sorted(lost))}")
    return found


def unlike(world: World, crawled: Crawl) -> list[str]:
    """Cells from which one could tell a thing that is kept from the viewer from a thing that does not exist."""
    found = []
    for cell in crawled.cells:
        if is_to_be_compared(world, cell.viewer, cell.address):
            missing = crawled.missing[cell.viewer, cell.address.missing]
            if missing.alike != cell.answer.alike:
                found.append(f"{cell}: answers {cell.answer.status}, and {missing.status} when it does not exist")
    return found


def check_leaks(world: World, crawled: Crawl, viewers: tuple[str, ...], note: Note) -> None:
    """All that the matrix asks."""
    cells, endpoints = crawled.cells, {cell.address.endpoint for cell in crawled.cells}
    for find in (unexpected, absent):
        faults = find(world, cells)
        assert not faults, f"{find.__name__}: {report(faults, len(cells), len(endpoints))}"
    faults = unlike(world, crawled)
    assert not faults, f"unlike: {report(faults, len(crawled.missing), len(endpoints))}"
    assert len(cells) >= FEWEST_CELLS_A_VIEWER * len(viewers)
    assert sum(len(cell.answer.found) for cell in cells) >= FEWEST_WORDS_A_VIEWER * len(viewers)
    assert {cell.viewer for cell in cells} == set(viewers)
    compared = len(crawled.missing)
    note("matrix", f"leaks: {len(cells)} cells at {len(endpoints)} routes, {compared} answers to what is missing")


def test_every_route_has_its_place_in_the_matrix(site: Flask) -> None:
    missing = sorted(get_endpoints(site) - SURFACES.keys())
    assert not missing, f"say in tests/matrices/surfaces_of_*.py what comes out at: {', '.join(missing)}"
    gone = sorted(SURFACES.keys() - get_endpoints(site))
    assert not gone, f"these are no routes any more: {', '.join(gone)}"


def check_counts(world: World, crawled: Crawl) -> None:
    """`Comments (n)` counts what is published; who sees what else stands there reads the same number."""
    pages = [cell for cell in crawled.cells if cell.address.endpoint == "posts.show" and cell.answer.status == 200]
    assert pages
    for cell in pages:
        assert cell.address.item is not None
        counts = {int(re.sub(r"\D", "", words)) for words in cell.answer.counts if words.startswith("Comments")}
        assert counts <= {len(published_under(world, cell.address.item))}, str(cell)


@pytest.mark.timeout(600)
def test_reading_shows_what_it_must_and_nothing_else(world: World, record_property: Note) -> None:
    """One test for all that is asked of these answers, because fetching them is what takes the time."""
    check_reading(world, record_property)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_reading_any_address_at_all(world: World, record_property: Note) -> None:
    check_reading(world, record_property, is_whole=True)


def check_reading(world: World, note: Note, *, is_whole: bool = False) -> None:
    before = read_all(world.app)
    viewers = world.readers(is_whole=is_whole)
    crawled = crawl(world, viewers, is_whole=is_whole)
    crawled.changed = tuple(read_all(world.app).changed(before))
    check_leaks(world, crawled, viewers, note)
    check_counts(world, crawled)
    for check in CHECKS:
        check(crawled)


def test_the_matrix_holds_something_to_keep_from_each_viewer(world: World) -> None:
    """So that no viewer passes because nothing was there to leak."""
    for viewer in VIEWERS:
        kept = [item.key for item in world.of_kind("post", "reply") if not reads(world, viewer, item)]
        assert kept or viewer in {"site moderator", "admin"}, viewer
    main = world.items["post published in public"]
    assert {item.state for item in unpublished_under(world, main)} == {
        "pending",
        "rejected",
        "hidden",
        "removed",
        "deleted",
    }
    assert not any(moderates(world, "moderator elsewhere", blog) for blog in ("public", "private", "members"))


OPENED = (
    ("forum.queries.posts.visible_posts", "posts.short"),
    ("forum.queries.posts.listed_posts", "posts.front"),
    ("forum.queries.replies.readable_replies", "replies.show"),
    ("forum.queries.replies.listed_replies", "members.show"),
    ("forum.queries.inbox.visible_posts", "inbox.index"),
    ("forum.queries.blogs.visible_blogs", "blogs.index"),
    ("forum.queries.feeds.visible_posts", "feeds.thread"),
    ("forum.queries.own_feeds.visible_posts", "feeds.own"),
    ("forum.queries.sitemaps._found_posts", "sitemaps.part"),
    ("forum.queries.sitemaps.listed_posts", "sitemaps.part"),
    ("forum.queries.posts.visible_posts", "oembed.show"),
    ("forum.queries.search.visible_posts", "search.index"),
    ("forum.queries.own_feeds.listed_replies", "feeds.own"),
)


@pytest.mark.parametrize(("criterion", "endpoint"), OPENED)
def test_the_matrix_sees_each_criterion_that_is_left_out(world: World, criterion: str, endpoint: str) -> None:
    """With one criterion open to all, it must find leaks; otherwise it looks the other way."""
    with mock.patch(criterion, return_value=true()), mock.patch.dict("forum.permissions.prepared._kept", clear=True):
        found = unexpected(world, crawl(world, ("outsider", "replier"), frozenset({endpoint})).cells)
    assert found, f"nothing was found at {endpoint} with {criterion} open to everybody"


@pytest.mark.parametrize(
    ("module", "endpoint", "other"), [("posts", "posts.short", "writer"), ("replies", "replies.show", "replier")]
)
def test_the_matrix_sees_an_answer_that_is_someone_elses(world: World, module: str, endpoint: str, other: str) -> None:
    """Statements are kept for all actors of a kind; what is asked for one of them must not be answered for another."""
    theirs = values_of(world.actors[other])
    with mock.patch(f"forum.queries.{module}.values_of", lambda _actor, **given: theirs | given):
        found = unexpected(world, crawl(world, ("outsider",), frozenset({endpoint})).cells)
    assert found, f"nothing was found at {endpoint} with another's parameters"


def test_the_matrix_sees_a_hidden_revision(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = post_queries.list_revisions

    def open_to_all(post_id: int, reply_id: int | None, *, sees_hidden: bool) -> list[post_queries.RevisionRow]:
        return everything(post_id, reply_id, sees_hidden=True)

    monkeypatch.setattr("forum.blueprints.posts.routes_history.list_revisions", open_to_all)
    assert unexpected(world, crawl(world, ("visitor",), frozenset({"posts.history"})).cells)
