"""What a line of the inbox says, in plain words."""

from forum.i18n import lazy_gettext as _
from forum.queries.inbox import Notice
from forum.web.decision_words import said_of

BY_MACHINE = {
    "hide": _(
        "Your text is hidden for now, because it was reported. If you wait ten minutes and then change it, it is shown "
        "again. This works only once."
    ),
    "restore": _("Your text is shown again."),
    "reject": _("Nobody looked at your text in time, so it did not appear. You can send it again."),
}
OUTCOMES = {
    "agreed": _("A moderator agreed with your report and acted on it. Thank you."),
    "rejected": _("A moderator agreed with your report and acted on it. Thank you."),
    "disagreed": _("A moderator looked at your report and saw no reason to act. You can ask for a second look."),
    "approved": _("A moderator looked at your report and saw no reason to act. You can ask for a second look."),
    "handled": _("A moderator has looked after what you reported. Thank you."),
}
NO_OUTCOME = _("Your report was closed without a decision. You can report it again.")
MESSAGE = _("The moderators have written to you. Please read it, and answer there.")
DUTY = {
    "worried": _("A member is worried about somebody. Please look at it now."),
    "legal": _("A legal notice waits for a moderator."),
    "appeal": _("An appeal waits for a moderator."),
    "normal": _("A case waits for you in the moderators’ queue."),
}
APPEAL_ENDED = _("This appeal is answered. You can read the answer there.")


def words_of(notice: Notice) -> str | None:
    """None for mentions and replies, whose heading says all."""
    if notice.kind == "flag":
        return str(OUTCOMES.get(notice.case_outcome or "", NO_OUTCOME))
    if notice.kind == "message":
        return str(MESSAGE)
    if notice.kind == "duty" and notice.case_lane == "appeal" and notice.case_outcome is not None:
        return str(APPEAL_ENDED)
    if notice.kind == "duty":
        return str(DUTY[notice.case_lane or "normal"])
    kind = notice.decision_kind
    if kind is None:
        return None
    if notice.is_by_machine and kind in BY_MACHINE:
        return str(BY_MACHINE[kind])
    told = said_of(kind, "reply" if notice.is_of_reply else "post").told
    return None if told is None else str(told)
