"""The rules by name, in the order in which they are asked. The names are stored with what they held: keep them."""

from typing import Any

from forum.i18n import lazy_gettext as _

RULE_NAMES: dict[str, Any] = {
    "empty": _("There are no words in the text."),
    "too_long": _("The text is longer than fits."),
    "thread_closed": _("The conversation is closed."),
    "silenced": _("The writer may not write for a while."),
    "duplicate": _("The writer sent the same text a moment ago."),
    "flood": _("The writer sent texts too quickly."),
    "staff": _("The writer is staff, or moderates this blog."),
    "approval_required": _("A moderator reads every text of this member first."),
    "blog_moderation": _("A moderator reads every reply in this blog first."),
    "newcomer": _("A moderator reads a newcomer's first replies in this blog."),
    "word": _("The text has words from the list of words."),
    "links": _("A newcomer's text has many links."),
    "host": _("The text has many links to the same site."),
    "mentions": _("A newcomer's text names many members."),
    "fast_link": _("A first text with a link was sent within seconds."),
    "rejected_share": _("Many of the writer's texts were rejected in the last days."),
    "personal_data": _("The text seems to have personal information in it."),
    "checker": _("The outside check stopped the text."),
}
"""Each rule's sentence for moderators' pages."""

IMPORTED = "imported"
HOLD_WORDS: dict[str, Any] = RULE_NAMES | {
    IMPORTED: _("It waited for a moderator on the site that it was brought in from."),
}
"""The same, with what no rule held."""

OPTIONAL_RULES: tuple[str, ...] = (
    "duplicate",
    "word",
    "links",
    "host",
    "mentions",
    "fast_link",
    "rejected_share",
    "personal_data",
    "checker",
)
"""What admins may switch off for the site."""
