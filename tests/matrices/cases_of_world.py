"""The open cases of the matrices' world: of a post and of replies, one claimed, one with a message to its writer."""

from datetime import timedelta

from forum.db import now, unit_of_work
from forum.models import Case
from forum.services.case_entries import prepare_entry, write_to_member
from tests.matrices.items import OUTSIDER, Item, World
from tests.support.cases import make_case

FLAGGED = (
    "post published in public",
    "reply published",
    "reply in private",
    "reply hidden in private",
    "reply by admin",
)
CLAIMED = "reply in private"
TOLD = "reply published"
APPEALED = "reply removed answered"


def add_cases(world: World) -> None:
    """Flags by the outsider on texts that the writer and the replier wrote."""
    for key in FLAGGED:
        item = world.items[key]
        case_id = make_case(item.post_id, item.number, flaggers=(world.actors[OUTSIDER],))
        with unit_of_work() as work:
            case = work.get_one(Case, case_id)
            world.cases[key] = (case_id, case.version)
            if key == CLAIMED:
                case.claimed_by_id = world.actors["moderator"].member_id
                case.claimed_until = now() + timedelta(days=1)
    prepared = prepare_entry("Zzmessage of the moderators")
    with unit_of_work() as work:
        case_id = world.cases[TOLD][0]
        write_to_member(work, actor=world.actors["moderator"], case_id=case_id, prepared=prepared, form_key="zz")


def items_with_cases(world: World) -> list[Item]:
    return [world.items[key] for key in world.cases]
