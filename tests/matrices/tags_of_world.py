"""The tags of the world: each post bears one that no other bears, and one that all of them bear."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select

from forum.db import session
from forum.models import Tag
from tests.matrices.items import Item, World, new_sentinel

SHARED = "zzshared"


def key_of(post_key: str) -> str:
    return f"tag of {post_key}"


def add_tag(world: World, post_key: str) -> str:
    """What is typed into the field of tags; what it says is an item of its own."""
    sentinel = new_sentinel()
    key = key_of(post_key)
    world.items[key] = Item(key, "tag", "", "", "", (sentinel,), slug=f"zztag-{sentinel}")
    return f"Zztag {sentinel}, {SHARED}"


def note_tag(world: World, post: Item) -> None:
    """Notes its number, and on what it stands, once the post is there."""
    tag = tag_of(world, post)
    world.items[tag.key] = replace(tag, state=post.state, blog=post.blog, post_id=post.post_id, under=post)
    world.tag_ids[post.key] = session().scalars(select(Tag.id).where(Tag.slug == tag_of(world, post).slug)).one()


def tag_of(world: World, post: Item) -> Item:
    return world.items[key_of(post.key)]


def tag_words(world: World, posts: Iterable[Item]) -> frozenset[str]:
    return frozenset(word for post in posts for word in tag_of(world, post).sentinels)
