"""What the kinds of jobs do, how late they are, and why one was given up, in plain words."""

from datetime import timedelta
from typing import Any

from forum.i18n import gettext, ngettext
from forum.i18n import lazy_gettext as _

KINDS: dict[str, Any] = {
    "send_mail": _("Send one message by mail"),
    "send_due": _("Make messages of the notices that are due"),
    "send_newsletters": _("Make and mail newsletters"),
    "fetch_mail": _("Fetch answers from the mailbox"),
    "fold_counts": _("Add up the counts of blogs and members"),
    "prune": _("Delete what is over"),
    "publish_due": _("Publish the posts whose time has come"),
    "raise_trust": _("Look who has earned more trust"),
    "sweep_member": _("Remove or bring back the texts of a swept account"),
    "tell_followers": _("Tell followers of a new text"),
    "tell_of_correction": _("Tell those who replied to a post of a correction"),
    "index_replies": _("Bring the search in step with a conversation"),
    "relabel_mentions": _("Have texts name a member by another handle"),
    "index_tags": _("Bring the search in step with changed tags"),
    "rerender_texts": _("Bring texts in step with how they are shown now"),
    "erase_members": _("Erase the accounts of members who left"),
    "delete_files": _("Delete the files of pictures that were removed"),
    "clean_pictures": _("Delete pictures that nothing shows"),
    "escalate_worries": _("Call more moderators to worries that wait"),
    "age_cases": _("Remind moderators of cases that wait"),
    "ping_hub": _("Tell the hub which feeds changed"),
}
# The name of the error with which a job's last try ended.
CAUSES: dict[str, Any] = {
    "OperationalError": _("The database could not be reached, or was too busy."),
    "Unavailable": _("The database could not be reached, or was too busy."),
    "ConnectionError": _("Another server could not be reached."),
    "ConnectionRefusedError": _("Another server could not be reached."),
    "ConnectionResetError": _("Another server broke off the connection."),
    "TimeoutError": _("Another server took too long to answer."),
    "gaierror": _("The name of another server could not be found."),
    "PermissionError": _("A file or folder may not be written or read."),
    "FileNotFoundError": _("A file or folder is not there."),
    "MemoryError": _("The machine had no memory left."),
    "KeyError": _("Something that it needs is missing; it may come from another version of the program."),
}
VANISHED = _("Whoever worked on it ended each time before it was done.")
UNKNOWN = _("Something in the program went wrong.")


def kind_words(name: str) -> str:
    """What a job of this kind does; one that this version does not know goes by its name."""
    return str(KINDS.get(name, name))


def cause_words(error: str) -> str:
    """Why a job was given up."""
    name, colon, _rest = error.partition(":")
    if not colon:
        return str(VANISHED)
    return str(CAUSES.get(name, UNKNOWN))


def lateness_words(late: timedelta) -> str:
    """How long something has been due."""
    minutes = int(late.total_seconds()) // 60
    if minutes < 1:
        return gettext("less than a minute")
    if minutes < 120:
        return ngettext("%(num)s minute", "%(num)s minutes", minutes)
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(num)s hour", "%(num)s hours", hours)
    return ngettext("%(num)s day", "%(num)s days", hours // 24)


def count_words(count: int, most: int) -> str:
    """A count that ended at `most`."""
    return gettext("more than %(num)s", num=most) if count > most else str(count)
