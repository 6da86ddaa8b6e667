"""What the pages of measures say: their names, how long they last, and what was decided before."""

from forum.i18n import lazy_gettext as _

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
CATEGORIES = (
    ("", _("Nothing of this list")),
    ("spam", _("Spam or selling")),
    ("disrespect", _("Disrespectful")),
    ("off_topic", _("Off topic")),
    ("advice", _("Tells others what to do, or diagnoses")),
    ("misinformation", _("Unsafe claim about a treatment, or misinformation")),
    ("personal_data", _("Personal information exposed")),
    ("ai_text", _("Undisclosed AI text")),
    ("worried", _("Worry about a person")),
    ("law", _("Against the law")),
    ("other", _("Something else")),
)
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
DECISIONS = {
    "hide": _("Text hidden"),
    "remove": _("Text removed"),
    "restore": _("Text brought back"),
    "lock": _("Conversation locked"),
    "unlock": _("Conversation opened again"),
    "edit": _("Text changed"),
    "hide_revision": _("Earlier version hidden"),
    "approve": _("Text approved"),
    "reject": _("Text not accepted"),
    "dismiss": _("Report not followed"),
    "ignore": _("Report left aside"),
    "move": _("Text moved"),
    "split": _("Conversation split"),
    "merge": _("Conversations joined"),
    "warn": _("Warned"),
    "silence": _("Silenced"),
    "suspend": _("Suspended"),
    "require_approval": _("Approval required"),
    "lift": _("Limit lifted"),
    "sweep": _("Account swept"),
    "undo_sweep": _("Sweep undone"),
    "uphold": _("Appeal: the decision stays"),
    "reverse": _("Appeal: the decision is taken back"),
    "merge_accounts": _("Accounts joined"),
    "merge_blogs": _("Blogs joined"),
}
