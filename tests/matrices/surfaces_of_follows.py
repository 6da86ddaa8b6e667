"""What comes out at the pages of following and ignoring."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import MEMBERS, OUTSIDER, Item, World
from tests.matrices.readers import reads
from tests.matrices.surfaces import (
    LEAST,
    NONE,
    Address,
    Surface,
    Words,
    at_posts,
    at_replies,
    is_member,
    list_of,
    nothing,
    plain,
    title,
)
from tests.matrices.surfaces_of_site import _cards, _latest
from tests.matrices.surfaces_of_texts import item_of


def _blogs(world: World) -> Iterator[Address]:
    for blog in world.of_kind("blog"):
        yield Address("follows.blog", f"/blogs/{blog.slug}/follow", blog, "/blogs/zz/follow")


def _members(world: World) -> Iterator[Address]:
    for handle in (*map(world.handle, MEMBERS[:3]), "zz_waiting", "zz_nobody"):
        yield Address("follows.member", f"/@{handle}/follow")


def _may(world: World, viewer: str, address: Address) -> Words:
    """The blog's name, or the title of the post, for a member who reads the text."""
    item = item_of(address)
    named = item if item.kind == "blog" else item.post
    return title(named) if is_member(viewer) and reads(world, viewer, item) else NONE


def _must(world: World, viewer: str, address: Address) -> Words:
    item = item_of(address)
    texts = [] if item.kind == "blog" else [item, item.post]
    return _may(world, viewer, address) if all(text.state == "published" for text in texts) else NONE


def _listed_may(world: World, viewer: str) -> Words:
    return frozenset(word for post in world.of_kind("post") if reads(world, viewer, post) for word in title(post))


def _listed_must(world: World, viewer: str) -> Words:
    """Every text names the outsider, who so follows each conversation; a writer follows their own."""
    return frozenset(word for post in _followed(world, viewer) for word in title(post))


def _followed(world: World, viewer: str) -> list[Item]:
    published = [post for post in world.of_kind("post") if post.state == "published" and reads(world, viewer, post)]
    return [post for post in published if viewer in {OUTSIDER, post.writer}]


def _followed_may(world: World, viewer: str) -> Words:
    posts = [post for post in world.of_kind("post") if post.state == "published" and reads(world, viewer, post)]
    return _cards(world, posts) if is_member(viewer) else NONE


def _followed_must(world: World, viewer: str) -> Words:
    return _cards(world, _followed(world, viewer))


SURFACES: Mapping[str, Surface] = {
    "follows.blog": Surface(_blogs, _may, _must),
    "follows.post": Surface(at_posts("follows.post", "/follow", core=LEAST), _may, _must),
    "follows.reply": Surface(at_replies("follows.reply", "/follow", core=LEAST), _may, _must),
    "follows.member": Surface(_members, nothing, nothing),
    **list_of("follows.index", "/follows", _listed_may, _listed_must),
    **list_of("posts.followed", "/followed", _followed_may, _followed_must),
    **list_of("posts.latest", "/latest", _latest),
    **list_of("posts.active", "/active", _latest),
    **list_of("posts.unanswered", "/unanswered", _latest, lambda *_: NONE),
    **plain("follows.ignore", "/@zz_writer/ignore", "/@zz_nobody/ignore"),
    **plain("follows.ignored", "/ignored"),
}
