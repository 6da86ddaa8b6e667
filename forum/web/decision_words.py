"""The words for each kind of decision, wherever it is named: inbox, statement, public log, record, queue, report.

A new kind stands in `KINDS`, and in the table of what it is made on. Reasons are named in `services.flag_reasons`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from forum.i18n import lazy_gettext as _
from forum.models.moderation import DECISION_KINDS

Thing = Literal["reply", "post", "member"]


@dataclass(frozen=True)
class Kind:
    """What a kind is called in a list, how many of it are counted, and what it means for whom it concerns."""

    name: Any
    counted: Any
    meaning: Any = None


@dataclass(frozen=True)
class Said:
    """A kind of decision on one kind of thing, as a sentence.

    `told` is for the inbox of whom it concerns (None: they are not told), `done` heads its page, and `logged` says it
    to everybody.
    """

    told: Any
    done: Any
    logged: Any


KINDS: Mapping[str, Kind] = {
    "hide": Kind(
        _("Text hidden"),
        _("Texts hidden"),
        _("Other people do not see it. You can still read it and change it."),
    ),
    "remove": Kind(
        _("Text removed"),
        _("Texts removed"),
        _("Other people do not see it. You can still read and copy it, but no longer change it."),
    ),
    "restore": Kind(_("Text brought back"), _("Texts brought back")),
    "lock": Kind(
        _("Conversation locked"), _("Conversations locked"), _("Everybody can still read it, but nobody can reply.")
    ),
    "unlock": Kind(_("Conversation opened again"), _("Conversations opened again")),
    "edit": Kind(
        _("Text changed by a moderator"),
        _("Texts changed by a moderator"),
        _("The earlier text stands in the history. Below is what you had written."),
    ),
    "hide_revision": Kind(
        _("Earlier version hidden"),
        _("Earlier versions hidden"),
        _("Other people do not see that version in the history. The text as it stands now did not change."),
    ),
    "approve": Kind(_("Waiting text published"), _("Waiting texts published")),
    "reject": Kind(
        _("Waiting text not accepted"),
        _("Waiting texts not accepted"),
        _("It did not appear. You can still read and copy it."),
    ),
    "dismiss": Kind(_("Report without a reason to act"), _("Reports without a reason to act")),
    "ignore": Kind(_("Report closed without a decision"), _("Reports closed without a decision")),
    "move": Kind(_("Post or reply moved"), _("Posts or replies moved")),
    "split": Kind(_("Conversation divided"), _("Conversations divided")),
    "merge": Kind(_("Conversations joined"), _("Conversations joined")),
    "warn": Kind(
        _("Warning"),
        _("Warnings"),
        _("Please read the reason. You can write again as soon as you have said that you read it."),
    ),
    "silence": Kind(
        _("Stopped from writing"),
        _("Members stopped from writing for a time"),
        _("You can read everything, but not write until it ends."),
    ),
    "suspend": Kind(
        _("Suspended"),
        _("Members suspended"),
        _("You can read this page and appeal. Everything else is closed to you until it ends."),
    ),
    "require_approval": Kind(
        _("Texts wait for a moderator"),
        _("Members whose texts wait for a moderator"),
        _("You can write as always. It appears when a moderator has looked at it."),
    ),
    "lift": Kind(_("Limit lifted"), _("Limits lifted")),
    "sweep": Kind(
        _("Account closed with all its texts"),
        _("Accounts closed with all their texts"),
        _("What you wrote is no longer shown to other people."),
    ),
    "undo_sweep": Kind(_("Closed account opened again"), _("Closed accounts opened again")),
    "uphold": Kind(_("Appeal: the decision stays"), _("Appeals after which the decision stayed")),
    "reverse": Kind(_("Appeal: the decision is taken back"), _("Appeals after which the decision was taken back")),
    "merge_accounts": Kind(_("Accounts joined"), _("Accounts joined")),
    "merge_blogs": Kind(_("Blogs joined"), _("Blogs joined")),
    "remove_picture": Kind(
        _("Picture removed for good"),
        _("Pictures removed for good"),
        _(
            "Nobody sees it any more, wherever it stood, and its file is deleted: nothing can bring it back, not even "
            "an appeal. If an appeal takes the decision back, you can send the picture again."
        ),
    ),
    "reveal": Kind(
        _("A moderator learned whose a pseudonym is"),
        _("Pseudonyms of which moderators learned whose they are"),
        _("Nobody else was told, and your texts stand under the pseudonym as before."),
    ),
}
if KINDS.keys() != set(DECISION_KINDS):
    raise RuntimeError("a kind of decision has no name")

ON_REPLY: Mapping[str, Said] = {
    "hide": Said(
        _("A moderator has hidden your reply for now."), _("Your reply is hidden for now"), _("A reply was hidden")
    ),
    "remove": Said(_("A moderator has removed your reply."), _("Your reply was removed"), _("A reply was removed")),
    "restore": Said(
        _("A moderator has brought your reply back."), _("Your reply was brought back"), _("A reply was brought back")
    ),
    "edit": Said(
        _("A moderator has changed your reply."),
        _("Your reply was changed"),
        _("A reply was changed by a moderator"),
    ),
    "hide_revision": Said(
        _("A moderator has hidden an earlier version of your reply."),
        _("An earlier version of your reply was hidden"),
        _("An earlier version of a reply was hidden"),
    ),
    "approve": Said(
        _("A moderator has looked at your reply, and it is published."),
        _("Your reply was published"),
        _("A reply was looked at and published"),
    ),
    "reject": Said(
        _("A moderator has not accepted your reply."), _("Your reply was not accepted"), _("A reply was not accepted")
    ),
    "move": Said(
        _("A moderator has moved your reply to another conversation."),
        _("Your reply was moved to another conversation"),
        _("A reply was moved to another conversation"),
    ),
    "split": Said(
        _("A moderator has moved your reply to a post of its own."),
        _("Your reply was moved to a post of its own"),
        _("A reply was moved to a post of its own"),
    ),
    "merge": Said(
        _("A moderator has joined two conversations; your reply is in one of them."),
        _("Two conversations were joined; your reply is in one of them"),
        _("Two conversations were joined"),
    ),
    "dismiss": Said(
        None,
        _("A report was looked at, and nothing was changed"),
        _("A reply was reported, and nothing was changed"),
    ),
    "ignore": Said(
        None, _("A report was closed without a decision"), _("A report of a reply was closed without a decision")
    ),
}
ON_POST: Mapping[str, Said] = {
    "hide": Said(
        _("A moderator has hidden your post for now."), _("Your post is hidden for now"), _("A post was hidden")
    ),
    "remove": Said(_("A moderator has removed your post."), _("Your post was removed"), _("A post was removed")),
    "restore": Said(
        _("A moderator has brought your post back."), _("Your post was brought back"), _("A post was brought back")
    ),
    "lock": Said(
        _("The conversation under your post is locked: nobody can reply to it now."),
        _("The conversation under your post was locked"),
        _("A conversation was locked"),
    ),
    "unlock": Said(
        _("The conversation under your post is open again."),
        _("The conversation under your post was opened again"),
        _("A conversation was opened again"),
    ),
    "edit": Said(
        _("A moderator has changed your post."), _("Your post was changed"), _("A post was changed by a moderator")
    ),
    "hide_revision": Said(
        _("A moderator has hidden an earlier version of your post."),
        _("An earlier version of your post was hidden"),
        _("An earlier version of a post was hidden"),
    ),
    "approve": Said(
        _("A moderator has looked at your post, and it is published."),
        _("Your post was published"),
        _("A post was looked at and published"),
    ),
    "reject": Said(
        _("A moderator has not accepted your post."), _("Your post was not accepted"), _("A post was not accepted")
    ),
    "move": Said(
        _("A moderator has moved your post to another blog."),
        _("Your post was moved to another blog"),
        _("A post was moved to another blog"),
    ),
    "split": Said(
        _("A moderator has made a post of its own of your reply."),
        _("Part of the conversation under your post was moved"),
        _("Part of a conversation was moved to a post of its own"),
    ),
    "merge": Said(
        _("A moderator has joined the conversation under your post with another one."),
        _("The conversation under your post was joined with another one"),
        _("Two conversations were joined"),
    ),
    "dismiss": Said(
        None,
        _("A report was looked at, and nothing was changed"),
        _("A post was reported, and nothing was changed"),
    ),
    "ignore": Said(
        None, _("A report was closed without a decision"), _("A report of a post was closed without a decision")
    ),
}
ON_MEMBER: Mapping[str, Said] = {
    "dismiss": Said(
        None,
        _("A report was looked at, and nothing was changed"),
        _("A report was looked at, and nothing was changed"),
    ),
    "ignore": Said(None, _("A report was closed without a decision"), _("A report was closed without a decision")),
    "warn": Said(
        _("A moderator has sent you a warning. Please read it before you write again."),
        _("You were warned"),
        _("A member was warned"),
    ),
    "silence": Said(
        _("A moderator has stopped you from writing for a time."),
        _("You cannot write for a time"),
        _("A member was stopped from writing for a time"),
    ),
    "suspend": Said(
        _("A moderator has suspended your account for a time."),
        _("Your account was suspended for a time"),
        _("A member was suspended"),
    ),
    "require_approval": Said(
        _("For a time, a moderator looks at what you write before it appears."),
        _("For a time, a moderator looks at what you write before it appears"),
        _("A member’s texts are looked at before they appear"),
    ),
    "lift": Said(
        _("A moderator has lifted a limit on your account."),
        _("A limit on your account was lifted"),
        _("A limit on a member was lifted"),
    ),
    "sweep": Said(
        _("Your account was closed, and everything you wrote was removed."),
        _("Your account was closed, and what you wrote was removed"),
        _("An account was closed, and its texts were removed"),
    ),
    "undo_sweep": Said(
        _("Your account is open again, and what you wrote is back."),
        _("Your account was opened again"),
        _("A closed account was opened again"),
    ),
    "uphold": Said(
        _("A moderator has looked at your appeal. The decision stays."),
        _("An appeal was looked at, and the decision stays"),
        _("After an appeal, a decision stayed as it was"),
    ),
    "reverse": Said(
        _("A moderator has looked at a decision again. It is taken back."),
        _("A decision was looked at again, and it is taken back"),
        _("After an appeal, a decision was taken back"),
    ),
    "merge_accounts": Said(
        _("Two accounts of yours are one now."),
        _("Two accounts were made one"),
        _("Two accounts of one person were joined"),
    ),
    "merge_blogs": Said(
        _("Two blogs that you have a part in are one now."), _("Two blogs were made one"), _("Two blogs were joined")
    ),
    "remove_picture": Said(
        _("A moderator has removed a picture of yours for good. Its file is deleted."),
        _("A picture of yours was removed for good"),
        _("A picture was removed for good"),
    ),
    "reveal": Said(
        _("A moderator has asked who writes under a pseudonym of yours, and knows it now."),
        _("A moderator learned that a pseudonym is yours"),
        _("A moderator learned whose a pseudonym is"),
    ),
}
# A kind that is not usually made on a thing is said of it as of another.
_ON: Mapping[Thing, Mapping[str, Said]] = {
    "reply": {**ON_POST, **ON_MEMBER, **ON_REPLY},
    "post": {**ON_REPLY, **ON_MEMBER, **ON_POST},
    "member": {**ON_POST, **ON_REPLY, **ON_MEMBER},
}
if ON_REPLY.keys() | ON_POST.keys() | ON_MEMBER.keys() != KINDS.keys():
    raise RuntimeError("a kind of decision is not said of anything")


def said_of(kind: str, thing: Thing) -> Said:
    return _ON[thing][kind]


def kind_name(kind: str) -> str:
    return str(KINDS[kind].name)
