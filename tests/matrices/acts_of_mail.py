"""What people do about mail to them; the link in a message acts for whoever holds it, once and again."""

from collections.abc import Iterator, Mapping

from tests.matrices.acts import DONE, IDLE, MISSING, Act, Outcome, Request, at, for_members
from tests.matrices.items import OUTSIDER, World

FORM = {
    f"mail_{kind}": "daily" for kind in ("reply", "mention", "decision", "message", "correction", "flag", "duty")
} | {
    "digest_hour": "9",
    "digest_weekday": "3",
    "quiet_from": "",
    "quiet_to": "",
    "mail_budget": "2",
}
STOPPED = Outcome(200, changes=True)


def _links(world: World, viewer: str) -> Iterator[Request]:
    yield Request(f"/unsubscribe/{world.tokens['stop']}", {"List-Unsubscribe": "One-Click"})
    yield Request("/unsubscribe/zz", {"List-Unsubscribe": "One-Click"})


def _stop(world: World, viewer: str, request: Request) -> Outcome:
    """Whoever asks, signed in or not: the link says for whom."""
    return MISSING if request.url.endswith("/zz") else STOPPED


def _works(world: World, viewer: str, request: Request) -> Outcome:
    """Messages to the outsider came back."""
    return for_members(DONE if viewer == OUTSIDER else IDLE)(world, viewer, request)


ACTS: Mapping[str, Act] = {
    "mail.stop_post": Act(_links, _stop),
    "inbox.save_settings": Act(at("/settings/notifications", on_site="reply", **FORM), for_members(DONE)),
    "inbox.address_works": Act(at("/settings/notifications/address-works"), _works),
}
