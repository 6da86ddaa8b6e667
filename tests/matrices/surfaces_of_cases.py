"""What comes out in the moderators' queue, in its cases, and in members' conversations with the moderators."""

from collections.abc import Iterator, Mapping

from tests.matrices.building_notices import NOTICED
from tests.matrices.cases_of_world import APPEALED, TOLD, items_with_cases
from tests.matrices.flagged import REPORTED
from tests.matrices.items import MISSING_ID, Item, World
from tests.matrices.readers import moderates, reads
from tests.matrices.surfaces import NONE, Address, Surface, Words, list_of, plain, title, words
from tests.matrices.surfaces_of_texts import item_of


def _text(item: Item) -> Words:
    """A text, and the title of the post that it belongs to."""
    return words([item]) | title(item.post)


def _sees_case(world: World, viewer: str, item: Item) -> bool:
    """A moderator there, but never of what is about themself."""
    return moderates(world, viewer, item.blog) and viewer != item.writer


def _queue(world: World, viewer: str) -> Words:
    """The cases of what one moderates, and the names of these blogs."""
    others = [world.items[key] for key in (*REPORTED.values(), APPEALED, *NOTICED)]
    shown = [item for item in (*items_with_cases(world), *others) if _sees_case(world, viewer, item)]
    blogs = [blog for blog in world.of_kind("blog") if moderates(world, viewer, blog.blog)]
    return frozenset().union(*map(_text, shown), *map(title, blogs))


def _case_addresses(world: World) -> Iterator[Address]:
    for item in items_with_cases(world):
        path = "/moderation/cases/{}"
        yield Address("queue.case", path.format(world.cases[item.key][0]), item, path.format(MISSING_ID))


def _case_must(world: World, viewer: str, address: Address) -> Words:
    item = item_of(address)
    return _text(item) if _sees_case(world, viewer, item) else NONE


def _case_may(world: World, viewer: str, address: Address) -> Words:
    """Besides the text: earlier decisions about its writer, and the name of the blog."""
    item = item_of(address)
    if not _sees_case(world, viewer, item):
        return NONE
    known = [other for other in world.items.values() if moderates(world, viewer, other.blog)]
    return words(other for other in known if reads(world, viewer, other))


def _conversation_addresses(world: World) -> Iterator[Address]:
    for item in items_with_cases(world):
        path = "/standing/cases/{}"
        yield Address("conversations.show", path.format(world.cases[item.key][0]), item, path.format(MISSING_ID))


def _is_told(world: World, viewer: str, item: Item) -> bool:
    return item.key == TOLD and viewer == item.writer


def _conversation(world: World, viewer: str, address: Address) -> Words:
    item = item_of(address)
    return words([item]) if _is_told(world, viewer, item) else NONE


SURFACES: Mapping[str, Surface] = {
    **list_of("queue.index", "/moderation/queue", _queue),
    "queue.case": Surface(_case_addresses, _case_may, _case_must, _sees_case),
    **plain("queue.dashboard", "/moderation/dashboard"),
    "conversations.show": Surface(_conversation_addresses, _conversation, _conversation, _is_told),
}
