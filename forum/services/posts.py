"""Writing posts: drafts, publishing, editing, taking back, deleting."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import now
from forum.errors import EditConflict, InvalidInput, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, CountDelta, Post, PostCounters, Revision, User
from forum.permissions import Actor
from forum.permissions.blogs import check_post, may_edit_blog_posts, visible_blogs
from forum.permissions.posts import (
    UNFINISHED,
    check_delete_post,
    check_edit_post,
    check_publish_post,
    check_undelete_post,
    check_unpublish_post,
    check_withdraw_post,
    may_publish_post,
    may_unpublish_post,
    may_withdraw_post,
)
from forum.permissions.pseudonyms import check_use_pseudonym, is_own
from forum.queries.tags import list_post_tags
from forum.rendering import RENDER_VERSION
from forum.services.audit import log_act
from forum.services.cases import thing_of, touch_cases
from forum.services.edits import check_edit_reason, record_edit
from forum.services.fan_outs import resume_fan_out, start_fan_out
from forum.services.feed_changes import note_feed_change
from forum.services.follows import follow_implicitly
from forum.services.held_cases import close_held_case, note_verdict
from forum.services.hidden_by_flags import note_edit, note_undelete
from forum.services.limits import check_edit_pace, check_post_pace
from forum.services.mentions import record_mentions, tell_of_post
from forum.services.newsletters import plan_issue_of_post
from forum.services.picture_uses import record_pictures
from forum.services.prepared_posts import PreparedPost
from forum.services.pseudonyms import check_pictures_apart, check_signature, keep_pseudonym, make_pseudonym
from forum.services.replies import load_post
from forum.services.revisions import keep_earlier_text, put_text
from forum.services.sanctions import check_may_write
from forum.services.search_index import index_post
from forum.services.tags import check_new_tags, have_changed, list_or_delist, put_tags
from forum.services.texts import sending_key
from forum.services.thread_state import lock_thread, settle_activity, touch_page
from forum.services.waiting_changes import PostHead, hold_change, withdraw_change, withdraw_change_of
from forum.validation.tags import join_tags

# What stands while a change of it waits; of anything else the change itself is what waits.
KEPT_WHILE_WAITING = {"published", "hidden"}


@dataclass(frozen=True)
class WrittenPost:
    """Where a post stands; `is_held` when what was sent waits for a moderator."""

    id: int
    slug: str
    is_held: bool = False


def create_post(
    work: Session,
    *,
    actor: Actor,
    blog_slug: str,
    prepared: PreparedPost,
    form_key: str,
    signature: str = "account",
) -> WrittenPost:
    """Starts a draft; the same text with the same `form_key` gives the first one again.

    With the `signature` "pseudonym" it stands under a new one. Raises `InvalidInput` for `signature`.
    """
    # Its row is held, so that no admin merges the blog into another before the post is in it.
    blog = work.scalars(
        select(Blog).where(Blog.slug == blog_slug, visible_blogs(actor)).with_for_update(read=True, key_share=True)
    ).one_or_none()
    if blog is None:
        raise InvalidInput(_("Please choose a blog."), field="blog")
    check_post(actor, blog)
    check_may_write(work, actor, blog.id)
    work.execute(select(User.id).where(User.id == actor.member_id).with_for_update(key_share=True))
    check_new_tags(actor, blog.id, prepared.tags or ())
    key = sending_key(form_key, *prepared.key_texts)
    earlier = work.scalars(
        select(Post).where(is_own(Post.writer_id, actor.member_id), Post.form_key == key)
    ).one_or_none()
    if earlier is not None:
        return WrittenPost(earlier.id, earlier.slug)
    check_post_pace(work, actor)
    check_signature(signature)
    if signature == "pseudonym":
        check_use_pseudonym(blog)
    writer_id = make_pseudonym(work) if signature == "pseudonym" else actor.member_id
    check_pictures_apart(work, actor, prepared.body.rendered.html, writer_id)
    post = Post(
        blog_id=blog.id,
        writer_id=writer_id,
        state="draft",
        title=prepared.title,
        slug=prepared.slug,
        source=prepared.body.source,
        html=prepared.body.rendered.html,
        summary=prepared.summary,
        excerpt=prepared.excerpt,
        render_version=RENDER_VERSION,
        form_key=key,
        created_at=now(),
        state_at=now(),
    )
    work.add(post)
    work.flush()
    work.add(PostCounters(post_id=post.id))
    work.flush()
    if writer_id != actor.member_id:
        keep_pseudonym(work, actor, writer_id, post.id)
    record_mentions(work, post.id, None, prepared.body.mentioned_ids)
    record_pictures(work, post.id, None, post.html)
    put_tags(work, post, prepared.tags or ())
    return WrittenPost(post.id, post.slug)


def edit_post(
    work: Session, *, actor: Actor, post_id: int, version: int, prepared: PreparedPost, reason: str = ""
) -> WrittenPost:
    """Replaces title, text and tags; of a post that was published the earlier text is kept.

    Other tags make no new version of the text. A moderator's change of somebody's post is a decision, which its writer
    is told. A held change waits while the earlier text stands. Raises `EditConflict` when `version` is not the one that
    stands, and `InvalidInput` for a moderator's `reason` that is missing. A held change of a post that is scheduled
    takes the text's place, and the post waits.
    """
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    check_edit_post(actor, post)
    check_may_write(work, actor, blog.id, is_public=post.state == "published")
    is_retagged = have_changed(post.id, prepared.new_tags)
    if _is_text_of(post, prepared) and not is_retagged:
        return WrittenPost(post.id, post.slug)
    check_unchanged(post, version, prepared if is_retagged else None)
    if is_retagged:
        check_new_tags(actor, blog.id, prepared.new_tags or ())
    is_decision = not actor.is_self(post.writer_id) and not may_edit_blog_posts(actor, post.blog_id)
    reason = check_edit_reason(work, actor, post, reason, is_decision=is_decision)
    check_pictures_apart(work, actor, prepared.body.rendered.html, post.writer_id)
    if post.published_at is not None:
        check_edit_pace(work, actor)
    if prepared.body.is_held and post.state in KEPT_WHILE_WAITING:
        _hold_change(work, actor, post, prepared, reason)
        return WrittenPost(post.id, post.slug, is_held=True)
    replaced = None if _is_text_of(post, prepared) else post.version
    _replace_post(work, actor, post, prepared, reason)
    if post.state == "scheduled" and prepared.body.is_held:
        set_post_state(work, post, "pending")
        note_verdict(work, post, None, prepared.body.verdict)
        return WrittenPost(post.id, post.slug, is_held=True)
    if post.state == "published":
        tell_of_post(work, post, blog)
    if is_decision:
        record_edit(work, actor, post, None, reason, replaced=replaced)
    elif not actor.is_self(post.writer_id):
        log_act(work, actor, "edit", "post", post.id, reason=reason)
    return WrittenPost(post.id, post.slug)


def _is_text_of(post: Post, prepared: PreparedPost) -> bool:
    return text_of(post) == (prepared.title, prepared.body.source, prepared.summary)


def text_of(text: Post | Revision) -> tuple[str | None, str, str]:
    """What makes two texts of a post the same one."""
    return text.title, text.source, text.summary


def check_unchanged(post: Post, version: int, retagged: PreparedPost | None = None) -> None:
    """Raises `EditConflict` where somebody else saved another text meanwhile, or other tags than these would replace.

    Who does not touch the tags is not asked about them.
    """
    if post.version != version or (retagged is not None and have_changed(post.id, retagged.seen_tags)):
        raise EditConflict(
            _("This post was changed in the meantime."),
            current=post.source,
            version=post.version,
            title=post.title,
            summary=post.summary,
            tags=join_tags(list_post_tags(post.id)),
        )


def put_post(work: Session, post: Post, prepared: PreparedPost) -> None:
    """Gives a post another title and text, and their summary."""
    post.title, post.slug = prepared.title, prepared.slug
    post.summary, post.excerpt = prepared.summary, prepared.excerpt
    body = prepared.body
    put_text(work, post, None, source=body.source, html=body.rendered.html, mentioned_ids=body.mentioned_ids)


def _replace_post(work: Session, actor: Actor, post: Post, prepared: PreparedPost, reason: str) -> None:
    withdraw_change_of(work, post, None, actor_id=actor.as_writer(post.writer_id))
    if prepared.new_tags is not None:
        put_tags(work, post, prepared.new_tags)
    if not _is_text_of(post, prepared):
        if post.published_at is not None:
            keep_earlier_text(work, post, None, editor_id=actor.as_writer(post.writer_id), reason=reason)
        put_post(work, post, prepared)
        if note_edit(work, actor=actor, post=post):
            set_post_state(work, post, "published")
    if post.state not in UNFINISHED:
        note_verdict(work, post, None, prepared.body.verdict)


def _hold_change(work: Session, actor: Actor, post: Post, prepared: PreparedPost, reason: str) -> None:
    hold_change(
        work,
        actor=actor,
        post=post,
        reply=None,
        body=prepared.body,
        head=PostHead(prepared.title, prepared.summary, prepared.excerpt),
        tags=prepared.new_tags,
        reason=reason,
    )


def set_post_state(work: Session, post: Post, state: str, *, decision_id: int | None = None) -> None:
    """The one place that changes a post's state, with its counts; the caller holds the thread's lock."""
    delta = int(state == "published") - int(post.state == "published")
    post.state, post.state_at, post.decision_id = state, now(), decision_id
    is_first = state == "published" and post.published_at is None
    post.published_at = now() if is_first else post.published_at
    post.publish_at = post.publish_at if state in {"scheduled", "pending"} else None
    if delta:
        work.add(CountDelta(user_id=post.writer_id, blog_id=post.blog_id, posts=delta))
        list_or_delist(work, post)
        settle_activity(work, post.id)
        note_feed_change(work, post, post.blog_id)
    index_post(work, post)
    touch_cases(work, thing_of(post).name)
    touch_page(work, post.id)
    if is_first:
        follow_implicitly(work, post.id, [post.writer_id], origin="own")
        plan_issue_of_post(work, post)
        start_fan_out(work, post, work.get_one(Blog, post.blog_id))
    elif delta > 0:
        resume_fan_out(work, post)


def publish_post(work: Session, *, actor: Actor, post_id: int, prepared: PreparedPost | None = None) -> WrittenPost:
    """Publishes a draft and tells whom it names, or has it wait for a moderator; a second time it changes nothing.

    `prepared` is its text with the verdict of the rules, None for what no rule looks at. Raises `StateConflict` when
    the draft holds another text by now.
    """
    lock_thread(work, post_id)
    post, blog = load_post(work, actor, post_id)
    if may_unpublish_post(actor, post) or may_withdraw_post(actor, post):
        return WrittenPost(post.id, post.slug, post.state == "pending")
    check_publish_post(actor, post)
    check_post(actor, blog)
    check_may_write(work, actor, blog.id)
    if prepared is not None:
        settle_text(work, post, prepared)
    post.publish_at = None
    is_held = prepared is not None and prepared.body.is_held
    set_post_state(work, post, "pending" if is_held else "published")
    if prepared is not None:
        note_verdict(work, post, None, prepared.body.verdict)
    if not is_held:
        tell_of_post(work, post, blog)
    return WrittenPost(post.id, post.slug, is_held)


def settle_text(work: Session, post: Post, prepared: PreparedPost) -> None:
    """The text and tags that the rules have seen are those that are published, with what they changed."""
    is_same, is_retagged = _is_text_of(post, prepared), have_changed(post.id, prepared.new_tags)
    if (not is_same and text_of(post) != prepared.sent) or (is_retagged and have_changed(post.id, prepared.sent_tags)):
        raise StateConflict(_("This post was changed in the meantime. Please read it again before you publish it."))
    if is_retagged:
        put_tags(work, post, prepared.new_tags or ())
    if not is_same:
        put_post(work, post, prepared)


def withdraw_post(work: Session, *, actor: Actor, post_id: int) -> None:
    """Makes a post that waits for a moderator a draft again; a second time it changes nothing."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    if post.state == "draft" and may_publish_post(actor, post):
        return
    check_withdraw_post(actor, post)
    set_post_state(work, post, "draft")
    close_held_case(work, thing_of(post).name, "withdrawn", actor_id=actor.as_writer(post.writer_id))


def withdraw_post_change(work: Session, *, actor: Actor, post_id: int, revision_id: int) -> None:
    """Takes back one's own change, of the post or of a reply to it, that waits for a moderator."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    withdraw_change(work, actor=actor, post=post, revision_id=revision_id)


def unpublish_post(work: Session, *, actor: Actor, post_id: int) -> None:
    """Makes a published post a draft again; its thread goes with it."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_unpublish_post(actor, post)
    if not actor.is_self(post.writer_id):
        log_act(work, actor, "unpublish", "post", post.id)
    set_post_state(work, post, "draft")


def delete_post(work: Session, *, actor: Actor, post_id: int) -> None:
    """Takes a post away with its thread; its writer can bring it back for 30 days."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_delete_post(actor, post)
    if not actor.is_self(post.writer_id):
        log_act(work, actor, "delete", "post", post.id)
    set_post_state(work, post, "deleted", decision_id=post.decision_id)
    close_held_case(work, thing_of(post).name, "withdrawn", actor_id=actor.as_writer(post.writer_id))


def undelete_post(work: Session, *, actor: Actor, post_id: int) -> None:
    """Brings one's own deleted post back: as a draft, or hidden where a moderator had hidden it."""
    lock_thread(work, post_id)
    post, _blog = load_post(work, actor, post_id)
    check_undelete_post(actor, post)
    if post.decision_id is None or note_undelete(work, post):
        set_post_state(work, post, "draft")
    else:
        set_post_state(work, post, "hidden", decision_id=post.decision_id)
