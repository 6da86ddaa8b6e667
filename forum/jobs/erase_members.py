"""Erases the accounts whose members wanted that and did not change their mind."""

from forum.db.jobs import EraseMembers
from forum.services.erasing import erase_due


def erase_members(_payload: EraseMembers) -> None:
    """Each in small units of work; one that was interrupted goes on."""
    erase_due()
