"""What pages say above all else: of the site's state, to whom it concerns. Mostly nothing."""

from typing import Any

from flask import current_app, get_flashed_messages, request
from markupsafe import Markup

from forum.db.maintenance import known_maintenance
from forum.queries.site import is_demo
from forum.settings import Settings
from forum.web.actor import current_actor, sees_as_visitor
from forum.web.announcements import shown_announcement
from forum.web.maintenance import words_of_maintenance
from forum.web.replicas import ONLY_READING, cannot_write
from forum.web.sessions import form_token
from forum.web.two_step import two_step_due

DEMO_ANSWER = "forum_is_demo"
NOTHING = Markup()


class Banners:
    """Those of one app, for templates."""

    def __init__(self, settings: Settings) -> None:
        self._is_insecure = settings.insecure_cookies

    def banners(self) -> Markup:
        only_reading = str(ONLY_READING) if cannot_write() else None
        as_visitor, two_step_by = sees_as_visitor(), two_step_due(current_actor())
        announcement, maintenance = shown_announcement(), known_maintenance()
        about_site = maintenance is not None or _is_demo() or self._is_insecure
        if not (only_reading or as_visitor or two_step_by or announcement or about_site):
            return NOTHING
        return _print(
            "banners",
            only_reading=only_reading,
            visitor_token=form_token() if as_visitor else None,
            two_step_by=two_step_by,
            announcement=announcement,
            maintenance_words=words_of_maintenance(maintenance.until) if maintenance else None,
            is_demo=_is_demo(),
            is_insecure=self._is_insecure,
            here=request.full_path.rstrip("?"),
        )

    def flashes(self) -> Markup:
        """What the reader's last act led to, said once."""
        messages = get_flashed_messages(with_categories=True)
        return _print("flashes", messages) if messages else NOTHING


def _print(macro: str, *given: Any, **named: Any) -> Markup:
    html: Markup = getattr(current_app.jinja_env.get_template("components/banners.html").module, macro)(*given, **named)
    return html


def _is_demo() -> bool:
    """Asked once a process: a database becomes a demo before it is served, or never."""
    if DEMO_ANSWER not in current_app.extensions:
        current_app.extensions[DEMO_ANSWER] = is_demo()
    return bool(current_app.extensions[DEMO_ANSWER])
