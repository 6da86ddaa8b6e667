"""The statement of reasons in plain words: what was done, what that means, on which ground, and who found it."""

from typing import Any

from forum.i18n import lazy_gettext as _
from forum.models import Decision
from forum.services.flag_reasons import REASON_NAMES
from forum.web.decision_words import KINDS, said_of

_FOUND = {
    "notice": _("Somebody reported it to us."),
    "staff": _("A moderator came across it. Nobody had to report it."),
    "machine": _("A rule of this site noticed it by itself."),
}
APPEAL_STATES = {
    "open": _("It waits for another moderator."),
    "upheld": _("Another moderator looked at it, and the decision stays."),
    "reversed": _("The decision is taken back."),
    "withdrawn": _("It was ended without a decision."),
}


def what_was_done(kind: str, *, is_of_reply: bool) -> str:
    """A decision as a heading."""
    return str(said_of(kind, "reply" if is_of_reply else "post").done)


def statement_of(decision: Decision) -> dict[str, Any]:
    """The statement of reasons, ready to print."""
    return {
        "done": what_was_done(decision.kind, is_of_reply=decision.reply_id is not None),
        "meaning": _optional(KINDS[decision.kind].meaning),
        "is_branch": decision.is_branch,
        "ground": str(_("A law: %(law)s", law=decision.law) if decision.ground == "law" else _("Our guidelines")),
        "category": _optional(REASON_NAMES.get(decision.category or "")),
        "reason": decision.reason,
        "found": str(_FOUND[decision.found_by]),
        "is_automated": decision.is_automated,
        "from": decision.created_at,
        "until": decision.ends_at,
        "is_undone": decision.undone_by_id is not None,
        "is_final": decision.kind == "remove_picture",
    }


def _optional(words: Any | None) -> str | None:
    return None if words is None else str(words)
