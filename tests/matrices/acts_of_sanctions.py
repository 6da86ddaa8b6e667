"""What moderators do to members, and the member who has read a warning."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.matrices.acts import CONFLICT, DONE, IDLE, MISSING, REFUSED, SIGN_IN, Act, Outcome, Request, at, for_members
from tests.matrices.items import MISSING_ID, STAFF, VISITOR, World

REASON = {"reason": "Zzwhy", "category": "spam"}
ON_SITE = {**REASON, "kind": "silence", "scope": "site", "duration": "1d", "case": ""}
SEES_RECORDS = {"moderator", "moderator elsewhere", *STAFF}


def _at_members(path: str, fields: Mapping[str, Any]) -> Callable[[World, str], Iterator[Request]]:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for handle in ("zz_outsider", "zz_admin", "zz_nobody"):
            yield Request(f"/moderation/members/{handle}{path}", fields)

    return requests


def _by_staff(done: Outcome) -> Callable[[World, str, Request], Outcome]:
    """What reaches the whole site, done to anybody but an admin."""

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        if viewer == VISITOR:
            return SIGN_IN
        if viewer not in SEES_RECORDS:
            return REFUSED
        if "zz_nobody" in request.url:
            return MISSING
        return done if viewer in STAFF and "zz_outsider" in request.url else REFUSED

    return rule


def _pseudonyms(world: World, viewer: str) -> Iterator[Request]:
    for handle in (world.pseudonym, "zz_outsider", "zz_nobody"):
        yield Request(f"/moderation/members/{handle}/reveal", REASON)


def _reveal(world: World, viewer: str, request: Request) -> Outcome:
    """Whose a pseudonym is, staff of the site may learn."""
    if viewer == VISITOR:
        return SIGN_IN
    if viewer not in STAFF:
        return REFUSED
    return DONE if world.pseudonym in request.url else MISSING


def _lift(world: World, viewer: str, request: Request) -> Outcome:
    """Nothing holds for anybody in this world."""
    return SIGN_IN if viewer == VISITOR else MISSING if viewer in SEES_RECORDS else REFUSED


ACTS: Mapping[str, Act] = {
    "sanctions.acknowledge": Act(at("/warning", up_to_id="1", next=""), for_members(IDLE)),
    "sanctions.sanction_post": Act(_at_members("/sanction", ON_SITE), _by_staff(DONE)),
    "sanctions.lift_post": Act(_at_members(f"/sanctions/{MISSING_ID}/lift", REASON), _lift),
    "sanctions.sweep_post": Act(_at_members("/sweep", REASON), _by_staff(DONE)),
    "sanctions.reveal_post": Act(_pseudonyms, _reveal),
    "sanctions.undo_sweep_post": Act(_at_members("/sweep/undo", REASON), _by_staff(CONFLICT)),
}
# Nobody in this world is warned, limited or swept.
NEVER_DONE = {"sanctions.acknowledge", "sanctions.lift_post", "sanctions.undo_sweep_post"}
