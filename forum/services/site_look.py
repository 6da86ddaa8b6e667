"""The site's name, the words under it and at the foot of each page, and its colour, as admins choose them."""

import json
from dataclasses import asdict, dataclass, replace

from sqlalchemy.orm import Session

from forum.db import current_settings, db
from forum.db.dialects import dialect_of
from forum.db.known_facts import LOOK
from forum.errors import EditConflict, InvalidInput
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.mail.message import mailbox
from forum.models import SiteFact
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.queries.site_look import ACCENTS, StoredLook, read_look
from forum.rendering import TextTooLong, is_blank, normalise, one_line, parse
from forum.services.audit import log_act

LONGEST_NAME = 60
LONGEST_TAGLINE = 120


@dataclass(frozen=True)
class PreparedLook:
    look: StoredLook


def prepare_look(*, name: str, tagline: str, footer: str, accent: str) -> PreparedLook:
    """Checks what was chosen; an empty text stands for the setting. Raises `InvalidInput` with its field."""
    name, tagline = _line(name, LONGEST_NAME, "name"), _line(tagline, LONGEST_TAGLINE, "tagline")
    try:
        mailbox(name, current_settings().mail_from)
    except ValueError as error:
        raise InvalidInput(_("Mail cannot be sent in this name. Please choose another."), field="name") from error
    footer = "" if is_blank(footer) else normalise(footer)
    try:
        parse(footer, place="note")
    except TextTooLong as error:
        raise InvalidInput(error.message, field="footer") from error
    if accent not in ACCENTS:
        raise InvalidInput(_("Please choose one of these."), field="accent")
    return PreparedLook(StoredLook(name=name, tagline=tagline, footer=footer, accent=accent))


def _line(typed: str, longest: int, field: str) -> str:
    line = "" if is_blank(typed) else one_line(typed)
    if len(line) > longest:
        raise InvalidInput(_("At most %(longest)s characters fit here.", longest=lazy_number(longest)), field=field)
    return line


def save_look(work: Session, *, actor: Actor, version: int, prepared: PreparedLook) -> None:
    """Stores it, for every page from now on; raises `EditConflict` when another admin did so since `version`."""
    check_admin(actor)
    dialect_of(db.engine).lock_key(work, LOOK)
    fact = work.get(SiteFact, LOOK)
    earlier = read_look(fact.value if fact else None)
    if earlier.version != version:
        raise EditConflict(
            _("Another admin changed this in the meantime. What you chose is kept below; save again to use it."),
            current=json.dumps(asdict(earlier)),
            version=earlier.version,
        )
    look = replace(prepared.look, version=version + 1)
    work.merge(SiteFact(name=LOOK, value=json.dumps(asdict(look))))
    work.flush()
    before, after = asdict(earlier), asdict(look)
    changed = {field: [before[field], value] for field, value in after.items() if before[field] != value}
    log_act(work, actor, "set_look", "site", 0, changed=changed)
