"""What comes out at the addresses of one's own standing, of decisions about oneself, and of appeals."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import MISSING_ID, Item, World
from tests.matrices.readers import moderates, reads
from tests.matrices.standing import decision_ids
from tests.matrices.surfaces import NONE, Address, Surface, Words, list_of, plain, title, words
from tests.matrices.surfaces_of_texts import item_of


def _own_reasons(world: World, viewer: str) -> list[Item]:
    return [item for item in world.of_kind("reason") if item.writer == viewer]


def _titles(world: World, viewer: str) -> Words:
    """Of the posts that decisions about the viewer are on, and the blogs' names, as far as they read the post."""
    posts = [item.post for item in _own_reasons(world, viewer) if reads(world, viewer, item.post)]
    blogs = [world.items[f"blog {post.blog}"] for post in posts]
    return frozenset(word for item in [*posts, *blogs] for word in title(item))


def _addresses(world: World) -> Iterator[Address]:
    missing = f"/standing/decisions/{MISSING_ID}"
    for key, decision_id in decision_ids(world).items():
        yield Address("standing.decision", f"/standing/decisions/{decision_id}", world.items[key], missing)


def _is_told(world: World, viewer: str, reason: Item) -> bool:
    return viewer == reason.writer or moderates(world, viewer, reason.blog)


def _found(world: World, viewer: str, address: Address) -> Words:
    """The reason; for the writer their text, or the version that was decided on; the title for who reads the post."""
    reason = item_of(address)
    if not _is_told(world, viewer, reason):
        return NONE
    known = words([reason])
    if reads(world, viewer, reason.post):
        known |= title(reason.post) | title(world.items[f"blog {reason.blog}"])
    if viewer != reason.writer:
        return known
    of_text = [item for item in world.items.values() if item.post_id == reason.post_id and item.writer == viewer]
    return known | words(item for item in of_text if item.kind in {"post", "reply", "revision"})


def _must(world: World, viewer: str, address: Address) -> Words:
    reason = item_of(address)
    return words([reason]) if _is_told(world, viewer, reason) else NONE


def _reports(world: World) -> Iterator[Address]:
    for flag_id in (world.case_ids["flag"], MISSING_ID):
        yield Address("standing.report", f"/reports/{flag_id}/appeal")


def _appeals(world: World) -> Iterator[Address]:
    item, missing = world.items["reply removed answered"], f"/moderation/appeals/{MISSING_ID}"
    yield Address("appeals.appeal", f"/moderation/appeals/{world.case_ids['appeal']}", item, missing)
    yield Address("appeals.appeal", missing)


def _appeal(world: World, viewer: str, address: Address) -> Words:
    """For the blog's moderators: the text, its decision, and where it stood."""
    item = address.item
    if item is None or not moderates(world, viewer, item.blog):
        return NONE
    reasons = [reason for reason in world.of_kind("reason") if reason.under == item]
    return words([item, *reasons]) | title(item.post) | title(world.items[f"blog {item.blog}"])


def _is_decided_by(world: World, viewer: str, item: Item) -> bool:
    return moderates(world, viewer, item.blog)


def _link(world: World) -> Iterator[Address]:
    yield Address("standing.decision_by_link", f"/decision/{world.tokens['decision']}")
    yield Address("standing.decision_by_link", "/decision/zz")


def _by_link(world: World, viewer: str, address: Address) -> Words:
    """The link of the writer's mail says the same to whoever holds it."""
    if address.url.endswith("/zz"):
        return NONE
    return frozenset(word for item in world.items.values() if item.writer == "replier" for word in item.sentinels) | (
        _titles(world, "replier")
    )


SURFACES: Mapping[str, Surface] = {
    **list_of("standing.index", "/standing", _titles, lambda world, viewer: NONE),
    **plain("standing.appeals", "/standing/appeals"),
    "standing.report": Surface(_reports, lambda world, viewer, address: NONE, lambda world, viewer, address: NONE),
    "appeals.appeal": Surface(_appeals, _appeal, _appeal, _is_decided_by),
    "standing.decision": Surface(_addresses, _found, _must, _is_told),
    "standing.decision_by_link": Surface(_link, _by_link, lambda world, viewer, address: NONE),
}
