"""What the pages from which one appeals have in common: the appeal that was sent, or the form of a new one."""

from typing import Any

from werkzeug.datastructures import MultiDict

from forum.blueprints.standing.forms import AppealForm
from forum.i18n import lazy_gettext as _
from forum.models import Appeal, Decision
from forum.permissions.appeals import appeal_ends_at, may_appeal
from forum.web.statements import APPEAL_STATES

Typed = MultiDict[str, str] | None
SENT = _("Your appeal was sent. Another moderator will look at it, and you will read the answer in your inbox.")


def appeal_part(
    decision: Decision | None,
    appeal: Appeal | None,
    side: str | None,
    *,
    url: str,
    form: AppealForm | None,
    typed: Typed,
    may_withdraw: bool = True,
) -> dict[str, Any]:
    """The appeal against a decision, for the page of who appeals as `side`; None is for who may not.

    The form is there as long as an appeal can be sent; what was typed for one that cannot is shown, to be copied.
    """
    can_appeal = decision is not None and appeal is None and side is not None and may_appeal(decision, side)
    return {
        "appeal": None if appeal is None else _appeal_view(appeal, may_withdraw=may_withdraw),
        "appeal_ends_at": None if decision is None else appeal_ends_at(decision),
        "form": (form or AppealForm.filled(typed)) if can_appeal else None,
        "typed": typed.get("body", "") if typed is not None and not can_appeal else "",
        "appeal_url": url,
    }


def _appeal_view(appeal: Appeal, *, may_withdraw: bool) -> dict[str, Any]:
    can_withdraw = may_withdraw and appeal.state == "open"
    return {
        "state": str(APPEAL_STATES[appeal.state]),
        "html": appeal.html,
        "answer": appeal.answer or None,
        "date": appeal.created_at,
        "withdraw_url": f"/standing/appeals/{appeal.case_id}/withdraw" if can_withdraw else None,
    }
