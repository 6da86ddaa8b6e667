"""Moderators' moves: a post to another blog, a branch to a post of its own or to another post, two posts into one.

Each is a decision with a reason, told to those whose texts it concerns, in the unit that makes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, literal, select, update
from sqlalchemy.orm import Session

from forum.errors import InvalidInput, NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Case, CountDelta, Decision, Post, PostCounters, PostReader, Reply, User
from forum.permissions import Actor
from forum.permissions.blogs import check_moderate, visible_blogs
from forum.permissions.members import list_readers
from forum.permissions.moving import check_move_post, check_move_replies, check_split, check_wider
from forum.queries.pictures import Rights
from forum.queries.posts import get_post_page
from forum.queries.verification import keys_for
from forum.rendering import excerpt
from forum.services.decisions import check_act_on_text, record_decision, tell_writers
from forum.services.feed_changes import note_feed_change
from forum.services.moderation import SOMEBODY_WAS_FASTER
from forum.services.posts import set_post_state
from forum.services.prepared_posts import check_title, slug_of
from forum.services.replies import load_post, load_reply, prepare_reply
from forum.services.search_index import index_reply, move_texts
from forum.services.thread_moving import (
    Place,
    count_replies,
    lead_to,
    list_branch,
    list_thread,
    lock_threads,
    move_rows,
    redirect,
    settle_source,
    take_numbers,
)
from forum.services.thread_state import lock_thread, touch_page


def move_post(work: Session, *, actor: Actor, post_id: int, blog_slug: str, is_wider_agreed: bool, reason: str) -> None:
    """Moves a post with its thread to another blog.

    Raises `InvalidInput` for `blog` (unknown, the same, or one that the writer could not read) and for `is_wider`.
    """
    target = _load_blog(work, actor, blog_slug)
    lock_thread(work, post_id)
    post, source = load_post(work, actor, post_id)
    check_move_post(actor, post, target)
    check_act_on_text(work, actor, post)
    if target.id == source.id:
        raise InvalidInput(_("The post is in this blog already. Please choose another."), field="blog")
    check_wider(source, target, is_agreed=is_wider_agreed)
    _check_writers_read(work, post, target, [post.writer_id], field="blog")
    _count_move(work, post, source.id, target.id)
    # What one blog puts first is not what the other does.
    post.blog_id, post.pinned_at = target.id, None
    work.flush()
    move_texts(work, post)
    for table in (Case, Decision):
        work.execute(
            update(table)
            .where(table.post_id == post_id, table.blog_id == source.id)
            .values(blog_id=target.id)
            .execution_options(synchronize_session=False)
        )
    touch_page(work, post_id)
    decision = record_decision(work, actor=actor, kind="move", post=post, reason=reason)
    tell_writers(work, decision, {post.writer_id: None})


def _load_blog(work: Session, actor: Actor, slug: str) -> Blog:
    """The blog that is moved to, which nobody takes away meanwhile."""
    blog = work.scalars(
        select(Blog).where(Blog.slug == slug, visible_blogs(actor)).with_for_update(read=True, key_share=True)
    ).one_or_none()
    if blog is None:
        raise InvalidInput(_("Please choose a blog."), field="blog")
    return blog


def _check_writers_read(work: Session, post: Post, blog: Blog, writer_ids: Iterable[int], *, field: str) -> None:
    """Nobody's text goes where they cannot read it; who has no account in use reads nothing anyway."""
    wanted = sorted(set(writer_ids))
    active = set(work.scalars(select(User.id).where(User.id.in_(wanted), User.state == "active")))
    if active - list_readers(post, blog, sorted(active)):
        raise InvalidInput(_("Somebody whose text you would move could not read it there."), field=field)


def _count_move(work: Session, post: Post, source_id: int, target_id: int) -> None:
    """Takes what is published of a post and its thread from one blog's counts to the other's."""
    published = work.execute(
        select(Reply.writer_id, func.count())
        .where(Reply.post_id == post.id, Reply.state == "published")
        .group_by(Reply.writer_id)
        .order_by(Reply.writer_id)
    ).all()
    changes = [(writer_id, 0, count) for writer_id, count in published]
    if post.state == "published":
        changes.append((post.writer_id, 1, 0))
        note_feed_change(work, post, source_id, target_id)
    for writer_id, posts, replies in changes:
        work.add(CountDelta(user_id=writer_id, blog_id=source_id, posts=-posts, replies=-replies))
        work.add(CountDelta(user_id=writer_id, blog_id=target_id, posts=posts, replies=replies))


@dataclass(frozen=True)
class PreparedTitle:
    title: str
    slug: str


def prepare_split(title: str) -> PreparedTitle:
    """Raises `InvalidInput` for `title`."""
    title = check_title(title)
    return PreparedTitle(title, slug_of(title))


def split_reply(
    work: Session, *, actor: Actor, post_id: int, number: int, prepared: PreparedTitle, reason: str
) -> Post:
    """Makes a published reply a post of its own in the same blog, by its writer, with what answers it as its thread."""
    lock_thread(work, post_id)
    source, _blog = load_post(work, actor, post_id)
    check_split(actor, source)
    root = load_reply(work, actor, source, number)
    check_act_on_text(work, actor, root)
    if root.state != "published" or source.state != "published":
        raise StateConflict(_("Only a reply that everybody sees can become a post of its own."))
    rows = list_branch(work, post_id, root.id)
    post = _post_from(work, source, root, prepared)
    root_id, root_key = root.id, root.thread_key
    moved = move_rows(work, source, post, [row for row in rows if row.id != root_id], Place())
    lead_to(work, (source.id, root_id), post, None)
    redirect(work, source.id, number, post.id, 0)
    work.expunge(root)
    work.execute(
        delete(Reply)
        .where(Reply.post_id == source.id, Reply.id == root_id)
        .execution_options(synchronize_session=False)
    )
    count_replies(work, source.id, -1)
    work.add(CountDelta(user_id=post.writer_id, blog_id=source.blog_id, replies=-1))
    settle_source(work, source, root_key)
    set_post_state(work, post, "published")
    decision = record_decision(work, actor=actor, kind="split", post=post, reason=reason)
    tell_writers(work, decision, moved.writers | {post.writer_id: None})
    return post


def _post_from(work: Session, source: Post, root: Reply, prepared: PreparedTitle) -> Post:
    """A post with the text and the time of a reply, for those who read the post where it stood."""
    post = Post(
        blog_id=source.blog_id,
        writer_id=root.writer_id,
        state="draft",
        audience=source.audience,
        title=prepared.title,
        slug=prepared.slug,
        source=root.source,
        body_format=root.body_format,
        html=root.html,
        excerpt=excerpt(root.html),
        render_version=root.render_version,
        version=root.version,
        created_at=root.created_at,
        published_at=root.published_at,
        edited_at=root.edited_at,
        state_at=root.state_at,
    )
    work.add(post)
    work.flush()
    work.add(PostCounters(post_id=post.id))
    work.flush()
    readers = select(literal(post.id), PostReader.user_id).where(PostReader.post_id == source.id)
    work.execute(insert(PostReader).from_select(["post_id", "user_id"], readers))
    return post


def move_reply(
    work: Session, *, actor: Actor, post_id: int, number: int, to_post_id: int, is_wider_agreed: bool, reason: str
) -> int:
    """Moves a reply with all that answers it to the end of another post's thread; gives its new number."""
    source, target = _load_both(work, actor, post_id, to_post_id, is_wider_agreed=is_wider_agreed)
    root = load_reply(work, actor, source, number)
    check_act_on_text(work, actor, root)
    root_id, root_key = root.id, root.thread_key
    rows = list_branch(work, source.id, root_id)
    _check_writers_read(
        work, target, work.get_one(Blog, target.blog_id), [row.writer_id for row in rows], field="to_post"
    )
    moved = move_rows(work, source, target, rows, Place())
    work.expunge(root)
    settle_source(work, source, root_key)
    new_root = _load_row(work, target.id, moved.ids[root_id])
    decision = record_decision(work, actor=actor, kind="move", post=target, reply=new_root, reason=reason)
    tell_writers(work, decision, moved.writers | {new_root.writer_id: new_root.id})
    return moved.numbers[number]


def _load_both(
    work: Session, actor: Actor, source_id: int, target_id: int, *, is_wider_agreed: bool
) -> tuple[Post, Post]:
    """The posts between which replies move, with the locks of both threads."""
    try:
        lock_threads(work, source_id, target_id)
        target, target_blog = load_post(work, actor, target_id)
    except NotFound as error:
        lock_thread(work, source_id)
        load_post(work, actor, source_id)
        raise InvalidInput(NO_SUCH_POST, field="to_post") from error
    source, source_blog = load_post(work, actor, source_id)
    check_move_replies(actor, source, target)
    check_wider(source_blog, target_blog, is_agreed=is_wider_agreed)
    return source, target


NO_SUCH_POST = _("There is no such post. Please copy its address from the browser, or type its number.")


def _load_row(work: Session, post_id: int, reply_id: int) -> Reply:
    return work.scalars(select(Reply).where(Reply.post_id == post_id, Reply.id == reply_id)).one()


@dataclass(frozen=True)
class PreparedMerge:
    """A post's text as it will stand as a reply; `version` is the one that was rendered."""

    post_id: int
    version: int
    html: str


def prepare_merge(actor: Actor, other_id: int | None) -> PreparedMerge:
    """Renders the post that becomes a reply; raises `InvalidInput` for `to_post` where the actor sees none."""
    try:
        post = get_post_page(actor, other_id or 0).post
    except NotFound as error:
        raise InvalidInput(NO_SUCH_POST, field="to_post") from error
    check_moderate(actor, post.blog_id)
    return PreparedMerge(post.id, post.version, _as_reply(post))


def _as_reply(post: Post) -> str:
    """Headings are set as those of a reply; a text longer than a reply may be stays as it is."""
    try:
        if post.body_format != "markdown":
            return post.html
        return prepare_reply(post.source, Rights(shown_in=(post.html,))).rendered.html
    except InvalidInput:
        return post.html


def merge_post(
    work: Session, *, actor: Actor, post_id: int, prepared: PreparedMerge, is_wider_agreed: bool, reason: str
) -> int:
    """Appends another post with its thread to this one: its text becomes a reply, and it is removed.

    Gives the number of that reply. The other post's address leads there from then on.
    """
    other, target = _load_both(work, actor, prepared.post_id, post_id, is_wider_agreed=is_wider_agreed)
    check_act_on_text(work, actor, other)
    if other.version != prepared.version or other.state != "published":
        raise StateConflict(SOMEBODY_WAS_FASTER)
    rows = list_thread(work, other.id)
    blog = work.get_one(Blog, target.blog_id)
    _check_writers_read(work, target, blog, [other.writer_id, *(row.writer_id for row in rows)], field="to_post")
    root = _reply_from(work, other, target, prepared.html)
    moved = move_rows(work, other, target, rows, Place(root.id, root.thread_key or b""))
    lead_to(work, (other.id, None), target, root.id)
    redirect(work, other.id, 0, target.id, root.number or 0)
    decision = record_decision(work, actor=actor, kind="merge", post=target, reply=root, reason=reason)
    set_post_state(work, other, "removed", decision_id=decision.id)
    tell_writers(work, decision, {target.writer_id: None} | moved.writers | {root.writer_id: root.id})
    return root.number or 0


def _reply_from(work: Session, other: Post, target: Post, html: str) -> Reply:
    number = take_numbers(work, target.id, 1)
    keys = keys_for(number, None)
    reply = Reply(
        post_id=target.id,
        writer_id=other.writer_id,
        number=number,
        thread_key=keys.thread_key,
        newest_key=keys.newest_key,
        depth=keys.depth,
        state="published",
        is_shown=True,
        source=other.source,
        body_format=other.body_format,
        html=html,
        render_version=other.render_version,
        version=other.version,
        created_at=other.created_at,
        published_at=other.published_at,
        edited_at=other.edited_at,
        state_at=other.state_at,
    )
    work.add(reply)
    work.add(CountDelta(user_id=other.writer_id, blog_id=target.blog_id, replies=1))
    index_reply(work, target, reply)
    count_replies(work, target.id, 1)
    return reply
