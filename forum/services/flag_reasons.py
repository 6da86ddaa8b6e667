"""The reasons for which something is reported, and what a decision is about: in the order in which they are offered."""

from forum.i18n import lazy_gettext as _
from forum.models.cases import FLAG_REASONS

WORRIED, OTHER = "worried", "other"
REASON_NAMES = {
    "spam": _("Spam or selling"),
    "disrespect": _("Disrespectful"),
    "off_topic": _("Off topic"),
    "advice": _("Tells others what to do, or diagnoses"),
    "misinformation": _("Unsafe treatment claim or misinformation"),
    "personal_data": _("Personal information exposed"),
    "ai_text": _("Text by a machine that does not say so"),
    "worried": _("Worried about somebody"),
    "law": _("Against the law"),
    "other": _("Something else"),
}
if REASON_NAMES.keys() != set(FLAG_REASONS):
    raise RuntimeError("a reason for reports has no name")
