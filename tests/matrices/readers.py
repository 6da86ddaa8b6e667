"""Who reads what, from the design's table of states; nothing here asks the forum's own permissions."""

from collections.abc import Callable, Mapping

from tests.matrices.items import STAFF, VISITOR, Item, World

OPEN_BLOGS = frozenset({"public", "unlisted", "elsewhere"})

Test = Callable[[World, str, Item], bool]


def reads_blog(world: World, viewer: str, blog: str) -> bool:
    """Whether a blog's name, note and published posts are open to a viewer."""
    if blog in OPEN_BLOGS or viewer in STAFF:
        return True
    return viewer != VISITOR and (blog == "members" or (blog, viewer) in world.parts)


def moderates(world: World, viewer: str, blog: str) -> bool:
    return viewer in STAFF or world.parts.get((blog, viewer)) == "moderator"


def edits(world: World, viewer: str, blog: str) -> bool:
    return world.parts.get((blog, viewer)) == "editor"


def is_above(viewer: str, item: Item) -> bool:
    """Whether a text is an admin's and the viewer none, so that it is not theirs to decide on."""
    return item.writer == "admin" and viewer != "admin"


def _everyone(world: World, viewer: str, item: Item) -> bool:
    return True


def _writer_or_editor(world: World, viewer: str, item: Item) -> bool:
    return viewer == item.writer or edits(world, viewer, item.blog)


def _writer_or_moderator(world: World, viewer: str, item: Item) -> bool:
    return viewer == item.writer or moderates(world, viewer, item.blog)


READ_BY: Mapping[str, Test] = {
    "published": _everyone,
    "draft": _writer_or_editor,
    "scheduled": _writer_or_editor,
    "pending": _writer_or_moderator,
    "rejected": _writer_or_moderator,
    "hidden": _writer_or_moderator,
    "removed": _writer_or_moderator,
    "deleted": _writer_or_moderator,
}


# What hangs on no blog's readers.
READ_APART: Mapping[str, Test] = {
    "notice": lambda _world, viewer, _item: viewer in STAFF,
    "application": lambda _world, viewer, _item: viewer in STAFF,
    "issue": lambda world, viewer, item: viewer == "admin" or edits(world, viewer, item.blog),
    "kept": lambda _world, viewer, item: viewer == item.writer,
    # One that no text shows is its owner's; one that was removed for good is nobody's.
    "own picture": lambda _world, viewer, item: viewer == item.writer,
    "portrait": lambda _world, _viewer, _item: True,
    "removed picture": lambda _world, _viewer, _item: False,
}


def reads(world: World, viewer: str, item: Item) -> bool:
    """Whether a viewer may read the text of an item, wherever it stands."""
    if item.kind in READ_APART:
        return READ_APART[item.kind](world, viewer, item)
    if not reads_blog(world, viewer, item.blog):
        return False
    if item.kind == "blog":
        return True
    if item.kind in {"reply", "post"}:
        is_open = READ_BY[item.state](world, viewer, item)
        if item.kind == "reply":
            return is_open and reads(world, viewer, item.post)
        return is_open and _is_addressed(world, viewer, item)
    assert item.under is not None
    if item.kind == "picture":
        return reads(world, viewer, world.items[item.under.key])
    if item.kind == "tag":
        return reads(world, viewer, world.items[item.under.key])
    if item.state == "edit":
        return reads(world, viewer, item.under) or _reads_decision(world, viewer, item.under)
    if item.kind == "revision":
        return reads(world, viewer, item.under) and (item.state == "shown" or moderates(world, viewer, item.blog))
    return _reads_decision(world, viewer, item)


def _reads_decision(world: World, viewer: str, item: Item) -> bool:
    """The writer is told why, and the moderators know; both only as long as they read the text itself."""
    assert item.under is not None
    return reads(world, viewer, item.under) and _writer_or_moderator(world, viewer, item)


def _is_addressed(world: World, viewer: str, item: Item) -> bool:
    """Of a post for named members: those, its writer and the moderators; never wider than the blog."""
    return item.named is None or viewer in item.named or _writer_or_moderator(world, viewer, item)


def is_open(post: Item) -> bool:
    """Whether members reply to a post now."""
    return post.state == "published" and post.key != "post locked"


def is_answered(item: Item) -> bool:
    """Whether something published hangs on the reply, so that it leaves a stub."""
    return item.key.endswith(" answered")


def is_shown(item: Item) -> bool:
    """Whether a reply has a place in its thread, as itself or as a stub."""
    return item.state == "published" or is_answered(item)
