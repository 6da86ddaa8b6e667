"""Changes of a text that wait for a moderator while the earlier text stands: of each text one at the most.

The caller holds the thread's lock.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import NotFound
from forum.models import Post, Reply, Revision
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.permissions.pseudonyms import is_own
from forum.rendering import RENDER_VERSION
from forum.services.held_cases import close_held_case, open_change_case, thing_of_change
from forum.services.picture_uses import record_pictures_of
from forum.services.texts import PreparedText
from forum.validation.tags import TagName


@dataclass(frozen=True)
class WaitingText:
    """What the text of a waiting change gave when it was rendered, and the tags that it brings a post, if any."""

    mentioned_ids: Sequence[int]
    render_version: int
    excerpt: str
    tags: tuple[TagName, ...] | None = None

    def as_json(self) -> str:
        tags = None if self.tags is None else [(tag.slug, tag.name) for tag in self.tags]
        return json.dumps([list(self.mentioned_ids), self.render_version, self.excerpt, tags])


@dataclass(frozen=True)
class PostHead:
    """What a change of a post brings beside the body."""

    title: str
    summary: str
    excerpt: str


def waiting_text(revision: Revision) -> WaitingText:
    """One that was kept by an earlier version of this code has no tags."""
    ids, version, excerpt, *rest = json.loads(revision.prepared or '[[], 0, ""]')
    tags = rest[0] if rest else None
    return WaitingText(ids, version, excerpt, None if tags is None else tuple(TagName(*tag) for tag in tags))


def hold_change(
    work: Session,
    *,
    actor: Actor,
    post: Post,
    reply: Reply | None,
    body: PreparedText,
    head: PostHead | None = None,
    tags: tuple[TagName, ...] | None = None,
    reason: str = "",
) -> Revision:
    """Keeps a held change for a moderator, in place of one that waits already; whom it names is told nothing.

    `head` is that of a post; `tags` are those that the change brings it.
    """
    editor_id = actor.as_writer((post if reply is None else reply).writer_id)
    withdraw_change_of(work, post, reply, actor_id=editor_id)
    revision = Revision(
        post_id=post.id,
        reply_id=reply.id if reply is not None else None,
        version=(post if reply is None else reply).version,
        title=head.title if head else None,
        summary=head.summary if head else "",
        source=body.source,
        html=body.rendered.html,
        editor_id=editor_id,
        reason=reason,
        state="pending",
        prepared=WaitingText(body.mentioned_ids, RENDER_VERSION, head.excerpt if head else "", tags).as_json(),
        written_at=now(),
        replaced_at=now(),
    )
    work.add(revision)
    work.flush()
    record_pictures_of(work, revision)
    if body.verdict is not None:
        open_change_case(work, post, revision, body.verdict)
    return revision


def withdraw_change_of(work: Session, post: Post, reply: Reply | None, *, actor_id: int | None) -> None:
    """What waits for a text is overtaken by another change of it."""
    of_text = Revision.reply_id.is_(None) if reply is None else Revision.reply_id == reply.id
    waiting = work.scalars(
        select(Revision).where(Revision.post_id == post.id, of_text, Revision.state == "pending")
    ).one_or_none()
    if waiting is not None:
        _withdraw(work, post, waiting, actor_id)


def withdraw_change(work: Session, *, actor: Actor, post: Post, revision_id: int) -> None:
    """Takes one's own waiting change back; a second time it changes nothing. Raises `NotFound`."""
    check_signed_in(actor)
    revision = work.scalars(
        select(Revision).where(
            Revision.post_id == post.id,
            Revision.id == revision_id,
            is_own(Revision.editor_id, actor.member_id),
            Revision.state != "earlier",
        )
    ).one_or_none()
    if revision is None:
        raise NotFound
    if revision.state == "pending":
        _withdraw(work, post, revision, actor.as_writer(revision.editor_id))


def _withdraw(work: Session, post: Post, revision: Revision, actor_id: int | None) -> None:
    revision.state, revision.replaced_at = "withdrawn", now()
    close_held_case(work, thing_of_change(post, revision).name, "withdrawn", actor_id=actor_id)
    work.flush()
