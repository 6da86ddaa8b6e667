"""What the pages of reports say: the reasons with help for each, and the state of a report, in plain words."""

from forum.i18n import lazy_gettext as _
from forum.services.flag_reasons import REASON_NAMES, WORRIED

# Whoever is worried speaks for themself.
REASONS = REASON_NAMES | {WORRIED: _("I am worried about this person")}

REASON_HELP = {
    "spam": _("It sells something, or the same is posted again and again."),
    "disrespect": _("It attacks, insults or mocks somebody."),
    "off_topic": _("It has nothing to do with this conversation."),
    "advice": _("It tells people which treatment to take or to stop, or what illness they have."),
    "misinformation": _("What it says about health or treatment is wrong and could do harm."),
    "personal_data": _("It shows a name, address, telephone number or something else that should be private."),
    "ai_text": _("It seems to be written by a program, and does not say so."),
    "worried": _("This person may be in danger or may harm themself. The moderators are called at once."),
    "law": _("You think that the law forbids it."),
    "other": _("Please say what it is in your own words below."),
}
STATES = {
    "open": _("It waits for a moderator."),
    "agreed": _("A moderator agreed with you and acted on it. Thank you."),
    "disagreed": _("A moderator looked at it and saw no reason to act."),
    "ignored": _("It was closed without a decision."),
    "withdrawn": _("You took it back."),
}
LOOKED_AFTER = _("The moderators have looked after it. Thank you.")
GONE = {
    "post": _("A post that you can no longer see"),
    "reply": _("A reply that you can no longer see"),
    "member": _("A member who is no longer here"),
}
