"""What the queue says: acts and outcomes in plain words, and spans of time."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from forum.db import now
from forum.i18n import lazy_gettext as _
from forum.i18n import ngettext
from forum.rules.names import HOLD_WORDS
from forum.services.flag_reasons import REASON_NAMES

# What an act is called, and what it does.
ACTS: Mapping[str, tuple[Any, Any]] = {
    "approve": (_("Approve"), _("The text is published.")),
    "reject": (_("Do not accept"), _("The text does not appear, and its writer is told why.")),
    "agree_hide": (_("Agree and hide"), _("Readers no longer see it. Its writer may change it.")),
    "agree_remove": (_("Agree and remove"), _("Readers no longer see it, and its writer can no longer change it.")),
    "agree_remove_branch": (_("Agree and remove with all replies below it"), _("The whole branch goes.")),
    "disagree": (_("Disagree"), _("The text stays. One that reports have hidden comes back.")),
    "ignore": (_("Ignore"), _("The text stays, or comes back, and the reports count neither for nor against anybody.")),
    "lock": (_("Lock the conversation"), _("The text stays. Nobody can reply any more.")),
    "handled": (_("Close: it is looked after"), _("Nothing happens to the text.")),
}
OUTCOMES: Mapping[str, Any] = {
    "agreed": _("Agreed with the reports"),
    "disagreed": _("Disagreed with the reports"),
    "ignored": _("Ignored"),
    "approved": _("Approved"),
    "rejected": _("Not accepted"),
    "withdrawn": _("Taken back"),
    "expired": _("Lapsed, because nobody looked in time"),
    "handled": _("Looked after"),
}
SANCTIONS: Mapping[str, Any] = {
    "warning": _("Warned, and has not confirmed it yet"),
    "silence": _("May not write"),
    "suspension": _("Suspended"),
    "approval": _("Texts wait for approval"),
}
ENTRIES: Mapping[str, Any] = {
    "note": _("Note"),
    "opinion_asked": _("Second opinion asked"),
    "opinion": _("Second opinion"),
    "to_member": _("To the member"),
    "from_member": _("From the member"),
    "step": _("Step"),
}
STEPS: Mapping[str, Any] = {
    "seen": _("Seen"),
    "contacted": _("The member was contacted"),
    "handed": _("Handed over"),
    "closed": _("Closed"),
}
FLAG_STATES: Mapping[str, Any] = {
    "open": _("Open"),
    "agreed": _("Agreed"),
    "disagreed": _("Disagreed"),
    "ignored": _("Ignored"),
}
NO_REASON = _("Without a report")
# A rule that is not here any more is shown as it was called.
HOLD_RULES: Mapping[str, Any] = HOLD_WORDS


def reason_words(reason: str | None) -> str:
    return str(REASON_NAMES.get(reason or "", NO_REASON))


def age_of(moment: datetime) -> str:
    """How long ago, in the largest unit that fits."""
    return span_words(now() - moment)


def span_words(span: timedelta) -> str:
    minutes = max(int(span.total_seconds() // 60), 0)
    if minutes < 60:
        return ngettext("%(num)s minute", "%(num)s minutes", minutes)
    if minutes < 48 * 60:
        return ngettext("%(num)s hour", "%(num)s hours", minutes // 60)
    return ngettext("%(num)s day", "%(num)s days", minutes // (24 * 60))
