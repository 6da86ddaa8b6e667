"""What comes out at the forms of reports, and at one's own reports."""

from collections.abc import Iterator, Mapping

from tests.matrices.flagged import REPORTED, has_reported, is_reportable
from tests.matrices.items import MEMBERS, MISSING_ID, Item, World
from tests.matrices.readers import reads
from tests.matrices.surfaces import (
    LEAST,
    NONE,
    Address,
    Surface,
    Words,
    at_posts,
    at_replies,
    is_member,
    list_of,
    nothing,
    title,
    words,
)
from tests.matrices.surfaces_of_texts import item_of


def _form(world: World, viewer: str, address: Address) -> Words:
    """The text for any member who reads it, is not its writer and does not wait for an answer to a report of it."""
    item = item_of(address)
    has_form = is_member(viewer) and viewer != item.writer and is_reportable(item) and not has_reported(viewer, item)
    return words([item]) | title(item.post) if has_form and reads(world, viewer, item) else NONE


def _member_addresses(world: World) -> Iterator[Address]:
    for handle in (*map(world.handle, MEMBERS[:3]), "zz_waiting", "zz_nobody"):
        yield Address("flags.report_member", f"/@{handle}/report")


def _own_addresses(world: World) -> Iterator[Address]:
    for viewer, key in REPORTED.items():
        url = f"/reports/{world.flag_ids[viewer]}"
        yield Address("flags.show", url, world.items[key], f"/reports/{MISSING_ID}")


def _own_report(world: World, viewer: str, address: Address) -> Words:
    return title(item_of(address)) if has_reported(viewer, item_of(address)) else NONE


def _is_own(world: World, viewer: str, item: Item) -> bool:
    return has_reported(viewer, item)


def _own_reports(world: World, viewer: str) -> Words:
    reported = [item.post for item in world.items.values() if has_reported(viewer, item)]
    return frozenset(word for post in reported if reads(world, viewer, post) for word in title(post))


SURFACES: Mapping[str, Surface] = {
    "flags.report_post": Surface(at_posts("flags.report_post", "/report", core=LEAST), _form, _form),
    "flags.report_reply": Surface(at_replies("flags.report_reply", "/report", core=LEAST), _form, _form),
    "flags.report_member": Surface(_member_addresses, nothing, nothing),
    "flags.show": Surface(_own_addresses, _own_report, _own_report, _is_own),
    **list_of("flags.index", "/reports", _own_reports),
}
