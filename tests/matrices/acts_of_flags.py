"""Who reports what, takes a report back, and looks after a worry."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from tests.matrices.acts import (
    CONFLICT,
    DONE,
    IDLE,
    MISSING,
    REFUSED,
    SIGN_IN,
    Act,
    Outcome,
    Request,
    at_posts,
    at_replies,
)
from tests.matrices.flagged import has_reported, is_reportable
from tests.matrices.items import MISSING_ID, VISITOR, World
from tests.matrices.readers import moderates, reads

FIELDS = {"kind": "spam", "words": "Zzwords", "version": 1}
STEP_FIELDS = {"to": "Zzwhom", "words": "Zzdone"}
Requests = Callable[[World, str], Iterator[Request]]


def _reporting(requests: Requests) -> Requests:
    def filled(world: World, viewer: str) -> Iterator[Request]:
        for request in requests(world, viewer):
            yield replace(request, fields=FIELDS)

    return filled


def _report(world: World, viewer: str, request: Request) -> Outcome:
    """Of a post that one reads, a reply that one may not read is as one that went away."""
    if viewer == VISITOR:
        return SIGN_IN
    item = request.item
    post = item.post if item is not None else request.below
    if post is None or not reads(world, viewer, post):
        return MISSING
    if item is None or not reads(world, viewer, item):
        return CONFLICT
    if viewer == item.writer:
        return REFUSED
    if has_reported(viewer, item):
        return IDLE
    return DONE if is_reportable(item) else CONFLICT


def _members(world: World, viewer: str) -> Iterator[Request]:
    for handle in ("zz_outsider", "zz_moderator", "zz_waiting", "zz_nobody"):
        yield Request(f"/@{handle}/report", FIELDS)


def _report_member(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    if "zz_nobody" in request.url or "zz_waiting" in request.url:
        return MISSING
    return REFUSED if request.url == f"/@{world.handle(viewer)}/report" else DONE


def _own(world: World, viewer: str) -> Iterator[Request]:
    for flag_id in (*world.flag_ids.values(), MISSING_ID):
        yield Request(f"/reports/{flag_id}/withdraw")


def _withdraw(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    is_own = request.url == f"/reports/{world.flag_ids.get(viewer)}/withdraw"
    return DONE if is_own else MISSING


def _worry(step: str) -> Act:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for case_id in (world.worry_id, MISSING_ID):
            yield Request(f"/moderation/cases/{case_id}/{step}", STEP_FIELDS)

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        if viewer == VISITOR:
            return SIGN_IN
        is_there = f"/{world.worry_id}/" in request.url
        return DONE if is_there and moderates(world, viewer, "public") else MISSING

    return Act(requests, rule)


ACTS: Mapping[str, Act] = {
    "flags.report_post_post": Act(_reporting(at_posts("/report")), _report),
    "flags.report_reply_post": Act(_reporting(at_replies("/report")), _report),
    "flags.report_member_post": Act(_members, _report_member),
    "flags.withdraw": Act(_own, _withdraw),
    "moderation.see_worry": _worry("seen"),
    "moderation.send_card": _worry("card"),
    "moderation.note_contact": _worry("contacted"),
    "moderation.hand_over": _worry("hand-over"),
    "moderation.close_worry": _worry("close-worry"),
}
