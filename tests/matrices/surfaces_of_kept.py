"""What comes out where an answer by mail is kept: for its writer that text, and what it answers."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import MISSING_ID, OUTSIDER, Item, World
from tests.matrices.surfaces import NONE, Address, Surface, Words, title, words


def _kept(world: World) -> Iterator[Address]:
    yield Address(
        "mail.kept", f"/mail/kept/{world.kept_id}", world.items["reply published"], f"/mail/kept/{MISSING_ID}"
    )


def _is_writer(world: World, viewer: str, item: Item) -> bool:
    return viewer == OUTSIDER


def _text(world: World, viewer: str, address: Address) -> Words:
    if viewer != OUTSIDER or address.item is None:
        return NONE
    return words([world.items["kept answer"], address.item]) | title(address.item.post)


SURFACES: Mapping[str, Surface] = {"mail.kept": Surface(_kept, _text, _text, _is_writer)}
