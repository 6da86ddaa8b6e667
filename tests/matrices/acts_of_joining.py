"""What people do to let others in: decide on who waits, and invite."""

from collections.abc import Callable, Iterator, Mapping

from tests.matrices.acts import DONE, MISSING, REFUSED, SIGN_IN, Act, Outcome, Request, at
from tests.matrices.items import MISSING_ID, OUTSIDER, VISITOR, World

STAFF = frozenset({"admin", "site moderator"})
LINK = Outcome(200, changes=True)


def _applications(path: str) -> Callable[[World, str], Iterator[Request]]:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for user_id in (world.asking_id, world.actors["writer"].member_id, MISSING_ID):
            yield Request(f"/moderation/applications/{user_id}/{path}", {"words": "Zzwhy"})

    return requests


def _by_staff(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    if viewer not in STAFF:
        return REFUSED
    return DONE if f"/{world.asking_id}/" in request.url else MISSING


def _revokes(world: World, viewer: str) -> Iterator[Request]:
    for invitation_id in (world.invitation_id, MISSING_ID):
        yield Request(f"/settings/invitations/{invitation_id}/revoke")


def _revoke(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    is_there = f"/{world.invitation_id}/" in request.url
    return DONE if is_there and viewer in {"admin", OUTSIDER} else MISSING


def _invite(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    if viewer not in STAFF and world.actors[viewer].trust_level == 0:
        return REFUSED
    return LINK


ACTS: Mapping[str, Act] = {
    "joining.accept": Act(_applications("accept"), _by_staff),
    "joining.refuse": Act(_applications("refuse"), _by_staff),
    "joining.invite": Act(at("/settings/invitations", for_whom="Zzfriends", places="1", days="7"), _invite),
    "joining.revoke": Act(_revokes, _revoke),
}
