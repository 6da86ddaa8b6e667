"""Which kinds of notices a member wants to see in the inbox."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.models import NotificationSetting
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.queries.inbox import KINDS_TO_CHOOSE
from forum.services.deliveries import DEFAULT_RHYTHMS

# Of what one follows the follow itself says how it comes as mail.
BY_FOLLOW = "at_once"


def choose_site_kinds(work: Session, *, actor: Actor, kinds: Collection[str]) -> None:
    """Those of `KINDS_TO_CHOOSE` that stand in the inbox; the others of them do not."""
    check_signed_in(actor)
    query = select(NotificationSetting).where(NotificationSetting.user_id == actor.member_id)
    stored = {row.kind: row for row in work.scalars(query)}
    for kind in KINDS_TO_CHOOSE:
        row, is_on_site = stored.get(kind), kind in kinds
        if row is not None:
            row.is_on_site = is_on_site
        elif not is_on_site:
            mail = DEFAULT_RHYTHMS.get(kind, BY_FOLLOW)
            work.add(NotificationSetting(user_id=actor.member_id, kind=kind, is_on_site=False, mail=mail))
    work.flush()
