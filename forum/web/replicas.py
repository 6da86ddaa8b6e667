"""What a request reads from which server, and what pages say while nothing can be written.

A request that only shows something reads from a replica. It needs one that has what this browser wrote in the last
minute, which a signed cookie of its own says, and nothing that was hidden meanwhile. All else is read at the primary.
"""

from typing import Any

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.exc import DBAPIError

from forum.db import current_settings, db, end_reading, is_unavailable, routed_session
from forum.db.dialects import options_for
from forum.db.hidings import watch_for_hidings
from forum.db.replicas import EVERYTHING, Router, Wish, find_router
from forum.db.replicas.router import EXTENSION
from forum.errors import Unavailable
from forum.i18n import lazy_gettext as _
from forum.models.hidings import HARMLESS
from forum.settings import Settings
from forum.web.page_cache import POSITION

SHOWING = frozenset({"GET", "HEAD"})
# For so many seconds a browser asks for what it wrote; a replica that is further behind answers nobody.
REMEMBERED = 60
# A secret in an address may have been ended a moment ago, as a sign-in may.
SECRETS = frozenset({"token", "secret", "reference"})
ONLY_READING = _("You can read, but not write just now. Please try again in a few minutes.")


def init_replicas(app: Flask, settings: Settings) -> None:
    """Has pages read from replicas, where the settings name any; otherwise nothing is done at all."""
    if not settings.replica_addresses:
        return
    options = options_for(settings.database_url, settings.database_pool)
    with app.app_context():
        app.extensions[EXTENSION] = Router(settings.database_url, settings.replica_addresses, options, db.engine)
        watch_for_hidings(db.engine, HARMLESS)
    app.before_request(_choose)
    app.after_request(_remember_writing)
    app.after_request(_forget_warning)


def cannot_write() -> bool:
    """Whether the primary is away, so that pages only show; a page that says so is kept by nobody."""
    router = find_router()
    if router is None or not router.is_primary_away:
        return False
    g.is_only_reading = True
    return True


def _choose() -> None:
    router = _router()
    router.start()
    reading = routed_session()
    reading.has_written = False
    if request.method in SHOWING:
        reading.wish_for(_wish(is_primary_away=router.is_primary_away))
        return
    reading.wish_for(None)
    if router.is_primary_away and request.method != "OPTIONS":
        raise Unavailable(ONLY_READING)


def _wish(*, is_primary_away: bool) -> Wish | None:
    """None for what is read at the primary."""
    is_at_primary = g.get("has_failed_elsewhere") or not SECRETS.isdisjoint(request.view_args or {})
    if is_at_primary and not is_primary_away:
        return None
    position = request.environ.get(POSITION)
    if position is not None:
        return Wish(position, covers_hidings=True)
    return Wish(_seen())


def _seen() -> int:
    """Where the log was when this browser last wrote; 0 for one that only reads."""
    cookie = request.cookies.get(_cookie_name())
    if not cookie:
        return 0
    try:
        return int(_signer().loads(cookie, max_age=REMEMBERED))
    except (BadSignature, ValueError, TypeError):
        return 0


def _remember_writing(response: Response) -> Response:
    if routed_session().has_written:
        name = _cookie_name()
        response.set_cookie(
            name,
            str(_signer().dumps(_position_now())),
            max_age=REMEMBERED,
            secure=name.startswith("__Host-"),
            httponly=True,
            samesite="Lax",
        )
    return response


def _forget_warning(response: Response) -> Response:
    if g.get("is_only_reading"):
        response.headers["Cache-Control"] = "no-store"
    return response


def _position_now() -> int:
    """Behind all that this request wrote; where that cannot be said, no replica has it."""
    try:
        return _router().ask_position(db.engine).lsn
    except DBAPIError:
        return EVERYTHING


def _cookie_name() -> str:
    return "seen" if current_settings().uses_plain_cookies else "__Host-seen"


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_settings().secret_key, salt="seen")


def _router() -> Router:
    router: Router = current_app.extensions[EXTENSION]
    return router


def show_from_elsewhere(error: DBAPIError) -> ResponseReturnValue | None:
    """The page of this request from another server, where the one that was asked ended; None where that is no help."""
    router = find_router()
    if router is None or request.method not in SHOWING or g.get("has_failed_elsewhere") or not is_unavailable(error):
        return None
    engine = routed_session().replica_engine
    router.note_failure(error, engine)
    end_reading()
    if engine is None and not router.is_primary_lost(error):
        return None
    g.has_failed_elsewhere = True
    app: Any = current_app
    try:
        answer: ResponseReturnValue | None = app.preprocess_request()
        return app.dispatch_request() if answer is None else answer
    except Exception as second:
        return app.handle_user_exception(second)  # type: ignore[no-any-return]
