"""Who sends, deletes and removes pictures."""

from collections.abc import Iterator, Mapping
from io import BytesIO

from tests.matrices.acts import DONE, FORM_AGAIN, MISSING, REFUSED, SIGN_IN, Act, Outcome, Request, for_members
from tests.matrices.items import STAFF, VISITOR, World
from tests.matrices.pictures_of_world import OWN, PUBLISHED
from tests.matrices.surfaces_of_pictures import MISSING_NAME
from tests.support.picture_files import picture_file

FILE = picture_file("PNG")
KEPT = Outcome(200, changes=True)


class _File(BytesIO):
    """One that can be sent again."""

    def close(self) -> None:
        self.seek(0)


def _at_own(world: World, viewer: str) -> Iterator[Request]:
    for name in (world.picture_names[OWN], world.picture_names[f"picture in {PUBLISHED}"], MISSING_NAME):
        item = world.items[OWN] if name == world.picture_names[OWN] else None
        yield Request(f"/pictures/{name}/delete", item=item)


def _on_own(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    return DONE if request.item is not None and viewer == request.item.writer else MISSING


def _at_any(world: World, viewer: str) -> Iterator[Request]:
    for key in (f"picture in {PUBLISHED}", "picture in reply hidden in private"):
        yield Request(f"/pictures/{world.picture_names[key]}/remove", {"reason": "Zzwhy"}, world.items[key])
    yield Request(f"/pictures/{MISSING_NAME}/remove", {"reason": "Zzwhy"})


def _on_any(world: World, viewer: str, request: Request) -> Outcome:
    if viewer not in STAFF:
        return SIGN_IN if viewer == VISITOR else REFUSED
    return DONE if request.item is not None else MISSING


def _sent(world: World, viewer: str) -> Iterator[Request]:
    """A form without a file, and one with."""
    yield Request("/pictures")
    yield Request("/pictures", {"picture": (_File(FILE), "zz.png"), "picture_alt": "Zzalt"}, world.items[OWN])


def _on_sent(world: World, viewer: str, request: Request) -> Outcome:
    return for_members(FORM_AGAIN if request.item is None else KEPT)(world, viewer, request)


ACTS: Mapping[str, Act] = {
    "pictures.send": Act(_sent, _on_sent),
    "pictures.delete": Act(_at_own, _on_own),
    "pictures.remove": Act(_at_any, _on_any),
}
