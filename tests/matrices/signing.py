"""Signed-in requests without a sign-in page: the session of each viewer, made once."""

from typing import Any

from flask import session
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select
from werkzeug.test import Client, TestResponse

from forum.db import end_reading, unit_of_work
from forum.db import session as database
from forum.models import SignIn
from forum.services.accounts import hash_secret, start_session
from forum.web.actor import ForumSessions
from tests.matrices.items import VIEWERS, World


def sign_in_all(world: World) -> None:
    """Gives every viewer a session cookie and a token for forms; a visitor's holds nobody."""
    for viewer in VIEWERS:
        secret = ""
        if viewer in world.actors:
            with world.app.app_context():
                with unit_of_work() as work:
                    secret = start_session(
                        work,
                        user_id=world.actors[viewer].member_id,
                        is_kept=False,
                        user_agent="zzbrowser",
                        address="127.0.0.1",
                    )
                world.session_ids[viewer] = (
                    database().scalars(select(SignIn.id).where(SignIn.secret_hash == hash_secret(secret))).one()
                )
                end_reading()
        with world.app.test_request_context():
            if secret:
                session["_user_id"] = secret
                session["_fresh"] = True
            world.csrf_tokens[viewer] = generate_csrf()
            interface = world.app.session_interface
            assert isinstance(interface, ForumSessions)
            serializer = interface.get_signing_serializer(world.app)
            assert serializer is not None
            name = world.app.config["SESSION_COOKIE_NAME"]
            world.cookies[viewer] = f"{name}={serializer.dumps(dict(session))}"


def send(world: World, viewer: str, url: str, method: str = "GET", **options: Any) -> TestResponse:
    """One request of a viewer, in whose browser nothing stays. A visitor's GET brings no cookie."""
    headers = dict(options.pop("headers", {}))
    if viewer in world.actors or method != "GET":
        headers["Cookie"] = world.cookies[viewer]
    client = Client(world.app, world.app.response_class, use_cookies=False)
    return client.open(url, method=method, headers=headers, **options)


def post_form(world: World, viewer: str, url: str, fields: dict[str, Any], method: str = "POST") -> TestResponse:
    """A form with the viewer's right token."""
    return send(world, viewer, url, method, data={"csrf_token": world.csrf_tokens[viewer], **fields})
