"""Which members may read a post: the same rules as `visible_posts`, asked from the other side."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Select, bindparam, or_, select, true

from forum.db import BigId, is_one_of, read
from forum.models import Blog, BlogRole, Post, PostReader, User
from forum.permissions.pseudonyms import member_behind


def list_readers(post: Post, blog: Blog, user_ids: Sequence[int]) -> set[int]:
    """Those of the members who may read the post once it is published. One statement."""
    values = {"post_id": post.id, "blog_id": blog.id, "writer_id": post.writer_id, "user_ids": list(user_ids)}
    return set(read(_readers(blog.reading, post.audience), values).scalars())


def list_blog_readers(blog: Blog, user_ids: Sequence[int]) -> set[int]:
    """Those of the members who may read the blog. One statement."""
    values = {"post_id": 0, "blog_id": blog.id, "writer_id": 0, "user_ids": list(user_ids)}
    return set(read(_readers(blog.reading, "blog"), values).scalars())


@cache
def _readers(reading: str, audience: str) -> Select[int]:
    """Of a post with this audience in a blog that these read; put together once."""
    blog_id, post_id = bindparam("blog_id", type_=BigId), bindparam("post_id", type_=BigId)
    in_blog = select(BlogRole.user_id).where(BlogRole.blog_id == blog_id, BlogRole.user_id == User.id)
    decides = in_blog.where(BlogRole.role == "moderator").exists()
    is_staff = is_one_of(User.role, "moderator", "admin")
    named = select(PostReader.user_id).where(PostReader.post_id == post_id, PostReader.user_id == User.id).exists()
    is_writer = User.id == member_behind(bindparam("writer_id", type_=BigId))
    reads_blog = or_(is_staff, in_blog.exists()) if reading == "private" else true()
    is_addressed = or_(is_staff, decides, named, is_writer) if audience == "named" else true()
    wanted = User.id.in_(bindparam("user_ids", expanding=True, type_=BigId))
    return select(User.id).where(wanted, User.state == "active", reads_blog, is_addressed)
