"""What comes out at the addresses of mail settings and of the link that stops mail: nobody's text."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import World
from tests.matrices.surfaces import Address, Surface, nothing, plain


def _links(world: World) -> Iterator[Address]:
    yield Address("mail.stop", f"/unsubscribe/{world.tokens['stop']}")
    yield Address("mail.stop", "/unsubscribe/zz")


SURFACES: Mapping[str, Surface] = {
    **plain("inbox.settings", "/settings/notifications"),
    "mail.stop": Surface(_links, nothing, nothing),
}
