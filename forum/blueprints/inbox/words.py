"""What a line of the inbox says, in plain words."""

from forum.i18n import lazy_gettext as _
from forum.queries.inbox import Notice

ON_REPLY = {
    "hide": _("A moderator has hidden your reply for now."),
    "remove": _("A moderator has removed your reply."),
    "restore": _("A moderator has brought your reply back."),
    "edit": _("A moderator has changed your reply."),
    "hide_revision": _("A moderator has hidden an earlier version of your reply."),
    "approve": _("A moderator has looked at your reply, and it is published."),
    "reject": _("A moderator has not accepted your reply."),
    "move": _("A moderator has moved your reply to another conversation."),
    "split": _("A moderator has moved your reply to a post of its own."),
    "merge": _("A moderator has joined two conversations; your reply is in one of them."),
}
ON_POST = {
    "hide": _("A moderator has hidden your post for now."),
    "remove": _("A moderator has removed your post."),
    "restore": _("A moderator has brought your post back."),
    "lock": _("The conversation under your post is locked: nobody can reply to it now."),
    "unlock": _("The conversation under your post is open again."),
    "edit": _("A moderator has changed your post."),
    "hide_revision": _("A moderator has hidden an earlier version of your post."),
    "approve": _("A moderator has looked at your post, and it is published."),
    "reject": _("A moderator has not accepted your post."),
    "move": _("A moderator has moved your post to another blog."),
    "split": _("A moderator has made a post of its own of your reply."),
    "merge": _("A moderator has joined the conversation under your post with another one."),
}
ON_MEMBER = {
    "warn": _("A moderator has sent you a warning. Please read it before you write again."),
    "silence": _("A moderator has stopped you from writing for a time."),
    "suspend": _("A moderator has suspended your account for a time."),
    "require_approval": _("For a time, a moderator looks at what you write before it appears."),
    "lift": _("A moderator has lifted a limit on your account."),
    "sweep": _("Your account was closed, and everything you wrote was removed."),
    "undo_sweep": _("Your account is open again, and what you wrote is back."),
    "merge_accounts": _("Two accounts of yours are one now."),
    "merge_blogs": _("Two blogs that you have a part in are one now."),
}
ON_APPEAL = {
    "uphold": _("A moderator has looked at your appeal. The decision stays."),
    "reverse": _("A moderator has looked at a decision again. It is taken back."),
}
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
    on_text = ON_REPLY if notice.is_of_reply else ON_POST
    return str((on_text | ON_MEMBER | ON_APPEAL)[kind])
