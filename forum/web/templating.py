"""What every template may use."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, g, request
from flask.templating import Environment
from jinja2 import StrictUndefined
from werkzeug.local import LocalProxy

from forum.i18n import init_words, locale_code, text_direction
from forum.queries.inbox import count_unread
from forum.queries.queue import count_open_cases
from forum.queries.site import is_demo
from forum.settings import Settings
from forum.web.actor import current_actor
from forum.web.times import day_iso, format_date, format_datetime, iso

DEMO_ANSWER = "forum_is_demo"


@dataclass(frozen=True)
class Site:
    """What pages say of the site itself."""

    name: str
    tagline: str
    contact_email: str
    is_insecure: bool
    is_demo: Any


def unread_count() -> int:
    """The member's unread notifications, asked once a request; a visitor has none."""
    if "unread_count" not in g:
        actor = current_actor()
        g.unread_count = count_unread(actor) if actor.is_signed_in else 0
    return int(g.unread_count)


def open_case_count() -> int:
    """How many cases wait for a moderator, up to 100, asked once a request; nobody else's pages ask."""
    if "open_case_count" not in g:
        actor = current_actor()
        g.open_case_count = count_open_cases(actor) if actor.moderates_anything else 0
    return int(g.open_case_count)


def _is_demo() -> bool:
    """Asked once a process: a database becomes a demo before it is served, or never."""
    if DEMO_ANSWER not in current_app.extensions:
        current_app.extensions[DEMO_ANSWER] = is_demo()
    return bool(current_app.extensions[DEMO_ANSWER])


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
    app.jinja_env.globals.update(
        site=Site(
            settings.site_name,
            settings.site_tagline,
            settings.contact_email,
            settings.insecure_cookies,
            LocalProxy(_is_demo),
        ),
        viewer=LocalProxy(current_actor),
        unread_count=LocalProxy(unread_count),
        open_case_count=LocalProxy(open_case_count),
        current_path=LocalProxy(lambda: request.full_path.rstrip("?")),
        locale_code=LocalProxy(locale_code),
        text_direction=LocalProxy(text_direction),
        format_date=format_date,
        format_datetime=format_datetime,
        iso=iso,
        day_iso=day_iso,
    )
