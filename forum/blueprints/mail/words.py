"""The words of the mail settings and of the page that stops mail."""

from typing import Any

from forum.i18n import lazy_gettext as _

RHYTHMS: dict[str, Any] = {
    "at_once": _("At once"),
    "daily": _("In a daily summary"),
    "weekly": _("In a weekly summary"),
    "off": _("No mail, only on the site"),
}
KINDS: dict[str, Any] = {
    "reply": _("Replies to you"),
    "mention": _("When somebody names you"),
    "decision": _("Decisions about you and your texts"),
    "message": _("Messages from the moderators"),
    "flag": _("What became of your reports"),
    "duty": _("Cases that wait for you, if you moderate"),
}
WEEKDAYS: tuple[Any, ...] = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
HOURS = tuple(f"{hour:02}:00" for hour in range(24))
NO_HOUR = _("No quiet hours")
# What a link in a message stops, for its page.
STOPPED: dict[str, Any] = {
    "reply": _("Mail about replies to you"),
    "mention": _("Mail when somebody names you"),
    "decision": _("Mail about decisions on you and your texts"),
    "message": _("Mail about messages from the moderators"),
    "flag": _("Mail about your reports"),
    "duty": _("Mail about cases that wait for you"),
    "gathered": _("Daily and weekly summaries"),
    "blog": _("Mail about new posts in a blog that you follow"),
    "post": _("Mail about a conversation that you follow"),
    "branch": _("Mail about a part of a conversation that you follow"),
    "member": _("Mail about a member whom you follow"),
}
