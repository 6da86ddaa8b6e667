"""Where texts may come out: for each GET route its addresses, and what each viewer finds there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tests.matrices.items import MISSING_ID, VISITOR, Item, World
from tests.matrices.readers import Test, reads

Words = frozenset[str]
NONE: Words = frozenset()

CORE = frozenset(
    {
        "post published in public",
        "post draft in public",
        "post pending in public",
        "post hidden in public",
        "post deleted in public",
        "post hidden in private",
        "post for named",
        "post locked",
        "reply published",
        "reply hidden answered",
        "reply deleted answered",
        "reply edited",
        "reply hidden in private",
        "reply under named",
        "reply under hidden",
    }
)
"""What stands for the others where every state has been seen on the page of the text itself."""
LEAST = CORE - {"post for named", "post locked", "post pending in public", "reply under named"}
"""The same where many routes ask the same question: the forms of decisions, and what is sent."""


@dataclass(frozen=True)
class Address:
    """One URL of a route. `item` is what it is of, `missing` the same URL of something that does not exist.

    A `partial` view may leave out what a whole one must show. A `paged` list is read to its end. An `extra` address
    is of something much like another: only the larger dose asks for it.
    """

    endpoint: str
    url: str
    item: Item | None = None
    missing: str = ""
    is_partial: bool = False
    is_paged: bool = False
    is_extra: bool = False


Finder = Callable[[World, str, Address], Words]


@dataclass(frozen=True)
class Surface:
    """What is asked about a route: its addresses, the words that may come out there, and those that must."""

    addresses: Callable[[World], Iterable[Address]]
    may: Finder
    must: Finder
    is_told: Test = reads
    """Whether a viewer may learn that the item of an address exists; others are answered as for a missing one."""


def words(items: Iterable[Item]) -> Words:
    return frozenset(sentinel for item in items for sentinel in item.sentinels)


def title(item: Item) -> Words:
    """Of a post the title, which its slug holds too; of a blog the name."""
    return frozenset(item.sentinels[:1])


def nothing(world: World, viewer: str, address: Address) -> Words:
    return NONE


def blog_of(world: World, item: Item) -> Item:
    return world.items[f"blog {item.blog}"]


def published_under(world: World, post: Item) -> list[Item]:
    return [item for item in world.of_kind("reply") if item.under == post and item.state == "published"]


def unpublished_under(world: World, post: Item) -> list[Item]:
    return [item for item in world.of_kind("reply") if item.under == post and item.state != "published"]


def live_reasons(world: World, items: Iterable[Item]) -> list[Item]:
    """Of the decisions in force on these texts."""
    keys = {item.key for item in items}
    return [
        reason
        for reason in world.of_kind("reason")
        if reason.state == "live" and reason.under is not None and reason.under.key in keys
    ]


def plain(endpoint: str, *urls: str) -> Mapping[str, Surface]:
    """A route whose pages tell of nobody's text."""
    return {endpoint: Surface(lambda world: [Address(endpoint, url) for url in urls], nothing, nothing)}


def list_of(
    endpoint: str, url: str, may: Callable[[World, str], Words], must: Callable[[World, str], Words] | None = None
) -> Mapping[str, Surface]:
    """A list at one URL, from its beginning and from both kinds of place; without `must` it is exact."""

    def addresses(world: World) -> Iterator[Address]:
        start = f"{url}{'&' if '?' in url else '?'}"
        yield Address(endpoint, url, is_paged=True)
        yield Address(endpoint, f"{start}before=99999999999999999-1", is_paged=True, is_extra=True)
        yield Address(
            endpoint, f"{start}after=1-1", is_partial=True, is_extra=endpoint not in {"posts.front", "inbox.index"}
        )

    def must_of(world: World, viewer: str, address: Address) -> Words:
        return (must or may)(world, viewer)

    return {endpoint: Surface(addresses, lambda world, viewer, address: may(world, viewer), must_of)}


def at_posts(
    endpoint: str, path: str, *queries: str, core: frozenset[str] = CORE
) -> Callable[[World], Iterator[Address]]:
    """The addresses below every post; `path` stands behind `/posts/<id>`, or names the whole with `{}`."""
    pattern = path if "{}" in path else "/posts/{}" + path

    def addresses(world: World) -> Iterator[Address]:
        for post in world.of_kind("post"):
            for query in ("", *queries):
                url, missing = pattern.format(post.post_id) + query, pattern.format(MISSING_ID) + query
                is_extra = post.key not in (CORE if query else core)
                yield Address(endpoint, url, post, missing, is_partial=bool(query), is_extra=is_extra)

    return addresses


def at_replies(
    endpoint: str, path: str, *queries: str, core: frozenset[str] = CORE
) -> Callable[[World], Iterator[Address]]:
    """The same for every numbered reply; what is missing is the number, not the post."""
    pattern = path if "{}" in path else "/posts/{}/replies/{}" + path

    def addresses(world: World) -> Iterator[Address]:
        for reply in world.of_kind("reply"):
            if reply.number is None:
                continue
            for query in ("", *queries):
                url = pattern.format(reply.post_id, reply.number) + query
                missing = pattern.format(reply.post_id, MISSING_ID) + query
                is_extra = reply.key not in (CORE if query else core)
                yield Address(endpoint, url, reply, missing, is_partial=bool(query), is_extra=is_extra)

    return addresses


def is_member(viewer: str) -> bool:
    return viewer != VISITOR


def blogs_to_post_in(world: World, viewer: str) -> Words:
    """Those open to members, and the private ones in which the viewer has a part; an admin posts everywhere."""
    if not is_member(viewer):
        return NONE
    return frozenset(
        word
        for blog in world.of_kind("blog")
        for word in title(blog)
        if blog.blog != "private" or viewer == "admin" or ("private", viewer) in world.parts
    )
