"""Which members may read a post: the same rules as `visible_posts`, asked from the other side."""

from collections.abc import Sequence

from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session

from forum.models import Blog, BlogRole, Post, PostReader, User


def list_readers(work: Session, post: Post, blog: Blog, user_ids: Sequence[int]) -> set[int]:
    """Those of the members who may read the post once it is published. One statement."""
    in_blog = select(BlogRole.user_id).where(BlogRole.blog_id == blog.id, BlogRole.user_id == User.id).exists()
    decides = (
        select(BlogRole.user_id)
        .where(BlogRole.blog_id == blog.id, BlogRole.user_id == User.id, BlogRole.role == "moderator")
        .exists()
    )
    is_staff = User.role.in_(["moderator", "admin"])
    named = select(PostReader.user_id).where(PostReader.post_id == post.id, PostReader.user_id == User.id).exists()
    reads_blog = or_(is_staff, in_blog) if blog.reading == "private" else true()
    is_addressed = or_(is_staff, decides, named, User.id == post.writer_id) if post.audience == "named" else true()
    return set(
        work.scalars(select(User.id).where(User.id.in_(user_ids), User.state == "active", reads_blog, is_addressed))
    )
