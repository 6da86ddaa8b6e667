"""What comes out where search engines and other sites ask: as a visitor reads, whoever asks."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import MISSING_ID, VISITOR, Item, World
from tests.matrices.readers import reads
from tests.matrices.surfaces import CORE, NONE, Address, Surface, Words, blog_of, plain, title, words
from tests.matrices.surfaces_of_texts import item_of

POSTS, BLOGS = "/sitemap-posts-0.xml", "/sitemap-blogs.xml"


def _is_public(world: World, viewer: str, item: Item) -> bool:
    return reads(world, VISITOR, item)


def _is_found(world: World, item: Item) -> bool:
    return item.state == "published" and item.blog != "unlisted" and reads(world, VISITOR, item)


def _part(world: World, viewer: str, address: Address) -> Words:
    """Slugs, which hold titles; of members, handles."""
    if address.url != POSTS:
        return NONE
    return frozenset(word for post in world.of_kind("post") if _is_found(world, post) for word in title(post))


def _blogs(world: World, viewer: str, address: Address) -> Words:
    return frozenset(word for blog in world.of_kind("blog") if _is_found(world, blog) for word in title(blog))


def _quoted_addresses(world: World) -> Iterator[Address]:
    for post in world.of_kind("post"):
        for form in ("json", "xml"):
            pattern = f"/oembed?url=http://localhost/posts/{{}}/zz&format={form}"
            url, missing = pattern.format(post.post_id), pattern.format(MISSING_ID)
            is_extra = post.key not in CORE or (form == "xml" and post.key != "post published in public")
            yield Address("oembed.show", url, post, missing, is_extra=is_extra)


def _quoted(world: World, viewer: str, address: Address) -> Words:
    post = item_of(address)
    is_read = post.state == "published" and reads(world, VISITOR, post)
    return words([post]) | title(blog_of(world, post)) if is_read else NONE


def _part_addresses(world: World) -> Iterator[Address]:
    yield Address("sitemaps.part", POSTS)
    yield Address("sitemaps.part", "/sitemap-members-0.xml")
    yield Address("sitemaps.part", "/sitemap-posts-99.xml", is_partial=True)


SURFACES: Mapping[str, Surface] = {
    "sitemaps.part": Surface(_part_addresses, _part, _part),
    "sitemaps.blogs": Surface(lambda world: [Address("sitemaps.blogs", BLOGS)], _blogs, _blogs),
    "oembed.show": Surface(_quoted_addresses, _quoted, _quoted, _is_public),
    **plain("sitemaps.index", "/sitemap.xml"),
    **plain("sitemaps.robots", "/robots.txt"),
}
