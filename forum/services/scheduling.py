"""Posts that appear at a time that was chosen before: choosing it, taking it back, and publishing them then.

The rules look at a scheduled text when it is scheduled and whenever it is changed, while its writer is there to answer.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from forum.db import now, session
from forum.errors import InvalidInput, NotFound, Restricted, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Post
from forum.permissions import Actor
from forum.permissions.blogs import check_post
from forum.permissions.posts import check_publish_post, may_unpublish_post, may_withdraw_post
from forum.queries.people import get_member_actor
from forum.queries.pictures import Rights
from forum.rules.facts import Verdict
from forum.services.checking import TextPlace, check_text
from forum.services.held_cases import note_verdict
from forum.services.mentions import tell_of_post
from forum.services.posts import WrittenPost, set_post_state, settle_text
from forum.services.prepared_posts import PreparedPost, prepare_post
from forum.services.replies import load_post
from forum.services.sanctions import check_may_write
from forum.services.thread_state import lock_thread

LATEST = timedelta(days=366)


def check_moment(moment: datetime | None) -> datetime:
    """When something is to appear; raises `InvalidInput` for `publish_at`."""
    if moment is None:
        raise InvalidInput(_("Please choose a day and a time."), field="publish_at")
    if moment <= now():
        raise InvalidInput(_("That moment has passed. Please choose one that is still to come."), field="publish_at")
    if moment > now() + LATEST:
        raise InvalidInput(_("Please choose a moment in the coming year."), field="publish_at")
    return moment


def schedule_post(
    work: Session, *, actor: Actor, post_id: int, publish_at: datetime, prepared: PreparedPost | None = None
) -> WrittenPost:
    """Has a draft appear at this moment, or at another than before; or it waits for a moderator first.

    `prepared` is its text with the verdict of the rules, None for what no rule looks at. Raises `InvalidInput` for
    `publish_at`, and `StateConflict` for what is published, or holds another text by now.
    """
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    if may_unpublish_post(actor, post) or may_withdraw_post(actor, post):
        raise StateConflict(_("This post was published in the meantime, or it waits for a moderator."))
    check_publish_post(actor, post)
    check_post(actor, blog)
    check_may_write(work, actor, blog.id)
    publish_at = check_moment(publish_at)
    if prepared is not None:
        settle_text(work, post, prepared)
    is_held = prepared is not None and prepared.body.is_held
    post.publish_at = publish_at
    set_post_state(work, post, "pending" if is_held else "scheduled")
    if prepared is not None and is_held:
        note_verdict(work, post, None, prepared.body.verdict)
    return WrittenPost(post.id, post.slug, is_held)


def unschedule_post(work: Session, *, actor: Actor, post_id: int) -> None:
    """Makes a scheduled post a draft again; a second time it changes nothing."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_publish_post(actor, post)
    if post.state == "scheduled":
        set_post_state(work, post, "draft")


def find_flags(post_id: int) -> Verdict | None:
    """What the rules have to tell moderators of a text that appears now; it was let through before.

    Nothing of what was brought in from elsewhere, or of what its writer may no longer read.
    """
    post = session().get(Post, post_id)
    if post is None or post.body_format != "markdown":
        return None
    try:
        writer = get_member_actor(post.writer_id)
        prepared = prepare_post(
            post.title, post.source, summary=post.summary, rights=Rights(post.writer_id, (post.html,))
        )
        verdict = check_text(writer, TextPlace("post", post_id=post_id, is_edit=True), prepared.body, post=prepared)
    except (InvalidInput, NotFound):
        return None
    return replace(verdict, outcome="publish")


def publish_scheduled(work: Session, post_id: int, verdict: Verdict | None = None) -> None:
    """Publishes a post whose time has come, as if its writer did; a second time it changes nothing.

    Of somebody who may not write now it becomes a draft. `verdict` is that of `find_flags`.
    """
    lock_thread(work, post_id)
    post = work.get_one(Post, post_id, populate_existing=True)
    if post.state != "scheduled" or post.publish_at is None or post.publish_at > now():
        return
    try:
        check_may_write(work, get_member_actor(post.writer_id), post.blog_id)
    except Restricted:
        set_post_state(work, post, "draft")
        return
    set_post_state(work, post, "published")
    note_verdict(work, post, None, verdict)
    tell_of_post(work, post, work.get_one(Blog, post.blog_id))
