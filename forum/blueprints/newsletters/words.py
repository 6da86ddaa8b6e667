"""The words of newsletters."""

from typing import Any

from forum.i18n import lazy_gettext as _

RHYTHMS: dict[str, Any] = {
    "off": _("There is no newsletter"),
    "by_hand": _("When an editor sends an issue"),
    "each_post": _("With each new post, at once"),
    "weekly": _("Once a week, with what is new"),
}
STATES: dict[str, Any] = {
    "draft": _("Draft"),
    "scheduled": _("Goes out soon"),
    "sending": _("Being sent"),
    "stopped": _("Stopped"),
    "sent": _("Sent"),
}
STOPPED: dict[str, Any] = {
    "editor": _("An editor stopped it."),
    "empty": _("Nothing was left in it that everyone may read, so it was not sent."),
    "closed": _("The newsletter was switched off, or the blog is no longer open to everyone."),
}
REFUSED: dict[str, Any] = {
    "address": _("this is not an e-mail address"),
    "suppressed": _("messages to this address came back or were stopped"),
    "ended": _("its holder ended this newsletter"),
}
