"""What stands around every page: each kind of it is rendered once, and filled for the reader."""

from functools import lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from flask import current_app, g, request
from markupsafe import Markup, escape

from forum.contexts import contexts
from forum.i18n import locale_code
from forum.queries.inbox import count_unread
from forum.queries.queue import count_open_cases
from forum.queries.site_look import Logo, site_look
from forum.web.actor import current_actor
from forum.web.kept_counts import kept_count
from forum.web.meta import PageMeta
from forum.web.sessions import form_token
from forum.web.slots import Slots, ready
from forum.web.urls import member_url

KEPT = 1024
SLOTS = Slots("name", "profile_url", "sign_in_url", "token", "here")
# As in all addresses of the site (`flask.url_for`).
SAFE = "!$'()*,/:;?@"


class Kind(NamedTuple):
    """All in which headers differ, but for the reader's name, their token and the page's address."""

    site_name: str
    logo: Logo | None
    locale: str
    root: str
    section: str
    is_signed_in: bool
    moderates_anything: bool
    is_admin: bool
    unread: int
    open_cases: int


class Frames:
    """Those of one app, for templates."""

    def __init__(self) -> None:
        self._header = lru_cache(KEPT)(self._render_header)
        self._part = lru_cache(KEPT)(self._render_part)
        self._tags = lru_cache(KEPT)(self._render_tags)

    def header(self, section: str) -> Markup:
        """The way through the site; whoever is signed in costs a statement, and a moderator another."""
        actor = current_actor()
        look = site_look()
        kind = Kind(
            look.name,
            look.logo,
            locale_code(),
            request.script_root,
            section,
            actor.is_signed_in,
            actor.moderates_anything,
            actor.is_admin,
            unread_count(),
            open_case_count(),
        )
        if actor.is_signed_in:
            here = request.full_path.rstrip("?") if request.method == "GET" else ""
            values: tuple[str, ...] = (
                *(escape(actor.name), member_url(actor.handle), "", form_token()),
                escape(f"{request.script_root}{here}"),
            )
        else:
            way_back = quote_plus(request.full_path.rstrip("?"), safe=SAFE)
            values = ("", "", escape(f"{request.script_root}/sign-in?next={way_back}"), "", "")
        return ready([self._header(kind).format(*values)])

    def meta(self, meta: PageMeta | None) -> Markup:
        """What the page says of itself, for its head; the same to many but for its JSON-LD."""
        tags = self._tags(locale_code(), meta.bare if meta else None, site_look().name)
        return tags if meta is None or meta.data is None else ready([tags, _meta_macros().data(meta)])

    def footer(self) -> Markup:
        look = site_look()
        return self._part("footer", locale_code(), request.script_root, look.name, look.footer_html)

    def styles(self) -> Markup:
        return self._part("styles", locale_code(), request.script_root)

    def _render_header(self, kind: Kind) -> str:
        viewer = SimpleNamespace(**kind._asdict(), **vars(SLOTS.of))
        return SLOTS.as_format(str(_macros().header(viewer, kind.section)))

    def _render_tags(self, _locale: str, meta: PageMeta | None, site_name: str) -> Markup:
        html: Markup = _meta_macros().tags(meta, site_name)
        return html

    def _render_part(self, name: str, _locale: str, _root: str, *given: str) -> Markup:
        html: Markup = getattr(_macros(), name)(*given)
        return html


def unread_count() -> int:
    """The member's unread notifications, asked once a request; a visitor has none."""
    asked: int | None = getattr(contexts.get().g, "unread_count", None)
    if asked is None:
        actor = current_actor()
        asked = kept_count("unread", actor.member_id, lambda: count_unread(actor)) if actor.is_signed_in else 0
        g.unread_count = asked
    return asked


def open_case_count() -> int:
    """How many cases wait for a moderator, up to 100, asked once a request; nobody else's pages ask."""
    asked: int | None = getattr(contexts.get().g, "open_case_count", None)
    if asked is None:
        actor = current_actor()
        is_asked = actor.moderates_anything
        asked = kept_count("cases", actor.member_id, lambda: count_open_cases(actor)) if is_asked else 0
        g.open_case_count = asked
    return asked


def _macros() -> Any:
    return current_app.jinja_env.get_template("components/frame.html").module


def _meta_macros() -> Any:
    return current_app.jinja_env.get_template("components/meta.html").module
