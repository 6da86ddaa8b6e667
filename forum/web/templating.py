"""What every template may use."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, request
from flask.templating import Environment
from jinja2 import StrictUndefined
from werkzeug.local import LocalProxy

from forum.db.maintenance import known_maintenance
from forum.i18n import init_words, locale_code, text_direction
from forum.permissions.joining import may_invite
from forum.queries.site import is_demo
from forum.queries.site_look import site_look
from forum.settings import Settings
from forum.web.actor import current_actor, sees_as_visitor
from forum.web.announcements import shown_announcement
from forum.web.frames import Frames
from forum.web.lengths import length_words
from forum.web.maintenance import words_of_maintenance
from forum.web.printed import Printed
from forum.web.provider import provider_name
from forum.web.replicas import ONLY_READING, cannot_write
from forum.web.sessions import form_token
from forum.web.times import day_iso, format_date, format_datetime, iso
from forum.web.two_step import two_step_due

DEMO_ANSWER = "forum_is_demo"


@dataclass(frozen=True)
class Site:
    """What pages say of the site itself; what admins may change is asked for each time."""

    contact_email: str
    is_insecure: bool
    is_demo: Any
    lets_in_by_hand: bool

    @property
    def name(self) -> str:
        return site_look().name

    @property
    def tagline(self) -> str:
        return site_look().tagline

    @property
    def accent(self) -> str:
        return site_look().accent


def _is_demo() -> bool:
    """Asked once a process: a database becomes a demo before it is served, or never."""
    if DEMO_ANSWER not in current_app.extensions:
        current_app.extensions[DEMO_ANSWER] = is_demo()
    return bool(current_app.extensions[DEMO_ANSWER])


def _maintenance_words() -> str:
    """What the banner says, nothing most of the time."""
    found = known_maintenance()
    return words_of_maintenance(found.until) if found else ""


class Templates(Environment):
    """Flask's templates, none of which has globals of its own, so that what is imported is never made anew."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Those of the environment themselves: looking through a chain took a tenth of the time of a page."""
        return super().make_globals(d) if d else self.globals


def init_templating(app: Flask, settings: Settings) -> None:
    """Sets the globals; those that ask the database do so when a template looks at them."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    init_words(app)
    frames = Frames()
    app.jinja_env.globals.update(
        frame_header=frames.header,
        frame_footer=frames.footer,
        frame_styles=frames.styles,
        printed=Printed(),
        csrf_token=form_token,
        site=Site(
            settings.contact_email,
            settings.insecure_cookies,
            LocalProxy(_is_demo),
            settings.registration == "approval",
        ),
        viewer=LocalProxy(current_actor),
        maintenance_words=LocalProxy(_maintenance_words),
        current_path=LocalProxy(lambda: request.full_path.rstrip("?")),
        cannot_write=cannot_write,
        shown_announcement=shown_announcement,
        sees_as_visitor=sees_as_visitor,
        provider_name=provider_name,
        may_invite=lambda: may_invite(current_actor()),
        two_step_due=lambda: two_step_due(current_actor()),
        only_reading=ONLY_READING,
        locale_code=LocalProxy(locale_code),
        text_direction=LocalProxy(text_direction),
        format_date=format_date,
        format_datetime=format_datetime,
        iso=iso,
        day_iso=day_iso,
        length_words=length_words,
    )
