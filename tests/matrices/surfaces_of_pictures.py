"""What comes out at the addresses of pictures: whoever reads a text that shows one sees it, and nobody else."""

from collections.abc import Callable, Iterator, Mapping

from tests.matrices.items import STAFF, Item, World
from tests.matrices.pictures_of_world import WIDTH
from tests.matrices.readers import edits, reads
from tests.matrices.surfaces import (
    CORE,
    LEAST,
    NONE,
    Address,
    Surface,
    Words,
    at_posts,
    nothing,
    plain,
    title,
    words,
)
from tests.matrices.surfaces_of_texts import item_of

KINDS = ("picture", "own picture", "removed picture", "portrait")
MISSING_NAME = "z" * 20


UNCHANGEABLE = {"removed", "deleted", "rejected"}


def sets_cover(world: World, viewer: str, post: Item) -> bool:
    """Its writer and the blog's editors, of what they read and may change."""
    if post.state in UNCHANGEABLE or not reads(world, viewer, post):
        return False
    return viewer == post.writer or edits(world, viewer, post.blog)


def _at_pictures(endpoint: str, path: str, core: frozenset[str] = CORE) -> Callable[[World], Iterator[Address]]:
    def addresses(world: World) -> Iterator[Address]:
        for item in world.of_kind(*KINDS):
            url, missing = (f"/pictures/{name}{path}" for name in (world.picture_names[item.key], MISSING_NAME))
            is_extra = item.kind == "picture" and item.under is not None and item.under.key not in core
            yield Address(endpoint, url, item, missing, is_extra=is_extra)

    return addresses


def _picture(world: World, viewer: str, address: Address) -> Words:
    item = item_of(address)
    return words([item]) if reads(world, viewer, item) else NONE


def _is_own(world: World, viewer: str, item: Item) -> bool:
    return item.kind in {"own picture", "portrait"} and viewer == item.writer


def _is_staff(world: World, viewer: str, item: Item) -> bool:
    return viewer in STAFF


def _where_it_stands(world: World, viewer: str, address: Address) -> Words:
    """The titles of the posts that whoever looks after the site reads."""
    item = item_of(address)
    if viewer not in STAFF or item.under is None:
        return NONE
    post = world.items[item.under.post.key]
    return title(post) if reads(world, viewer, post) else NONE


def _cover(world: World, viewer: str, address: Address) -> Words:
    """The title, for whoever may choose a picture for the post."""
    post = item_of(address)
    return title(post) if sets_cover(world, viewer, post) else NONE


SURFACES: Mapping[str, Surface] = {
    **plain("account.portrait", "/settings/portrait"),
    "posts.cover": Surface(at_posts("posts.cover", "/cover", core=LEAST), _cover, _cover),
    **plain("pictures.index", "/pictures"),
    # Every state there is: this is the only place where a picture itself comes out.
    "pictures.show": Surface(
        lambda world: (
            Address(each.endpoint, each.url, each.item, each.missing)
            for each in _at_pictures("pictures.show", "")(world)
        ),
        _picture,
        _picture,
    ),
    "pictures.show_size": Surface(_at_pictures("pictures.show_size", f"/{WIDTH}"), _picture, _picture),
    "pictures.ask_delete": Surface(_at_pictures("pictures.ask_delete", "/delete"), nothing, nothing, _is_own),
    "pictures.ask_remove": Surface(
        _at_pictures("pictures.ask_remove", "/remove"), _where_it_stands, _where_it_stands, _is_staff
    ),
}
