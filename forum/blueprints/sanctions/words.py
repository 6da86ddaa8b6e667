"""What the pages of measures say: their names, how long they last, and that they were taken."""

from forum.i18n import lazy_gettext as _
from forum.services.flag_reasons import REASON_NAMES

SUSPEND = ("suspend", _("Suspend: they cannot use the site at all"))
MEASURES = (
    ("warn", _("Warn: they must read your words before they write again")),
    ("silence", _("Silence: they read, but cannot write")),
    ("require_approval", _("Require approval: a moderator looks at what they write before it appears")),
    SUSPEND,
)
DURATIONS = (
    ("1d", _("One day")),
    ("3d", _("Three days")),
    ("1w", _("One week")),
    ("1m", _("One month")),
    ("good", _("For good")),
)
CATEGORIES = (("", _("Nothing of this list")), *REASON_NAMES.items())
SANCTIONS = {
    "warning": _("Warning"),
    "silence": _("Silence"),
    "suspension": _("Suspension"),
    "approval": _("Approval required"),
}
DONE = {
    "warn": _("The warning is sent. They read it before they write again."),
    "silence": _("They cannot write now, and they are told why."),
    "require_approval": _("What they write now waits for a moderator, and they are told why."),
    "suspend": _("The account is suspended. They are signed out everywhere and told why."),
}
