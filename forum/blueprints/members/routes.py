"""The page of a member: who they are, and what they wrote as far as the reader may see it."""

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.flags import may_flag
from forum.permissions.follows import may_follow, may_ignore
from forum.permissions.moderation import may_act_on_others
from forum.permissions.sanctions import may_see_records
from forum.queries.follows import find_delivery
from forum.queries.people import Profile, get_profile
from forum.queries.posts import PostSummary, list_writer_posts
from forum.queries.replies import ReplySummary, list_writer_replies
from forum.rendering import excerpt, picture_address
from forum.validation.handles import handle_key
from forum.web.actor import current_actor
from forum.web.feeds import feed_links, writer_feed
from forum.web.meta import PageMeta, member_meta
from forum.web.tags import tag_links
from forum.web.times import day_iso
from forum.web.urls import blog_url, member_url, post_url, reply_url
from forum.web.views import FollowView, asked_place, follow_view, paging, writer_view

bp = Blueprint("members", __name__)


@bp.get("/@<handle>")
def show(handle: str) -> ResponseReturnValue:
    actor = current_actor()
    profile = get_profile(handle_key(handle))
    is_replies = request.args.get("show") == "replies"
    path = member_url(profile.handle) + ("?show=replies" if is_replies else "")
    if profile.handle != handle:
        return redirect(path, 302 if profile.is_former else 301)
    place = asked_place(request.args)
    if is_replies:
        replies = list_writer_replies(actor, profile.id, place)
        writings, pages = [_reply_line(row) for row in replies.rows], paging(replies, path)
    else:
        posts = list_writer_posts(actor, profile.id, place)
        writings, pages = [_post_line(row) for row in posts.rows], paging(posts, path)
    is_first = place is None and not is_replies
    return render_template(
        "members/show.html",
        member=_member(actor, profile),
        meta=_meta(actor, profile, has_posts=bool(writings)) if is_first else None,
        writings=writings,
        shows="replies" if is_replies else "posts",
        posts_url=member_url(profile.handle),
        replies_url=f"{member_url(profile.handle)}?show=replies",
        feed=feed_links(_("Posts by %(name)s", name=profile.name), writer_feed(profile.handle)),
        **pages,
    )


def _member(actor: Actor, profile: Profile) -> dict[str, Any]:
    writer = writer_view(
        handle=profile.handle, name=profile.name, title=profile.title, role=profile.role, avatar=profile.avatar
    )
    return {
        "name": writer.name,
        "handle": writer.handle,
        "title": writer.title,
        "mark": writer.mark,
        "avatar_class": writer.avatar_class,
        "initial": writer.initial,
        "bio_html": profile.bio_html or None,
        "since": profile.created_at,
        "is_self": profile.id == actor.id,
        "follow": _follow(actor, profile),
        "ignore_url": f"{member_url(profile.handle)}/ignore" if may_ignore(actor, profile.id) else None,
        "report_url": f"{member_url(profile.handle)}/report" if may_flag(actor, profile.id) else None,
        "admin_url": f"/admin/members/{profile.handle}" if actor.is_admin else None,
        "picture_url": _picture_url(actor, profile),
        "record_url": f"/moderation/members/{profile.handle}" if may_see_records(actor) else None,
    }


def _picture_url(actor: Actor, profile: Profile) -> str | None:
    """Where a moderator of the site removes the picture beside the name for good."""
    is_theirs = profile.avatar is not None and actor.is_staff
    if not is_theirs or not may_act_on_others(actor, profile.role, profile.id):
        return None
    return f"{picture_address((profile.avatar or '').partition('/')[0])}/remove"


def _meta(actor: Actor, profile: Profile, *, has_posts: bool) -> PageMeta:
    writer = writer_view(handle=profile.handle, name=profile.name, title=profile.title, role=profile.role)
    since = day_iso(profile.created_at)
    return member_meta(actor, writer, since=since, bio_html=profile.bio_html, has_posts=has_posts)


def _follow(actor: Actor, profile: Profile) -> FollowView | None:
    if not may_follow(actor, member_id=profile.id):
        return None
    return follow_view(member_url(profile.handle), find_delivery(actor, "member", profile.id))


def _post_line(row: PostSummary) -> dict[str, Any]:
    return {
        "title": row.title,
        "url": post_url(row.id, row.slug),
        "date": row.published_at,
        "blog": {"name": row.blog_name, "url": blog_url(row.blog_slug)},
        "excerpt": row.excerpt,
        "comment_count": row.reply_count,
        "tags": tag_links(row.tags, is_listed=row.is_listed),
    }


def _reply_line(row: ReplySummary) -> dict[str, Any]:
    return {
        "title": row.post_title,
        "url": reply_url(row.post_id, row.number),
        "date": row.published_at,
        "blog": None,
        "excerpt": excerpt(row.html),
        "comment_count": None,
        "tags": (),
    }
