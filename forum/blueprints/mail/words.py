"""The words of the page that stops mail."""

from typing import Any

from forum.i18n import lazy_gettext as _

# What a link in a message stops, for its page.
STOPPED: dict[str, Any] = {
    "reply": _("Mail about replies to you"),
    "mention": _("Mail when somebody names you"),
    "decision": _("Mail about decisions on you and your texts"),
    "message": _("Mail about messages from the moderators"),
    "correction": _("Mail about corrections of posts to which you replied"),
    "flag": _("Mail about your reports"),
    "duty": _("Mail about cases that wait for you"),
    "gathered": _("Daily and weekly summaries"),
    "blog": _("Mail about new posts in a blog that you follow"),
    "post": _("Mail about a conversation that you follow"),
    "branch": _("Mail about a part of a conversation that you follow"),
    "member": _("Mail about a member whom you follow"),
}
