"""What kinds of cases there are, in words: for the queue, and for feeds of it."""

from collections.abc import Mapping
from typing import Any

from forum.i18n import lazy_gettext as _

KINDS: Mapping[str, Any] = {
    "post": _("Reported post"),
    "reply": _("Reported reply"),
    "member": _("Reported member"),
    "held": _("Text that waits"),
    "worried": _("Worried about somebody"),
    "legal": _("Legal notice"),
    "appeal": _("Appeal"),
}


def kind_of(lane: str, thing: str, hold_rule: str | None) -> str:
    """Which of `KINDS` a case is."""
    if lane != "normal":
        return lane
    return "held" if hold_rule else thing.partition(":")[0]
