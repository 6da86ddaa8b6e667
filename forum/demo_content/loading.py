"""Demo content from its files: read, put in order, and checked as a whole."""

from collections.abc import Callable
from typing import TypeVar

from forum.demo_content.checking import check
from forum.demo_content.generator import window_thread
from forum.demo_content.shapes import (
    POSTINGS,
    READINGS,
    ROLES,
    SIGN_IN_KEYS,
    DemoBlog,
    DemoContent,
    DemoPerson,
    DemoPost,
    DemoReply,
    ReplyState,
)
from forum.demo_content.tables import Table, read_file

__all__ = ["DemoBlog", "DemoContent", "DemoPerson", "DemoPost", "DemoReply", "load"]

Item = TypeVar("Item")


def load() -> DemoContent:
    """All demo content; raises ValueError, naming the place, where the files do not hold together."""
    content = DemoContent(
        people=_each(read_file("people.toml"), "people", _person),
        blogs=_each(read_file("blogs.toml"), "blogs", _blog),
        posts=_each(read_file("posts.toml"), "posts", _post),
    )
    check(content)
    return content


def _each(owner: Table, name: str, read: Callable[[Table], Item]) -> tuple[Item, ...]:
    """Read the tables of that name, which are all that the owner still holds."""
    items = []
    for table in owner.tables(name):
        items.append(read(table))
        table.end()
    owner.end()
    return tuple(items)


def _person(table: Table) -> DemoPerson:
    return DemoPerson(
        handle=table.text("handle"),
        name=table.text("name"),
        role=table.choice("role", ROLES),
        key=table.optional_choice("key", SIGN_IN_KEYS),
        title=table.optional_text("title"),
        bio=table.optional_text("bio") or "",
    )


def _blog(table: Table) -> DemoBlog:
    return DemoBlog(
        slug=table.text("slug"),
        name=table.text("name"),
        description=table.text("description"),
        note=table.text("note"),
        posting=table.choice("posting", POSTINGS),
        reading=table.choice("reading", READINGS),
        authors=table.texts("authors"),
        moderators=table.texts("moderators"),
    )


def _post(table: Table) -> DemoPost:
    key = table.text("key")
    return DemoPost(
        key=key,
        blog=table.text("blog"),
        writer=table.text("writer"),
        title=table.text("title"),
        hours_ago=table.hours("hours_ago"),
        body=table.text("body"),
        locked_because=table.optional_text("locked_because"),
        tags=table.texts("tags"),
        replies=tuple(window_thread(table.whole("seed"))) if table.flag("generated") else _replies(table),
    )


def _replies(table: Table) -> tuple[DemoReply, ...]:
    """The handwritten replies, oldest first."""
    replies = _each(table, "replies", _reply)
    return tuple(sorted(replies, key=lambda reply: -reply.hours_ago))


def _reply(table: Table) -> DemoReply:
    return DemoReply(
        key=table.text("key"),
        to=table.optional_text("to"),
        writer=table.text("writer"),
        hours_ago=table.hours("hours_ago"),
        body=table.text("body"),
        state=_state(table),
        reason=table.optional_text("reason"),
    )


def _state(table: Table) -> ReplyState:
    is_removed, is_deleted = table.flag("removed"), table.flag("deleted")
    if is_removed and is_deleted:
        raise ValueError(f"{table.where}: a reply is either removed or deleted")
    if is_removed:
        return "removed"
    return "deleted" if is_deleted else "published"
