"""The pages about the site: admins write them, and go back to what stood there before; every text is kept."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.db import current_settings, db, now
from forum.db.dialects import dialect_of
from forum.db.known_facts import TERMS_VERSION
from forum.errors import EditConflict, InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.models import PageRevision, SiteFact
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.queries.site_pages import check_page_name
from forum.rendering import TextTooLong, is_blank, parse, render
from forum.services.audit import log_act

TERMS = "terms"


@dataclass(frozen=True)
class PreparedPage:
    """A text of a page with its HTML; both are empty for the forum's own words."""

    source: str
    html: str


OWN_WORDS = PreparedPage("", "")


def prepare_page(source: str) -> PreparedPage:
    """Renders what an admin wrote; raises `InvalidInput`. A handle in it is a word: pages name nobody."""
    if is_blank(source):
        raise InvalidInput(_("Please write something."), field="body")
    try:
        parsed = parse(source, place="post")
    except TextTooLong as error:
        raise InvalidInput(error.message, field="body") from error
    return PreparedPage(parsed.source, render(parsed, {}).html)


def save_page(work: Session, *, actor: Actor, name: str, version: int, prepared: PreparedPage) -> None:
    """Puts a text in the place of `version`; raises `EditConflict` where another one stands there meanwhile."""
    _put(work, actor, name, version, prepared)
    log_act(work, actor, "edit_page", "site", 0, page=name, version=version + 1)


def save_new_terms(work: Session, *, actor: Actor, version: int, prepared: PreparedPage) -> str:
    """The same for terms that every member must accept anew; gives the name of that version, which is its date."""
    revision = _put(work, actor, TERMS, version, prepared)
    revision.terms_version = label = _free_label(work)
    work.merge(SiteFact(name=TERMS_VERSION, value=label))
    work.flush()
    log_act(work, actor, "renew_terms", "site", 0, version=version + 1, terms=label)
    return label


def restore_page(work: Session, *, actor: Actor, name: str, version: int, earlier: int) -> None:
    """Has the text of an earlier version, or the forum's own words (0), stand there again, as a new version."""
    prepared = OWN_WORDS
    if earlier:
        query = select(PageRevision).where(PageRevision.name == name, PageRevision.version == earlier)
        found = work.scalars(query).one_or_none()
        if found is None:
            raise NotFound
        prepared = PreparedPage(found.source, found.html)
    _put(work, actor, name, version, prepared)
    log_act(work, actor, "restore_page", "site", 0, page=name, version=version + 1, earlier=earlier)


def _put(work: Session, actor: Actor, name: str, version: int, prepared: PreparedPage) -> PageRevision:
    check_admin(actor)
    check_page_name(name)
    dialect_of(db.engine).lock_key(work, f"page {name}")
    query = select(PageRevision).where(PageRevision.name == name).order_by(PageRevision.version.desc()).limit(1)
    newest = work.scalars(query).one_or_none()
    current = newest.version if newest else 0
    if current != version:
        raise EditConflict(
            _("Another admin changed this page in the meantime. Your text is kept below; save again to use it."),
            current=newest.source if newest else "",
            version=current,
        )
    revision = PageRevision(
        name=name,
        version=version + 1,
        source=prepared.source,
        html=prepared.html,
        editor_id=actor.member_id,
        created_at=now(),
    )
    work.add(revision)
    work.flush()
    return revision


def _free_label(work: Session) -> str:
    """The day where the site is, and a number behind it for the next ones of that day."""
    day = now().astimezone(ZoneInfo(current_settings().timezone)).date().isoformat()
    taken = (
        work.scalar(select(func.count()).select_from(PageRevision).where(PageRevision.terms_version.startswith(day)))
        or 0
    )
    taken += current_settings().terms_version == day
    return f"{day}.{taken + 1}" if taken else day
