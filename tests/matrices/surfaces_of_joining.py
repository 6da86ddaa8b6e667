"""What comes out where people are let in: for those who do it, who waits and what they answered; nobody's text."""

from collections.abc import Mapping

from tests.matrices.items import APPLICATION, World
from tests.matrices.readers import reads
from tests.matrices.surfaces import NONE, Address, Surface, Words, plain, words


def _who_waits(world: World, viewer: str, _address: Address) -> Words:
    item = world.items[APPLICATION]
    return words([item]) if reads(world, viewer, item) else NONE


SURFACES: Mapping[str, Surface] = {
    "joining.applications": Surface(
        lambda _world: [Address("joining.applications", "/moderation/applications")], _who_waits, _who_waits
    ),
    **plain("joining.invitations", "/settings/invitations"),
    **plain("joining.all_invitations", "/admin/invitations"),
    **plain("registration.waiting", "/register/waiting"),
}
