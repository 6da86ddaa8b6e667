"""What comes out at the pages and feeds of tags, where admins look after them, and in the archive of a blog."""

from collections.abc import Iterator, Mapping

from forum.db import now
from tests.matrices.items import MISSING_ID, VISITOR, Item, World
from tests.matrices.readers import reads
from tests.matrices.surfaces import CORE, NONE, Address, Surface, Words, list_of, title
from tests.matrices.surfaces_of_feeds import FORMS, _posts
from tests.matrices.surfaces_of_site import _cards, _is_listed, _latest, words_of_blog
from tests.matrices.surfaces_of_texts import item_of
from tests.matrices.tags_of_world import SHARED, tag_of, tag_words


def _listed(world: World, viewer: str) -> list[Item]:
    return [post for post in world.of_kind("post") if _is_listed(world, viewer, post)]


def _all(world: World, viewer: str) -> Words:
    return tag_words(world, _listed(world, viewer))


def _tag_addresses(world: World) -> Iterator[Address]:
    """The tag of each post, also in another spelling, and the one that all of them bear."""
    for post in world.of_kind("post"):
        slug, is_extra = tag_of(world, post).slug, post.key not in CORE
        yield Address("tags.show", f"/tags/{slug}", post, "/tags/zztag-zz", is_extra=is_extra)
        yield Address("tags.show", f"/tags/{slug.upper()}", post, "/tags/ZZTAG-zz", is_partial=True, is_extra=True)
    yield Address("tags.show", f"/tags/{SHARED}", is_paged=True)


def _tag(world: World, viewer: str, address: Address) -> Words:
    if address.item is None:
        return _latest(world, viewer)
    return _cards(world, [address.item]) if _is_listed(world, viewer, address.item) else NONE


def _feed_addresses(world: World) -> Iterator[Address]:
    for post in world.of_kind("post"):
        for form in FORMS:
            is_extra = post.key not in CORE or (form != "rss" and post.key != "post published in public")
            url = f"/tags/{tag_of(world, post).slug}/feed.{form}"
            yield Address("feeds.tag", url, post, f"/tags/zztag-zz/feed.{form}", is_extra=is_extra)
    yield Address("feeds.tag", f"/tags/{SHARED}/feed.atom")


def _feed(world: World, viewer: str, address: Address) -> Words:
    if address.item is None:
        return _posts(world, _listed(world, VISITOR))
    return _posts(world, [address.item]) if _is_in_feeds(world, viewer, address.item) else NONE


def _is_in_feeds(world: World, viewer: str, item: Item) -> bool:
    return _is_listed(world, VISITOR, item)


def _in_sight(world: World, viewer: str, item: Item) -> bool:
    """Tags of what an admin reads; a draft is its writer's."""
    return viewer == "admin" and reads(world, viewer, item)


def _managed(world: World, viewer: str) -> Words:
    return tag_words(world, [post for post in world.of_kind("post") if _in_sight(world, viewer, post)])


def _managed_tag(world: World, viewer: str, address: Address) -> Words:
    post = item_of(address)
    return tag_words(world, [post]) if _in_sight(world, viewer, post) else NONE


def _of_admins(endpoint: str, path: str) -> Mapping[str, Surface]:
    def addresses(world: World) -> Iterator[Address]:
        for post in world.of_kind("post"):
            url, missing = (f"/admin/tags/{tag_id}{path}" for tag_id in (world.tag_ids[post.key], MISSING_ID))
            yield Address(endpoint, url, post, missing, is_extra=post.key not in CORE)

    return {endpoint: Surface(addresses, _managed_tag, _managed_tag, _in_sight)}


def _archive_addresses(world: World) -> Iterator[Address]:
    for blog in world.of_kind("blog"):
        yield Address("blogs.archive", f"/blogs/{blog.slug}/archive", blog, "/blogs/zz/archive")


def _archive(world: World, viewer: str, address: Address) -> Words:
    blog = item_of(address)
    return title(blog) if reads(world, viewer, blog) else NONE


def _month_addresses(world: World) -> Iterator[Address]:
    for blog in world.of_kind("blog"):
        month = f"{now():%Y/%m}"
        yield Address("blogs.month", f"/blogs/{blog.slug}/{month}", blog, f"/blogs/zz/{month}", is_paged=True)


def _month(world: World, viewer: str, address: Address) -> Words:
    """Everything is of this month."""
    found = _archive(world, viewer, address)
    return found | words_of_blog(world, viewer, item_of(address)) if found else NONE


SURFACES: Mapping[str, Surface] = {
    **list_of("tags.index", "/tags", _all),
    "tags.show": Surface(_tag_addresses, _tag, _tag, _is_listed),
    "feeds.tag": Surface(_feed_addresses, _feed, _feed, _is_in_feeds),
    **list_of("admin.tags", "/admin/tags", _managed),
    **_of_admins("admin.tag", ""),
    **_of_admins("admin.ask_delete_tag", "/delete"),
    "blogs.archive": Surface(_archive_addresses, _archive, _archive),
    "blogs.month": Surface(_month_addresses, _month, _month),
}
