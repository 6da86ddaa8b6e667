"""What people do about decisions: those concerned appeal, and moderators decide on appeals."""

from collections.abc import Iterator, Mapping

from tests.matrices.acts import (
    CONFLICT,
    DONE,
    ENDED,
    MISSING,
    SIGN_IN,
    Act,
    Outcome,
    Request,
)
from tests.matrices.items import MISSING_ID, OUTSIDER, VISITOR, World
from tests.matrices.readers import moderates
from tests.matrices.standing import decision_ids

WORDS = "Zzappeal of the matrix."
APPEALED = {"reason for reply hidden answered", "reason for reply removed leaf", "reason to hide post restored"}


def _appeals(world: World, viewer: str) -> Iterator[Request]:
    found = decision_ids(world)
    for key in sorted(APPEALED):
        yield Request(f"/standing/decisions/{found[key]}/appeal", {"body": WORDS}, world.items[key])
    yield Request(f"/standing/decisions/{MISSING_ID}/appeal", {"body": WORDS})


def _appeal(world: World, viewer: str, request: Request) -> Outcome:
    """Only whom it concerns; what was taken back is not appealed, and a moderator reads but does not appeal."""
    if viewer == VISITOR:
        return SIGN_IN
    if request.item is None or viewer != request.item.writer:
        return MISSING
    return CONFLICT if request.item.state == "undone" else DONE


def _by_link(world: World, viewer: str) -> Iterator[Request]:
    yield Request(f"/decision/{world.tokens['decision']}", {"body": WORDS})
    yield Request("/decision/zz", {"body": WORDS})


def _appeal_by_link(world: World, viewer: str, request: Request) -> Outcome:
    return ENDED if request.url.endswith("/zz") else DONE


def _reports(world: World, viewer: str) -> Iterator[Request]:
    for flag_id in (world.case_ids["flag"], MISSING_ID):
        yield Request(f"/reports/{flag_id}/appeal", {"body": WORDS})


def _appeal_report(world: World, viewer: str, request: Request) -> Outcome:
    """Only whoever reported it; the outsider did."""
    if viewer == VISITOR:
        return SIGN_IN
    return DONE if viewer == OUTSIDER and str(MISSING_ID) not in request.url else MISSING


def _at_case(path: str, **fields: str) -> Act:
    """An open appeal of the replier in the public blog, and none."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for case_id in (world.case_ids["appeal"], MISSING_ID):
            yield Request(path.format(case_id), fields)

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        if viewer == VISITOR:
            return SIGN_IN
        is_there = str(MISSING_ID) not in request.url
        if "withdraw" in path:
            return DONE if is_there and viewer == "replier" else MISSING
        if not is_there or not moderates(world, viewer, "public"):
            return MISSING
        return Outcome(403) if viewer == "moderator" else DONE

    return Act(requests, rule)


ACTS: Mapping[str, Act] = {
    "standing.appeal": Act(_appeals, _appeal),
    "standing.appeal_by_link": Act(_by_link, _appeal_by_link),
    "standing.appeal_report_post": Act(_reports, _appeal_report),
    "standing.withdraw": _at_case("/standing/appeals/{}/withdraw"),
    "appeals.decide": _at_case("/moderation/appeals/{}", ruling="uphold", answer="Zzanswer", version="1"),
}
