"""What templates show of posts, writers and blogs: values with addresses and words, ready to print."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup

from forum.db.paging import Page, Place, parse_place
from forum.i18n import gettext as _
from forum.models import Blog, Correction, Post
from forum.permissions import Actor
from forum.permissions.blogs import may_edit_blog_posts, may_moderate, may_post
from forum.permissions.flags import may_flag
from forum.permissions.moderation import may_act_on, may_act_on_others
from forum.permissions.posts import (
    closed_reason,
    may_correct_post,
    may_delete_post,
    may_edit_post,
    may_lock_post,
    may_name_readers,
    may_pin_post,
    may_publish_post,
    may_reply,
    may_set_cover,
    may_undelete_post,
    may_unpublish_post,
)
from forum.queries.posts import PostPage, PostSummary, RevisionRow
from forum.queries.readers import NamedReader
from forum.queries.reading import PostNews
from forum.queries.tags import RelatedPost
from forum.rendering import shows_pictures
from forum.validation.pseudonyms import is_pseudonym
from forum.web.reading import ThreadNews
from forum.web.tags import TagLink, tag_links
from forum.web.times import format_datetime, iso
from forum.web.urls import blog_url, member_url, post_url, reply_url

# Lists show the same few posts to everybody.
CARDS_KEPT = 1024
# The mark beside a name that is one.
PSEUDONYM = "pseudonym"


@dataclass(frozen=True)
class WriterView:
    name: str
    handle: str
    url: str
    title: str
    mark: str | None
    avatar_class: str
    initial: str


def writer_view(
    *,
    handle: str,
    name: str,
    title: str = "",
    role: str = "member",
    blog_mark: str | None = None,
    avatar: str | None = None,
) -> WriterView:
    """A writer beside a text; where they have a portrait, it stands in the place of their initial.

    A pseudonym has neither handle nor page.
    """
    if is_pseudonym(handle):
        return WriterView(name, "", "", "", PSEUDONYM, avatar_class(handle), name[:1])
    mark = mark_of(role, blog_mark)
    initial = portrait(avatar) if avatar else name[:1].upper()
    return WriterView(name, handle, member_url(handle), title, mark, avatar_class(handle), initial)


def portrait(avatar: str) -> Markup:
    """In the place of an initial."""
    macros: Any = current_app.jinja_env.get_template("components/avatars.html").module
    html: Markup = macros.portrait(avatar)
    return html


def mark_of(role: str, blog_mark: str | None) -> str | None:
    """What is said beside a name; the site's role is the greater mark."""
    return role if role in {"admin", "moderator"} else blog_mark


@lru_cache(4096)
def avatar_class(handle: str) -> str:
    """One of eight colours, always the same for a member."""
    return f"avatar-{zlib.crc32(handle.casefold().encode()) % 8}"


@dataclass(frozen=True)
class BlogLink:
    name: str
    url: str
    slug: str = ""
    note_html: str | None = None


@dataclass(frozen=True, eq=False)
class PostCard:
    """A post in a list; `post_card` gives the same one for the same post, so that it is known by itself."""

    id: int
    title: str
    url: str
    excerpt: str
    state: str
    date: datetime | None
    changed: datetime
    edit_url: str
    comment_count: int | None
    writer: WriterView
    blog: BlogLink
    new_count: int = 0
    is_new: bool = False
    tags: tuple[TagLink, ...] = ()


def post_card(row: PostSummary, news: PostNews | None = None, last_visit: datetime | None = None) -> PostCard:
    """`news` is what is new to the viewer in a thread that concerns them; `last_visit` when they were here before."""
    is_later = last_visit is not None and row.published_at is not None and row.published_at > last_visit
    return _card(row, news.count if news else 0, is_later and not (news and news.is_opened))


@lru_cache(CARDS_KEPT)
def _card(row: PostSummary, new_count: int, is_new: bool) -> PostCard:
    return PostCard(
        id=row.id,
        title=row.title,
        url=post_url(row.id, row.slug),
        excerpt=row.excerpt,
        state=row.state,
        date=row.published_at if row.state == "published" else None,
        changed=row.state_at,
        edit_url=f"/posts/{row.id}/edit",
        comment_count=row.reply_count if row.state == "published" else None,
        writer=writer_view(
            handle=row.writer_handle, name=row.writer_name, title=row.writer_title, role=row.writer_role
        ),
        blog=BlogLink(row.blog_name, blog_url(row.blog_slug), row.blog_slug),
        new_count=new_count,
        is_new=is_new,
        tags=tag_links(row.tags, is_listed=row.is_listed),
    )


def paging(page: Page[Any], path: str) -> dict[str, str | None]:
    """`newer_url` and `older_url` of a page of a list at `path`, which may hold a query."""
    start = f"{path}&" if "?" in path else f"{path}?"
    return {
        "newer_url": f"{start}after={page.newer}" if page.newer else None,
        "older_url": f"{start}before={page.older}" if page.older else None,
    }


def asked_place(args: Any) -> Place | None:
    """The place in a list that a request's query asks for."""
    return parse_place(before=args.get("before"), after=args.get("after"))


@dataclass(frozen=True)
class ReaderLink:
    """A member whom a post is for."""

    user_id: int
    name: str
    handle: str
    url: str


def reader_links(readers: Sequence[NamedReader]) -> tuple[ReaderLink, ...]:
    return tuple(ReaderLink(row.user_id, row.name, row.handle, member_url(row.handle)) for row in readers)


@dataclass(frozen=True)
class CorrectionView:
    id: int
    date: datetime
    words: str


def correction_views(corrections: Sequence[Correction]) -> tuple[CorrectionView, ...]:
    return tuple(CorrectionView(row.id, row.created_at, row.words) for row in corrections)


@dataclass(frozen=True)
class PostView:
    """A post on its own page, with what this actor may do."""

    id: int
    title: str
    url: str
    state: str
    date: datetime | None
    publish_at: datetime | None
    body_html: str
    cover_html: str | None
    comment_count: int
    edited_at: datetime | None
    version: int
    writer: WriterView
    blog: BlogLink
    is_locked: bool
    closed_reason: str | None
    decision_reason: str | None
    can_edit: bool
    can_set_cover: bool
    can_delete: bool
    can_undelete: bool
    can_lock: bool
    can_pin: bool
    can_name_readers: bool
    can_correct: bool
    is_pinned: bool
    can_publish: bool
    can_unpublish: bool
    can_judge_pictures: bool
    can_moderate: bool
    can_decide: bool
    can_reply: bool
    can_see_history: bool
    can_report: bool
    tags: tuple[TagLink, ...]

    @property
    def has_buttons(self) -> bool:
        """Whether the viewer may do something with it at once, for which a page needs their token."""
        return self.can_publish or self.can_unpublish or self.can_undelete or self.can_pin


@dataclass(frozen=True)
class FollowView:
    """A Follow button: where it leads, and how its follower hears of what is new, None where it is not followed."""

    url: str
    delivery: str | None


def follow_view(path: str, delivery: str | None, *, is_open: bool = True) -> FollowView | None:
    """The Follow button of what stands at `path`; None for what is neither published nor followed."""
    return FollowView(f"{path}/follow", delivery) if is_open or delivery is not None else None


@dataclass(frozen=True)
class NewsView:
    """What is new to the viewer in a thread."""

    new_count: int
    unread_count: int
    first_url: str


def news_view(post_id: int, news: ThreadNews) -> NewsView | None:
    """None when nothing is new."""
    if news.first_unread is None:
        return None
    return NewsView(news.new_count, news.unread_count, reply_url(post_id, news.first_unread))


def who_reads(blog: Blog) -> str:
    """In words, for those who move something there."""
    if blog.reading == "public":
        return _("everyone reads it") if not blog.is_unlisted else _("everyone reads it who has its address")
    return _("members read it") if blog.reading == "members" else _("only named members read it")


def post_view(actor: Actor, page: PostPage) -> PostView:
    post, blog = page.post, page.blog
    is_open = post.state == "published"
    decides = may_act_on(actor, page.writer_role, post.writer_id)
    moderates = may_moderate(actor, post.blog_id) and post.state not in {"draft", "scheduled", "deleted"}
    return PostView(
        id=post.id,
        title=post.title,
        url=post_url(post.id, post.slug),
        state=post.state,
        date=post.published_at if is_open else None,
        publish_at=post.publish_at if post.state in {"scheduled", "pending"} else None,
        body_html=post.html,
        cover_html=post.cover_html,
        comment_count=page.reply_count,
        edited_at=post.edited_at,
        version=post.version,
        writer=writer_view(
            handle=page.writer_handle,
            name=page.writer_name,
            title=page.writer_title,
            role=page.writer_role,
            blog_mark=page.blog_mark,
        ),
        blog=BlogLink(blog.name, blog_url(blog.slug), blog.slug, blog.note_html or None),
        is_locked=post.is_locked,
        closed_reason=closed_reason(post, blog) if is_open else None,
        decision_reason=page.decision_reason,
        can_edit=may_edit_post(actor, post) and (decides or _is_theirs(actor, post)),
        can_set_cover=may_set_cover(actor, post),
        can_delete=may_delete_post(actor, post),
        can_undelete=may_undelete_post(actor, post),
        can_lock=may_lock_post(actor, post)
        and (may_edit_blog_posts(actor, post.blog_id) or may_act_on_others(actor, page.writer_role, post.writer_id)),
        can_pin=may_pin_post(actor, post),
        can_name_readers=may_name_readers(actor, post),
        can_correct=may_correct_post(actor, post) or (moderates and post.corrected_at is not None),
        is_pinned=post.pinned_at is not None,
        can_publish=may_publish_post(actor, post),
        can_unpublish=may_unpublish_post(actor, post),
        can_judge_pictures=moderates
        and decides
        and actor.is_staff
        and (post.cover_html is not None or shows_pictures(post.html)),
        can_moderate=moderates,
        can_decide=moderates and decides,
        can_reply=may_reply(actor, post, blog),
        can_see_history=may_see_history(actor, page),
        can_report=may_flag(actor, post.writer_id, is_published=is_open),
        tags=tag_links(page.tags, is_listed=is_open and not blog.is_unlisted),
    )


def _is_theirs(actor: Actor, post: Post) -> bool:
    return actor.is_self(post.writer_id) or may_edit_blog_posts(actor, post.blog_id)


def may_see_history(actor: Actor, page: PostPage) -> bool:
    """History is public for what is published; else for the writer, editors and moderators."""
    post = page.post
    if post.version == 1:
        return False
    if post.state == "published":
        return True
    return actor.is_signed_in and (
        actor.is_self(post.writer_id) or may_moderate(actor, post.blog_id) or may_edit_blog_posts(actor, post.blog_id)
    )


def revision_view(post_id: int, revision: RevisionRow, *, can_hide: bool) -> dict[str, Any]:
    """An earlier text in a history, as `version()` of components/texts.html prints it."""
    return {
        "version": revision.version,
        "date_text": format_datetime(revision.written_at),
        "date_iso": iso(revision.written_at),
        "replaced_text": format_datetime(revision.replaced_at),
        "replaced_iso": iso(revision.replaced_at),
        "is_by_writer": revision.is_by_writer,
        "reason": revision.reason or None,
        "title": revision.title,
        "summary": revision.summary,
        "body_html": revision.html,
        "is_hidden": revision.is_hidden,
        "compare_url": None,
        "restore_url": None,
        "hide_url": f"/moderation/posts/{post_id}/revisions/{revision.id}/hide" if can_hide else None,
    }


@dataclass(frozen=True)
class RelatedView:
    title: str
    url: str
    blog: BlogLink


def related_views(posts: Sequence[RelatedPost]) -> tuple[RelatedView, ...]:
    return tuple(
        RelatedView(
            post.title,
            post_url(post.id, post.slug),
            BlogLink(post.blog_name, blog_url(post.blog_slug), post.blog_slug),
        )
        for post in posts
    )


def blog_view(actor: Actor, blog: Blog) -> dict[str, Any]:
    """A blog on its own page."""
    return {
        "name": blog.name,
        "slug": blog.slug,
        "url": blog_url(blog.slug),
        "description": blog.description or None,
        "note_html": blog.note_html or None,
        "can_post": may_post(actor, blog),
        "can_edit": actor.is_admin,
    }
