"""What the pages of decisions say: what will be done, what that means, and that it was done."""

from dataclasses import dataclass
from typing import Any

from forum.i18n import lazy_gettext as _
from forum.services.moderation import OPEN_TO_HIDE, OPEN_TO_REMOVE, OPEN_TO_RESTORE


@dataclass(frozen=True)
class Act:
    """One kind of decision; `states` are those of a text on which it can be made."""

    states: frozenset[str]
    heading: Any
    meaning: Any
    button: Any
    done: Any
    is_danger: bool = True


HIDE_POST = Act(
    OPEN_TO_HIDE,
    _("Hide this post?"),
    _("Readers no longer see the post and its replies. Its writer still reads it and may change it."),
    _("Hide the post"),
    _("The post is hidden, and its writer is told."),
)
REMOVE_POST = Act(
    OPEN_TO_REMOVE,
    _("Remove this post?"),
    _("Readers no longer see the post and its replies, and its writer can no longer change it."),
    _("Remove the post"),
    _("The post is removed, and its writer is told."),
)
RESTORE_POST = Act(
    OPEN_TO_RESTORE,
    _("Bring this post back?"),
    _("Readers see the post and its replies again."),
    _("Bring the post back"),
    _("The post is back, and its writer is told."),
    is_danger=False,
)
LOCK_POST = Act(
    frozenset({"open"}),
    _("Lock this conversation?"),
    _("Everybody can still read it, but nobody can reply."),
    _("Lock the conversation"),
    _("The conversation is locked, and the writer of the post is told."),
)
UNLOCK_POST = Act(
    frozenset({"locked"}),
    _("Open this conversation again?"),
    _("Members can reply again."),
    _("Open the conversation"),
    _("The conversation is open again, and the writer of the post is told."),
    is_danger=False,
)
HIDE_REPLY = Act(
    OPEN_TO_HIDE,
    _("Hide this reply?"),
    _("Readers no longer see it. Its writer still reads it and may change it. Answers to it stay, below a line."),
    _("Hide the reply"),
    _("The reply is hidden, and its writer is told."),
)
REMOVE_REPLY = Act(
    OPEN_TO_REMOVE,
    _("Remove this reply?"),
    _("Readers no longer see it, and its writer can no longer change it."),
    _("Remove the reply"),
    _("The reply is removed, and its writer is told."),
)
REMOVE_BRANCH_DONE = _("The reply and all below it are removed, and their writers are told.")
RESTORE_REPLY = Act(
    OPEN_TO_RESTORE,
    _("Bring this reply back?"),
    _("Readers see it again, at its old place."),
    _("Bring the reply back"),
    _("The reply is back, and its writer is told."),
    is_danger=False,
)
RESTORE_BRANCH_DONE = _("The replies are back, and their writers are told.")
HIDE_REVISION = Act(
    frozenset({"shown"}),
    _("Hide this earlier version?"),
    _("Readers no longer see it in the history. The text as it stands now does not change."),
    _("Hide the version"),
    _("The version is hidden, and the writer of the text is told."),
)
