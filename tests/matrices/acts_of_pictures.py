"""Who sends, deletes and removes pictures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from tests.matrices.acts import (
    DONE,
    FORM_AGAIN,
    IDLE,
    MISSING,
    REFUSED,
    SIGN_IN,
    Act,
    Outcome,
    Request,
    at,
    at_posts,
    for_admins,
    for_members,
)
from tests.matrices.items import OUTSIDER, STAFF, VISITOR, World
from tests.matrices.pictures_of_world import OWN, PUBLISHED
from tests.matrices.readers import reads
from tests.matrices.surfaces import LEAST
from tests.matrices.surfaces_of_pictures import MISSING_NAME, sets_cover
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
    yield Request("/pictures", _file_fields(), world.items[OWN])


def _on_sent(world: World, viewer: str, request: Request) -> Outcome:
    return for_members(FORM_AGAIN if request.item is None else KEPT)(world, viewer, request)


def _at_cover(path: str) -> Callable[[World, str], Iterator[Request]]:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for request in at_posts(path, core=LEAST)(world, viewer):
            yield replace(request, fields=_file_fields())

    return requests


def _on_cover(world: World, viewer: str, request: Request) -> Outcome:
    post = request.item
    if viewer == VISITOR:
        is_seen = post is not None and reads(world, viewer, post)
        return SIGN_IN if is_seen else MISSING
    if post is None or not reads(world, viewer, post):
        return MISSING
    return DONE if sets_cover(world, viewer, post) else REFUSED


def _file_fields() -> dict[str, Any]:
    return {"picture": (_File(FILE), "zz.png"), "picture_alt": "Zzalt"}


def _on_portrait(world: World, viewer: str, request: Request) -> Outcome:
    return for_members(DONE if viewer == OUTSIDER else IDLE)(world, viewer, request)


def _at_portrait(world: World, viewer: str) -> Iterator[Request]:
    yield Request("/settings/portrait", _file_fields())


def _at_logo(world: World, viewer: str) -> Iterator[Request]:
    yield Request("/admin/site/look/logo", _file_fields())


ACTS: Mapping[str, Act] = {
    "posts.set_cover_post": Act(_at_cover("/cover"), _on_cover),
    "posts.remove_cover": Act(_at_cover("/cover/remove"), _on_cover),
    "account.portrait_post": Act(_at_portrait, for_members(DONE)),
    "admin.save_logo": Act(_at_logo, for_admins(DONE)),
    "admin.remove_logo": Act(at("/admin/site/look/logo/remove"), for_admins(IDLE)),
    "account.remove_portrait": Act(at("/settings/portrait/remove"), _on_portrait),
    "pictures.send": Act(_sent, _on_sent),
    "pictures.delete": Act(_at_own, _on_own),
    "pictures.remove": Act(_at_any, _on_any),
}
