"""Members, blogs, posts and replies for tests, made by the services that the site itself uses."""

import secrets
from typing import Any

from forum.db import now, unit_of_work
from forum.models import Blog, Post, User
from forum.permissions import Actor
from forum.queries.people import find_user_by_handle, get_member_actor
from forum.services.blogs import create_blog, grant_role, prepare_blog
from forum.services.posts import create_post, publish_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import create_reply, prepare_reply
from forum.services.texts import PreparedText
from forum.services.thread_state import ReplyToAdd, add_reply, lock_thread

KEEPER = "keeper"


def make_actor(handle: str, role: str = "member", state: str = "active", trust_level: int = 1, **columns: Any) -> Actor:
    """A member with a confirmed address and no password; `columns` are further columns of `User`."""
    values: dict[str, Any] = {
        "handle": handle,
        "handle_key": handle.casefold(),
        "display_name": handle.capitalize(),
        "email": f"{handle}@example.org",
        "email_key": f"{handle.casefold()}@example.org",
        "email_verified_at": now(),
        "state": state,
        "role": role,
        "trust_level": trust_level,
        "created_at": now(),
    }
    with unit_of_work() as work:
        user = User(**(values | columns))
        work.add(user)
        work.flush()
        user_id = user.id
    return get_member_actor(user_id)


def _keeper() -> Actor:
    """The admin who makes blogs and hands out parts in them."""
    user = find_user_by_handle(KEEPER)
    return get_member_actor(user.id) if user else make_actor(KEEPER, role="admin")


def make_blog(**properties: Any) -> Blog:
    """A public blog in which every member may post, unless `properties` say otherwise."""
    name = properties.get("name", f"Blog {secrets.token_hex(4)}")
    values: dict[str, Any] = {
        "name": name,
        "slug": "",
        "description": "",
        "note": "",
        "posting": "members",
        "reading": "public",
        "is_unlisted": False,
        "closes_after_days": None,
        "position": 0,
    }
    keeper, prepared = _keeper(), prepare_blog(**(values | properties))
    with unit_of_work() as work:
        return create_blog(work, actor=keeper, prepared=prepared)


def make_draft(
    actor: Actor,
    blog: Blog,
    title: str = "A post",
    body: str = "Its text.",
    tags: str | None = None,
    *,
    signature: str = "account",
) -> int:
    """The id of a post that is not published yet."""
    prepared = prepare_post(title, body, tags)
    with unit_of_work() as work:
        return create_post(
            work,
            actor=actor,
            blog_slug=blog.slug,
            prepared=prepared,
            form_key=secrets.token_hex(8),
            signature=signature,
        ).id


def make_post(
    actor: Actor,
    blog: Blog,
    title: str = "A post",
    body: str = "Its text.",
    tags: str | None = None,
    *,
    signature: str = "account",
) -> int:
    """The id of a published post."""
    post_id = make_draft(actor, blog, title, body, tags, signature=signature)
    with unit_of_work() as work:
        publish_post(work, actor=get_member_actor(actor.member_id), post_id=post_id)
    return post_id


def reply(
    actor: Actor,
    post_id: int,
    body: str = "A reply.",
    to: int | None = None,
    key: str | None = None,
    *,
    signature: str = "account",
) -> int:
    """The number of a new reply, to the post or to the reply with number `to`."""
    prepared = prepare_reply(body)
    with unit_of_work() as work:
        number = create_reply(
            work,
            actor=actor,
            post_id=post_id,
            parent_number=to,
            prepared=prepared,
            form_key=key or secrets.token_hex(8),
            signature=signature,
        ).number
    assert number is not None
    return number


def grant(blog: Blog, actor: Actor, role: str) -> Actor:
    """The actor, loaded again, with a part in the blog."""
    keeper = _keeper()
    with unit_of_work() as work:
        grant_role(work, actor=keeper, blog_id=blog.id, handle=actor.handle, role=role)
    return get_member_actor(actor.member_id)


def add_waiting(post_id: int, writer_id: int, prepared: PreparedText, *, parent_id: int | None = None) -> int:
    """A reply that waits for a moderator, whatever the rules say of it; gives its id."""
    with unit_of_work() as work:
        lock_thread(work, post_id)
        post = work.get_one(Post, post_id)
        new = ReplyToAdd(writer_id, prepared.source, prepared.rendered.html, secrets.token_hex(32), parent_id)
        return add_reply(work, post, work.get_one(Blog, post.blog_id), new, is_held=True).id
