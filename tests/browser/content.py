"""Content for browser tests, written through the services; needs no open application context."""

import secrets

from flask import Flask

from forum.db import unit_of_work
from forum.permissions import Actor
from forum.services.blogs import create_blog, prepare_blog
from forum.services.legal_notices import create_notice, prepare_notice
from forum.services.posts import create_post
from forum.services.posts import publish_post as publish
from forum.services.prepared_posts import prepare_post
from forum.services.replies import create_reply, prepare_reply
from forum.web.urls import absolute, post_url


def simple_blog(app: Flask, admin: Actor, name: str = "Front porch", **rules: object) -> str:
    """A public blog in which members post; gives its slug."""
    values: dict[str, object] = {
        "name": name,
        "slug": "",
        "description": "What we talk about.",
        "note": "",
        "posting": "members",
        "reading": "public",
        "is_unlisted": False,
        "closes_after_days": None,
        "position": 0,
    }
    with app.app_context():
        prepared = prepare_blog(**(values | rules))  # type: ignore[arg-type]
        with unit_of_work() as work:
            return create_blog(work, actor=admin, prepared=prepared).slug


def publish_post(
    app: Flask, actor: Actor, blog_slug: str, title: str = "A quiet morning", body: str = "It rained."
) -> str:
    """Writes and publishes a post; gives its path."""
    with app.app_context():
        prepared = prepare_post(title, body)
        with unit_of_work() as work:
            written = create_post(work, actor=actor, blog_slug=blog_slug, prepared=prepared, form_key=title)
            publish(work, actor=actor, post_id=written.id)
        return post_url(written.id, written.slug)


def post_id_of(path: str) -> int:
    """The id in a post's path."""
    return int(path.split("/")[2])


def write_reply(app: Flask, actor: Actor, path: str, body: str, to: int | None = None) -> int:
    """Replies to a post or to its reply `to`; gives the number."""
    with app.app_context():
        prepared = prepare_reply(body)
        with unit_of_work() as work:
            number = create_reply(
                work,
                actor=actor,
                post_id=post_id_of(path),
                parent_number=to,
                prepared=prepared,
                form_key=secrets.token_hex(8),
            ).number
        assert number is not None
        return number


def send_legal_notice(app: Flask, path: str, words: str = "It is against the law.") -> str:
    """A notice about what stands at a path; gives its reference."""
    with app.app_context():
        prepared = prepare_notice(url=absolute(path), words=words, law="A law", name="Nora", email="nora@example.org")
        with unit_of_work() as work:
            return create_notice(work, prepared=prepared, form_key=secrets.token_hex(8), address="127.0.0.1")
