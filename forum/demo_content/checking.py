"""Whether demo content holds together: every name that is used exists, and time runs forward."""

import re
from collections.abc import Iterable

from forum.demo_content.shapes import SIGN_IN_KEYS, DemoBlog, DemoContent, DemoPost, DemoReply

HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]{0,28}[A-Za-z0-9]")
MENTION = re.compile(rf"(?<![\w.])@({HANDLE.pattern})")


def mentions(text: str) -> set[str]:
    """The handles that a text names, as typed."""
    return {match[1] for match in MENTION.finditer(text)}


def check(content: DemoContent) -> None:
    """Raise ValueError with one sentence on the first thing that does not fit."""
    handles = [person.handle for person in content.people]
    _check_people(content, handles)
    _check_unique("blog slug", [blog.slug for blog in content.blogs])
    _check_unique("post key", [post.key for post in content.posts])
    _check_unique("reply key", [reply.key for post in content.posts for reply in post.replies])
    blogs = {blog.slug: blog for blog in content.blogs}
    for blog in content.blogs:
        _check_known(f"blog {blog.slug!r}", {*blog.authors, *blog.moderators, *mentions(blog.note)}, handles)
    for post in content.posts:
        _check_post(post, blogs, handles)


def _check_people(content: DemoContent, handles: list[str]) -> None:
    for person in content.people:
        if not HANDLE.fullmatch(person.handle):
            raise ValueError(f"handle {person.handle!r}: a handle begins and ends with a letter or digit")
        _check_known(f"person {person.handle!r}", mentions(person.bio), handles)
    _check_unique("handle", [handle.casefold() for handle in handles])
    keys = [person.key for person in content.people if person.key]
    if sorted(keys) != sorted(SIGN_IN_KEYS):
        raise ValueError(f"people: each of {', '.join(SIGN_IN_KEYS)} must be the key of one person")


def _check_post(post: DemoPost, blogs: dict[str, DemoBlog], handles: list[str]) -> None:
    where = f"post {post.key!r}"
    _check_known(where, {post.writer, *mentions(post.body)}, handles)
    blog = blogs.get(post.blog)
    if blog is None:
        raise ValueError(f"{where}: there is no blog {post.blog!r}")
    if blog.posting == "authors" and post.writer not in blog.authors:
        raise ValueError(f"{where}: {post.writer!r} is not an author of {blog.slug!r}")
    earlier: dict[str, DemoReply] = {}
    for reply in post.replies:
        _check_reply(reply, post, earlier, handles)
        earlier[reply.key] = reply


def _check_reply(reply: DemoReply, post: DemoPost, earlier: dict[str, DemoReply], handles: list[str]) -> None:
    where = f"reply {reply.key!r}"
    _check_known(where, {reply.writer, *mentions(reply.body)}, handles)
    if reply.to is not None and reply.to not in earlier:
        raise ValueError(f"{where}: it answers {reply.to!r}, which is no earlier reply of {post.key!r}")
    before = earlier[reply.to].hours_ago if reply.to is not None else post.hours_ago
    if reply.hours_ago >= before:
        raise ValueError(f"{where}: it is not later than what it answers")
    if (reply.state == "removed") != (reply.reason is not None):
        raise ValueError(f"{where}: a removed reply, and no other, has a reason")


def _check_known(where: str, named: Iterable[str], handles: list[str]) -> None:
    for handle in sorted(named):
        if handle not in handles:
            raise ValueError(f"{where}: there is no person {handle!r}")


def _check_unique(what: str, values: list[str]) -> None:
    for value in values:
        if values.count(value) > 1:
            raise ValueError(f"the {what} {value!r} is used twice")
