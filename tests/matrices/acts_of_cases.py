"""What moderators do with cases, and members in their conversations with them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.matrices.acts import CONFLICT, DONE, IDLE, MISSING, REFUSED, SHOWN, SIGN_IN, Act, Outcome, Request, Rule
from tests.matrices.cases_of_world import CLAIMED, TOLD, items_with_cases
from tests.matrices.items import MISSING_ID, STAFF, VISITOR, World
from tests.matrices.readers import is_above, moderates

MODERATING = {"moderator", "moderator elsewhere", *STAFF}
SHOWN_AND_DONE = Outcome(200, changes=True)


def _at_cases(path: str, **fields: Any) -> Callable[[World, str], Iterator[Request]]:
    """One for each case, with the versions that a page would show, and one for none."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for item in items_with_cases(world):
            case_id, version = world.cases[item.key]
            yield Request(path.format(case_id), {**fields, "version": version, "text_version": item.version}, item)
        yield Request(path.format(MISSING_ID), {**fields, "version": 1, "text_version": 1})

    return requests


def _chosen(world: World, viewer: str) -> Iterator[Request]:
    """One that is open to decide on, one that another moderator has claimed, and one about an admin."""
    for item in (world.items[TOLD], world.items[CLAIMED], world.items["reply by admin"]):
        case_id, version = world.cases[item.key]
        yield Request("/moderation/queue/decide", {**DECISION, "selected": f"{case_id}:{version}:{item.version}"}, item)


def _moderator(decide: Callable[[World, str, str], Outcome], other: Outcome = MISSING) -> Rule:
    """Whoever moderates nothing is refused at the door; to other moderators a case does not exist."""

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        if viewer not in MODERATING:
            return SIGN_IN if viewer == VISITOR else REFUSED
        if request.item is None or not moderates(world, viewer, request.item.blog) or viewer == request.item.writer:
            return other
        return decide(world, viewer, request.item.key)

    return rule


def _done(world: World, viewer: str, key: str) -> Outcome:
    return DONE


def _unless_claimed(done: Outcome, kept: Outcome) -> Callable[[World, str, str], Outcome]:
    return lambda world, viewer, key: kept if key == CLAIMED and viewer != "moderator" else done


def _decided(done: Outcome, kept: Outcome, refused: Outcome) -> Callable[[World, str, str], Outcome]:
    decide = _unless_claimed(done, kept)
    return lambda world, viewer, key: refused if is_above(viewer, world.items[key]) else decide(world, viewer, key)


def _release(world: World, viewer: str, key: str) -> Outcome:
    return DONE if key == CLAIMED and viewer == "moderator" else IDLE


def _answer(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    item = request.item
    return DONE if item is not None and item.key == TOLD and viewer == item.writer else MISSING


DECISION = {"act": "agree_remove", "reason": "Zzwhy", "category": "spam", "ground": "rules", "seen_flag": 0}
AT_CASE = "/moderation/cases/{}"
ACTS: Mapping[str, Act] = {
    "queue.claim": Act(_at_cases(AT_CASE + "/claim"), _moderator(_unless_claimed(DONE, CONFLICT))),
    "queue.take_over": Act(_at_cases(AT_CASE + "/take-over"), _moderator(_done)),
    "queue.release": Act(_at_cases(AT_CASE + "/release"), _moderator(_release)),
    "queue.decide": Act(_at_cases(AT_CASE + "/decide", **DECISION), _moderator(_decided(DONE, CONFLICT, REFUSED))),
    "queue.write": Act(_at_cases(AT_CASE + "/entries", kind="note", body="Zznote", key="zz"), _moderator(_done)),
    "queue.decide_many": Act(_chosen, _moderator(_decided(SHOWN_AND_DONE, SHOWN, SHOWN), SHOWN)),
    "conversations.answer": Act(_at_cases("/standing/cases/{}", body="Zzanswer", key="zz"), _answer),
}
