"""All that takes a reply of ann's, with its post, from everybody's sight."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from forum.db import unit_of_work
from forum.models import Blog
from forum.permissions import Actor
from forum.services.blogs import edit_blog, prepare_blog
from forum.services.decisions import Statement
from forum.services.moderation import hide_post, hide_reply, remove_post, remove_reply, remove_reply_branch
from forum.services.posts import delete_post, unpublish_post
from forum.services.replies import delete_reply, edit_reply, prepare_reply

REASON = Statement("It makes fun of people who are ill.", "disrespect")


@dataclass(frozen=True)
class Shown:
    """A post of ann's with a reply of hers; mo is a moderator, ada an admin."""

    ann: Actor
    mo: Actor
    ada: Actor
    blog: Blog
    post_id: int


def _act(act: Callable[..., Any], **given: Any) -> None:
    with unit_of_work() as work:
        act(work, **given)


def _narrow(shown: Shown) -> None:
    blog = shown.blog
    prepared = prepare_blog(
        name=blog.name,
        slug=blog.slug,
        description="",
        note="",
        posting="members",
        reading="members",
        is_unlisted=False,
        closes_after_days=None,
        position=0,
    )
    _act(edit_blog, actor=shown.ada, blog_id=blog.id, version=1, prepared=prepared)


def _edit(shown: Shown) -> None:
    prepared = prepare_reply("Nothing.")
    _act(edit_reply, actor=shown.ann, post_id=shown.post_id, number=1, version=1, prepared=prepared, reason="")


def _decide(act: Callable[..., Any], **given: Any) -> Callable[[Shown], None]:
    return lambda shown: _act(act, actor=shown.mo, post_id=shown.post_id, reason=REASON, **given)


def _own(act: Callable[..., Any], **given: Any) -> Callable[[Shown], None]:
    return lambda shown: _act(act, actor=shown.ann, post_id=shown.post_id, **given)


HIDINGS: dict[str, Callable[[Shown], None]] = {
    "hidden": _decide(hide_reply, number=1),
    "removed": _decide(remove_reply, number=1),
    "removed with its branch": _decide(remove_reply_branch, number=1),
    "deleted": _own(delete_reply, number=1),
    "edited": _edit,
    "post hidden": _decide(hide_post),
    "post removed": _decide(remove_post),
    "post deleted": _own(delete_post),
    "post taken back": _own(unpublish_post),
    "blog narrowed": _narrow,
}
