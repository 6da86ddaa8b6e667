"""What admins do with tags."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.matrices.acts import DONE, MISSING, Act, Outcome, Request, for_admins
from tests.matrices.items import MISSING_ID, World
from tests.matrices.readers import reads
from tests.matrices.tags_of_world import SHARED

BEARERS = ("post published in public", "post hidden in private", "post draft in public")


def _at_tags(path: str, **fields: Any) -> Callable[[World, str], Iterator[Request]]:
    """The tags of posts in several states, and none."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for key in BEARERS:
            yield Request(f"/admin/tags/{world.tag_ids[key]}{path}", fields, world.items[key])
        yield Request(f"/admin/tags/{MISSING_ID}{path}", fields)

    return requests


def _on_tag(world: World, viewer: str, request: Request) -> Outcome:
    """What stands only on a draft of somebody else is missing for an admin, too."""
    is_there = request.item is not None and reads(world, "admin", request.item)
    return for_admins(DONE if is_there else MISSING)(world, viewer, request)


ACTS: Mapping[str, Act] = {
    "admin.rename_tag": Act(_at_tags("", name="Zzrenamed"), _on_tag),
    "admin.merge_tag": Act(_at_tags("/merge", into=SHARED), _on_tag),
    "admin.delete_tag": Act(_at_tags("/delete"), _on_tag),
}
