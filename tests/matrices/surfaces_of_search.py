"""What is found by searching: what the viewer reads and is published, and in feeds what a visitor reads.

Every text holds the word `zzend`.
"""

from collections.abc import Iterator, Mapping

from tests.matrices.items import VISITOR, Item, World
from tests.matrices.readers import reads
from tests.matrices.surfaces import NONE, Address, Surface, Words, blog_of, title, words
from tests.matrices.tags_of_world import tag_words

FORMS = ("rss", "atom", "json")


def _texts(world: World, viewer: str, blog: str | None, *kinds: str) -> list[Item]:
    return [
        item
        for item in world.of_kind(*kinds)
        if item.state == item.post.state == "published"
        and reads(world, viewer, item)
        and (item.blog != "unlisted" if blog is None else item.blog == blog)
    ]


def _found(world: World, viewer: str, blog: str | None = None) -> Words:
    """Posts with their titles; replies below titles of which the excerpt may be of the post alone."""
    texts = _texts(world, viewer, blog, "post", "reply")
    shown = words(texts) | frozenset(word for text in texts for word in title(text.post))
    return shown | frozenset(word for text in texts for word in title(blog_of(world, text)))


def _choice(world: World, viewer: str) -> Words:
    """The names of the blogs among which one chooses."""
    blogs = [blog for blog in world.of_kind("blog") if reads(world, viewer, blog) and blog.blog != "unlisted"]
    return frozenset(word for blog in blogs for word in title(blog))


def _addresses(world: World) -> Iterator[Address]:
    yield Address("search.index", "/search")
    for query in ("q=zzend", "q=zzend&order=newest", "q=zzbody+zzend+-zzabsent", "q=%22zzend+zzfor%22"):
        yield Address("search.index", f"/search?{query}", is_paged=True)
    for handle in ("writer", "replier"):
        yield Address("search.index", f"/search?q=by:{world.handle(handle)}", is_paged=True, is_partial=True)
    yield Address("search.index", "/search?q=is:mine", is_paged=True, is_partial=True)
    for blog in world.of_kind("blog"):
        yield Address("search.index", f"/search?q=zzend+in:{blog.slug}", blog, is_paged=True)


def _may(world: World, viewer: str, address: Address) -> Words:
    if address.url == "/search" or "%22" in address.url:
        return _choice(world, viewer)
    blog = address.item
    # A name that the viewer may not know is left out of the question.
    named = blog.blog if blog is not None and reads(world, viewer, blog) else None
    return _choice(world, viewer) | _found(world, viewer, named)


def _always(world: World, viewer: str, item: Item) -> bool:
    """The same page with other texts, whoever asks for whatever."""
    return True


def _feed_addresses(world: World) -> Iterator[Address]:
    for form in FORMS:
        yield Address("feeds.search", f"/search.{form}?q=zzend", is_extra=form == "rss")
        yield Address("feeds.search", f"/search.{form}?q=is:mine", is_extra=form != "json")
    for blog in world.of_kind("blog"):
        yield Address("feeds.search", f"/search.json?q=zzend&blog={blog.slug}", blog)


def _feed(world: World, viewer: str, address: Address) -> Words:
    if "is:mine" in address.url:
        return NONE
    blog = address.item
    named = blog.blog if blog is not None and reads(world, VISITOR, blog) else None
    return _found(world, VISITOR, named) | tag_words(world, _texts(world, VISITOR, named, "post"))


SURFACES: Mapping[str, Surface] = {
    "search.index": Surface(_addresses, _may, _may, _always),
    "feeds.search": Surface(_feed_addresses, _feed, _feed, _always),
}
