"""A decision in plain words: what was done, what that means, on which ground, and who found it."""

from typing import Any

from forum.i18n import lazy_gettext as _
from forum.models import Decision

_ON_REPLY = {
    "hide": _("Your reply is hidden for now"),
    "remove": _("Your reply was removed"),
    "reject": _("Your reply was not accepted"),
    "approve": _("Your reply was published"),
    "restore": _("Your reply was brought back"),
    "edit": _("Your reply was changed"),
    "hide_revision": _("An earlier version of your reply was hidden"),
    "move": _("Your reply was moved to another conversation"),
    "split": _("Your reply was moved to a post of its own"),
    "merge": _("Two conversations were joined; your reply is in one of them"),
}
_ON_POST = {
    "hide": _("Your post is hidden for now"),
    "remove": _("Your post was removed"),
    "reject": _("Your post was not accepted"),
    "approve": _("Your post was published"),
    "restore": _("Your post was brought back"),
    "edit": _("Your post was changed"),
    "hide_revision": _("An earlier version of your post was hidden"),
    "lock": _("The conversation under your post was locked"),
    "unlock": _("The conversation under your post was opened again"),
    "move": _("Your post was moved to another blog"),
    "split": _("Part of the conversation under your post was moved"),
    "merge": _("The conversation under your post was joined with another one"),
}
_ON_MEMBER = {
    "dismiss": _("A report was looked at, and nothing was changed"),
    "ignore": _("A report was closed without a decision"),
    "warn": _("You were warned"),
    "silence": _("You cannot write for a time"),
    "suspend": _("Your account was suspended for a time"),
    "require_approval": _("For a time, a moderator looks at what you write before it appears"),
    "lift": _("A limit on your account was lifted"),
    "sweep": _("Your account was closed, and what you wrote was removed"),
    "undo_sweep": _("Your account was opened again"),
    "uphold": _("An appeal was looked at, and the decision stays"),
    "reverse": _("A decision was looked at again, and it is taken back"),
    "merge_accounts": _("Two accounts were made one"),
    "merge_blogs": _("Two blogs were made one"),
}
MEANINGS = {
    "hide": _("Other people do not see it. You can still read it and change it."),
    "remove": _("Other people do not see it. You can still read and copy it, but no longer change it."),
    "reject": _("It did not appear. You can still read and copy it."),
    "edit": _("The earlier text stands in the history. Below is what you had written."),
    "hide_revision": _(
        "Other people do not see that version in the history. The text as it stands now did not change."
    ),
    "lock": _("Everybody can still read it, but nobody can reply."),
    "warn": _("Please read the reason. You can write again as soon as you have said that you read it."),
    "silence": _("You can read everything, but not write until it ends."),
    "suspend": _("You can read this page and appeal. Everything else is closed to you until it ends."),
    "require_approval": _("You can write as always. It appears when a moderator has looked at it."),
    "sweep": _("What you wrote is no longer shown to other people."),
}
CATEGORIES = {
    "spam": _("Advertising or selling"),
    "disrespect": _("Disrespectful to somebody"),
    "off_topic": _("Off topic"),
    "advice": _("Tells others what to do, or says what illness they have"),
    "misinformation": _("Unsafe claims about treatment, or misinformation"),
    "personal_data": _("Personal information"),
    "ai_text": _("Text made by a machine, without saying so"),
    "worried": _("Worry about somebody"),
    "law": _("Against the law"),
    "other": _("Something else"),
}
_FOUND = {
    "notice": _("Somebody reported it to us."),
    "staff": _("A moderator came across it. Nobody had to report it."),
    "machine": _("A rule of this site noticed it by itself."),
}
APPEAL_STATES = {
    "open": _("It waits for another moderator."),
    "upheld": _("Another moderator looked at it, and the decision stays."),
    "reversed": _("The decision is taken back."),
    "withdrawn": _("It was ended without a decision."),
}


def what_was_done(kind: str, *, is_of_reply: bool) -> str:
    """A decision as a heading."""
    on_text = _ON_REPLY if is_of_reply else _ON_POST
    return str((_ON_MEMBER | on_text)[kind])


def statement_of(decision: Decision) -> dict[str, Any]:
    """The statement of reasons, ready to print."""
    category = CATEGORIES.get(decision.category or "")
    return {
        "done": what_was_done(decision.kind, is_of_reply=decision.reply_id is not None),
        "meaning": _optional(MEANINGS.get(decision.kind)),
        "is_branch": decision.is_branch,
        "ground": str(_("A law: %(law)s", law=decision.law) if decision.ground == "law" else _("Our guidelines")),
        "category": _optional(category),
        "reason": decision.reason,
        "found": str(_FOUND[decision.found_by]),
        "is_automated": decision.is_automated,
        "from": decision.created_at,
        "until": decision.ends_at,
        "is_undone": decision.undone_by_id is not None,
    }


def _optional(words: Any | None) -> str | None:
    return None if words is None else str(words)
