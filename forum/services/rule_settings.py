"""The numbers and switches of the rules, as admins choose them."""

import json

from sqlalchemy.orm import Session

from forum.db import db
from forum.db.dialects import dialect_of
from forum.errors import EditConflict
from forum.i18n import lazy_gettext as _
from forum.models import SiteFact
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.queries.rules import RULE_SETTINGS, read_stored
from forum.rules.settings import RuleSettings, rule_values
from forum.services.audit import log_act


def save_rule_settings(work: Session, *, actor: Actor, version: int, settings: RuleSettings) -> None:
    """Stores them; raises `EditConflict` when another admin did so since `version`."""
    check_admin(actor)
    dialect_of(db.engine).lock_key(work, RULE_SETTINGS)
    stored = work.get(SiteFact, RULE_SETTINGS)
    known_version, earlier = read_stored(stored.value if stored else None)
    if known_version != version:
        raise EditConflict(
            _("Another admin changed the rules in the meantime. What you chose is kept below; save again to use it."),
            current=json.dumps(earlier),
            version=known_version,
        )
    values = rule_values(settings)
    work.merge(SiteFact(name=RULE_SETTINGS, value=json.dumps({"version": version + 1, "values": values})))
    work.flush()
    defaults = rule_values(RuleSettings())
    before = defaults | earlier
    changed = {name: [before[name], value] for name, value in values.items() if before[name] != value}
    log_act(work, actor, "set_rules", "site", 0, changed=changed)
