"""Questions about the pages of the site: what they say now, what they said before, and which terms hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select, union_all

from forum.db import current_settings, session
from forum.db.known_facts import TERMS_VERSION
from forum.errors import NotFound
from forum.models import PAGE_NAMES, PageRevision, SiteFact, TermsAcceptance, User
from forum.permissions import Actor


@dataclass(frozen=True)
class PageText:
    """A revision as it is shown; `html` is empty where the forum's own words stand, `editor` is a handle."""

    name: str
    version: int
    source: str
    html: str
    terms_version: str | None
    editor: str
    changed_at: datetime


def _texts() -> Any:
    return select(
        PageRevision.name,
        PageRevision.version,
        PageRevision.source,
        PageRevision.html,
        PageRevision.terms_version,
        User.handle,
        PageRevision.created_at,
    ).join(User, User.id == PageRevision.editor_id)


def find_page(name: str) -> PageText | None:
    """What an admin wrote for a page last, None for a page that nobody has changed. One statement."""
    query = _texts().where(PageRevision.name == name).order_by(PageRevision.version.desc()).limit(1)
    row = session().execute(query).one_or_none()
    return PageText(*row) if row else None


def list_pages() -> Mapping[str, PageText]:
    """The same of all pages by name. One statement."""
    newest = (
        select(PageRevision.name, func.max(PageRevision.version).label("version"))
        .group_by(PageRevision.name)
        .subquery("newest")
    )
    query = _texts().join(newest, and_(newest.c.name == PageRevision.name, newest.c.version == PageRevision.version))
    return {row.name: PageText(*row) for row in session().execute(query)}


def list_page_texts(name: str) -> Sequence[PageText]:
    """All that a page said, the newest first. One statement."""
    check_page_name(name)
    query = _texts().where(PageRevision.name == name).order_by(PageRevision.version.desc())
    return [PageText(*row) for row in session().execute(query)]


def get_page_text(name: str, version: int) -> PageText:
    """What it said in one version. One statement."""
    query = _texts().where(PageRevision.name == name, PageRevision.version == version)
    row = session().execute(query).one_or_none()
    if row is None:
        raise NotFound
    return PageText(*row)


def check_page_name(name: str) -> None:
    """Raises `NotFound` for what is no page."""
    if name not in PAGE_NAMES:
        raise NotFound


def current_terms_version() -> str:
    """Which terms a new member accepts: those that admins marked last, or the setting. One statement."""
    fact = session().get(SiteFact, TERMS_VERSION)
    return fact.value if fact else current_settings().terms_version


def accepted_terms_version(seen: str | None) -> str:
    """What somebody accepted who saw these: the same if there were such terms, or else those that hold.

    Whoever saw terms that hold no more is asked for the new ones with their first page.
    """
    current = current_terms_version()
    if not seen or seen == current:
        return current
    known = select(PageRevision.id).where(PageRevision.terms_version == seen).limit(1)
    is_known = seen == current_settings().terms_version or session().scalar(known) is not None
    return seen if is_known else current


@dataclass(frozen=True)
class Accepted:
    """Terms that a member accepted."""

    terms_version: str
    accepted_at: datetime


def list_accepted(actor: Actor) -> Sequence[Accepted]:
    """All terms that the member accepted, the latest first; nothing for a visitor. One statement."""
    if not actor.is_signed_in:
        return []
    earlier = select(TermsAcceptance.terms_version, TermsAcceptance.accepted_at).where(
        TermsAcceptance.user_id == actor.member_id
    )
    latest = select(User.terms_version, User.terms_accepted_at).where(
        User.id == actor.member_id, User.terms_version.is_not(None), User.terms_accepted_at.is_not(None)
    )
    rows: Sequence[Any] = session().execute(union_all(latest, earlier)).all()
    found = [Accepted(*row) for row in rows]
    return sorted(found, key=lambda each: each.accepted_at, reverse=True)
