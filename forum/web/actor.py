"""Who makes this request: Flask-Login's user wraps the actor, and its id is the secret of the sign-in."""

from datetime import timedelta
from typing import Any

from flask import Flask, g, has_request_context, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from forum.contexts import contexts
from forum.db import current_settings, end_reading, from_primary, now
from forum.permissions import VISITOR, Actor
from forum.queries.people import find_actor
from forum.queries.pseudonyms import with_pseudonyms
from forum.services.accounts import hash_secret
from forum.web.reading import mark_page
from forum.web.seen import mark_seen
from forum.web.sessions import CheckedSessions

VISITOR_COOKIE_LIFE = timedelta(hours=2)
KEPT_ACTOR = "forum_actor"
AS_VISITOR = "as_visitor"
LOOKING = frozenset({"GET", "HEAD"})


class SignedIn(UserMixin):  # type: ignore[misc] # Flask-Login has no types
    """A member of this request."""

    def __init__(self, actor: Actor, secret: str) -> None:
        self.actor = actor
        self._secret = secret

    def get_id(self) -> str:
        return self._secret


class ForumSessions(CheckedSessions):
    """The signed cookie: kept as long as the sign-in's row, or two hours for a visitor with a form."""

    def get_expiration_time(self, app: Flask, session: Any) -> Any:
        if "_user_id" not in session:
            return now().replace(microsecond=0) + VISITOR_COOKIE_LIFE
        if session.get("kept"):
            return now() + timedelta(days=current_settings().session_days_kept)
        return None


def init_actor(app: Flask) -> None:
    """Makes the app know its members."""
    app.session_interface = ForumSessions()
    # Its context processor would ask the database for the member once more, also while the page says it is away.
    manager = LoginManager(app, add_context_processor=False)
    manager.session_protection = None
    manager.user_loader(_load)


def _load(secret: str) -> SignedIn | None:
    actor = from_primary(lambda: find_actor(hash_secret(secret)))
    if actor is None:
        return None
    mark_seen(actor.session_id)
    mark_page(actor.member_id)
    return SignedIn(actor, secret)


def known_actor() -> Actor | None:
    """Whoever makes this request, where that was asked already."""
    context = contexts.get(None)
    return None if context is None else getattr(context.g, KEPT_ACTOR, None)


def current_actor() -> Actor:
    """The member or visitor of this request; an admin who looks as a visitor does is one while only looking."""
    # Asked often, and Flask-Login's proxy looks the member up with each attribute.
    kept: Actor | None = getattr(contexts.get().g, KEPT_ACTOR, None)
    if kept is not None:
        return kept
    user = current_user._get_current_object()
    actor = user.actor if isinstance(user, SignedIn) else VISITOR
    if has_request_context():
        if actor.is_admin and request.method in LOOKING and session.get(AS_VISITOR):
            actor, g.sees_as_visitor = VISITOR, True
        g.forum_actor = actor
    return actor


def renew_pseudonyms() -> Actor:
    """The member of this request with a name that was made in it."""
    actor: Actor = with_pseudonyms(current_actor())
    g.forum_actor = actor
    return actor


def sees_as_visitor() -> bool:
    """Whether this page is shown to an admin as visitors see it."""
    current_actor()
    return bool(g.get("sees_as_visitor"))


def see_as_visitor() -> None:
    """Shows an admin all pages as visitors see them from now on; what they send they go on sending as themselves."""
    session[AS_VISITOR] = True


def see_as_oneself() -> None:
    """Ends that."""
    session.pop(AS_VISITOR, None)


def remember_sign_in(secret: str, *, is_kept: bool) -> None:
    """Puts a new sign-in into the cookie, in place of everything that it held."""
    session.clear()
    end_reading()
    user = _load(secret)
    if user is not None:
        session["kept"] = is_kept
        login_user(user)
        g.pop(KEPT_ACTOR, None)
        g.pop("unread_count", None)
        # A form made before, in this request, left a token of the old session there.
        g.pop("csrf_token", None)


def forget_sign_in() -> None:
    """Empties the cookie."""
    logout_user()
    session.clear()
    g.pop(KEPT_ACTOR, None)
