"""What a notice says in plain words, in the inbox and in mail, and where it leads."""

from typing import Protocol

from forum.i18n import lazy_gettext as _
from forum.web.decision_words import said_of
from forum.web.urls import post_url, reply_url


class Notice(Protocol):
    """What `forum.queries.inbox.Notice` and `forum.queries.mailed_notices.MailedNotice` have in common."""

    @property
    def kind(self) -> str: ...
    @property
    def post_id(self) -> int | None: ...
    @property
    def post_slug(self) -> str | None: ...
    @property
    def post_title(self) -> str | None: ...
    @property
    def is_of_reply(self) -> bool: ...
    @property
    def reply_number(self) -> int | None: ...
    @property
    def decision_id(self) -> int | None: ...
    @property
    def decision_kind(self) -> str | None: ...
    @property
    def is_by_machine(self) -> bool | None: ...
    @property
    def case_id(self) -> int | None: ...
    @property
    def case_lane(self) -> str | None: ...
    @property
    def case_outcome(self) -> str | None: ...


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


def url_of(notice: Notice) -> str:
    """The path of what the notice is about."""
    if notice.kind == "flag":
        return "/reports"
    if notice.kind == "message":
        return f"/standing/cases/{notice.case_id}"
    if notice.kind == "duty":
        place = "appeals" if notice.case_lane == "appeal" else "cases"
        return f"/moderation/{place}/{notice.case_id}"
    if notice.post_id is None:
        return f"/standing/decisions/{notice.decision_id}"
    if notice.reply_number is not None:
        return reply_url(notice.post_id, notice.reply_number)
    url = post_url(notice.post_id, notice.post_slug or "")
    return f"{url}#corrections" if notice.kind == "correction" else url
