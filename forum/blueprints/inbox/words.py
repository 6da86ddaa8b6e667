"""The words of the page on which members choose how they are told."""

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
    "correction": _("Corrections of posts to which you replied"),
    "flag": _("What became of your reports"),
    "duty": _("Cases that wait for you, if you moderate"),
}
# What may stay out of the inbox.
ON_SITE: dict[str, Any] = {
    "reply": _("Somebody answers you"),
    "mention": _("Somebody names you with your @handle"),
    "follow": _("There is something new in what you follow"),
    "correction": _("A post to which you replied is corrected"),
    "flag": _("What became of something that you reported"),
}
HOURS = tuple(f"{hour:02}:00" for hour in range(24))
NO_HOUR = _("No quiet hours")
