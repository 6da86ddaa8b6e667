"""Questions about blogs."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from forum.db import session
from forum.errors import NotFound
from forum.models import Blog, BlogRole, BlogSlug, User
from forum.permissions import Actor
from forum.permissions.blogs import visible_blogs

IN_ORDER = (Blog.position, Blog.name, Blog.id)


def list_blogs(actor: Actor) -> list[Blog]:
    """The listed blogs that the actor may read, in their order."""
    return list(
        session().scalars(
            select(Blog).where(visible_blogs(actor), Blog.is_unlisted.is_(False)).order_by(*IN_ORDER).limit(500)
        )
    )


def list_all_blogs() -> list[Blog]:
    """Every blog, for admins."""
    return list(session().scalars(select(Blog).order_by(*IN_ORDER).limit(500)))


def list_blogs_to_post_in(actor: Actor) -> list[Blog]:
    """Blogs in which the actor may write a post."""
    if not actor.is_signed_in:
        return []
    by_grant = Blog.id.in_(actor.blogs_with("author", "editor"))
    open_to_members = (Blog.posting == "members") & or_(Blog.reading != "private", Blog.id.in_(actor.blog_ids))
    query = select(Blog).where(visible_blogs(actor)).order_by(*IN_ORDER).limit(500)
    return list(session().scalars(query if actor.is_admin else query.where(or_(by_grant, open_to_members))))


def get_blog(actor: Actor, slug: str) -> Blog:
    """By slug, also an earlier one (the caller compares); `NotFound` for missing and unreadable alike."""
    blog = session().scalars(select(Blog).where(Blog.slug == slug, visible_blogs(actor))).one_or_none()
    if blog is None:
        earlier = select(BlogSlug.blog_id).where(BlogSlug.slug == slug)
        blog = session().scalars(select(Blog).where(Blog.id.in_(earlier), visible_blogs(actor))).one_or_none()
    if blog is None:
        raise NotFound
    return blog


@dataclass(frozen=True)
class BlogMember:
    user_id: int
    handle: str
    name: str
    role: str


def list_blog_members(blog_id: int) -> list[BlogMember]:
    """Who holds which part in a blog."""
    rows = session().execute(
        select(User.id, User.handle, User.display_name, BlogRole.role)
        .join(BlogRole, BlogRole.user_id == User.id)
        .where(BlogRole.blog_id == blog_id)
        .order_by(BlogRole.role, User.handle_key)
        .limit(1000)
    )
    return [BlogMember(*row) for row in rows]
