"""What every template may use."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from flask import Flask, request
from flask.templating import Environment
from jinja2 import StrictUndefined, Template
from werkzeug.local import LocalProxy

from forum.i18n import init_words, language, locale_code, text_direction
from forum.permissions.joining import may_invite
from forum.queries.site_look import Look, site_look
from forum.settings import Settings
from forum.web.actor import current_actor, known_actor
from forum.web.banners import Banners
from forum.web.frames import Frames
from forum.web.lengths import length_words
from forum.web.printed import Printed
from forum.web.provider import provider_name
from forum.web.sessions import form_token
from forum.web.times import day_iso, format_date, format_datetime, iso


@dataclass(frozen=True)
class Site:
    """What pages say of the site itself; what admins may change is asked for each time."""

    contact_email: str
    lets_in_by_hand: bool

    @property
    def look(self) -> Look:
        return site_look()

    @property
    def name(self) -> str:
        return self.look.name

    @property
    def tagline(self) -> str:
        return self.look.tagline

    @property
    def accent(self) -> str:
        return self.look.accent


class SiteOnPage(Site):
    """The same for one page, which asks once."""

    look = cached_property(lambda _self: site_look())


class Templates(Environment):
    """Flask's templates, none of which has globals of its own, so that what is imported is never made anew."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._found: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Those of the environment themselves: looking through a chain took a tenth of the time of a page."""
        return super().make_globals(d) if d else self.globals

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:  # noqa: A002 - Jinja's
        """What was found is found again by its name: a page asks for some ten."""
        if self.auto_reload or globals:
            return super()._load_template(name, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super()._load_template(name, globals)
        return found


def page_values(templates: Environment) -> dict[str, Any]:
    """What a page looks at again and again, in place of the globals of these names, which ask each time.

    Who reads it is not asked for here: the page may be the one that says that the database is away.
    """
    spoken, site = language(), cast(Site, templates.globals["site"])
    values: dict[str, Any] = {
        "locale_code": spoken.code,
        "text_direction": spoken.direction,
        "site": SiteOnPage(site.contact_email, site.lets_in_by_hand),
    }
    actor = known_actor()
    if actor is not None:
        values |= {"viewer": actor, "printed": cast(Printed, templates.globals["printed"]).here()}
    return values


def init_templating(app: Flask, settings: Settings) -> None:
    """Sets the globals; those that ask the database do so when a template looks at them."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    init_words(app)
    frames, banners, printed = Frames(), Banners(settings), Printed()
    app.jinja_env.globals.update(
        frame_header=frames.header,
        frame_footer=frames.footer,
        frame_styles=frames.styles,
        meta_tags=frames.meta,
        banners=banners.banners,
        flashes=banners.flashes,
        printed=printed,
        printed_each=printed.each,
        csrf_token=form_token,
        site=Site(settings.contact_email, settings.registration == "approval"),
        viewer=LocalProxy(current_actor),
        current_path=LocalProxy(lambda: request.full_path.rstrip("?")),
        provider_name=provider_name,
        may_invite=lambda: may_invite(current_actor()),
        locale_code=LocalProxy(locale_code),
        text_direction=LocalProxy(text_direction),
        format_date=format_date,
        format_datetime=format_datetime,
        iso=iso,
        day_iso=day_iso,
        length_words=length_words,
    )
