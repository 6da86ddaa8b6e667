"""What comes out in the public log, the report, and at the addresses of legal notices."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import MISSING_ID, STAFF, Item, World
from tests.matrices.surfaces import NONE, Address, Surface, Words, nothing, plain, title, words


def _pages_of_notices(world: World) -> Iterator[Address]:
    for key, notice_id in world.notice_ids.items():
        notice = world.items[f"notice on {key}"]
        yield Address("legal.decide", f"/moderation/notices/{notice_id}", notice, f"/moderation/notices/{MISSING_ID}")


def _page_of_notice(world: World, viewer: str, address: Address) -> Words:
    """The notice with the text that it is about."""
    assert address.item is not None
    if viewer not in STAFF:
        return NONE
    about = world.items.get(address.item.key.removeprefix("notice on "))
    if about is None:
        return words([address.item])
    named = title(world.items[f"blog {about.blog}"])
    return words([address.item, about]) | named


def _is_staff(world: World, viewer: str, item: Item) -> bool:
    return viewer in STAFF


def _receipts(world: World) -> Iterator[Address]:
    for key in world.notice_ids:
        yield Address("legal.receipt", f"/legal-notice/{world.tokens[f'notice on {key}']}", is_extra=key != "nothing")
    yield Address("legal.receipt", "/legal-notice/LN-2222-2222")


def _statements(world: World, viewer: str, address: Address) -> Words:
    """Admins read every reason; those of edits stand in the history alone and are the decision's as well."""
    return words(world.of_kind("reason")) if viewer == "admin" else NONE


SURFACES: Mapping[str, Surface] = {
    "legal.decide": Surface(_pages_of_notices, _page_of_notice, _page_of_notice, _is_staff),
    "legal.receipt": Surface(_receipts, nothing, nothing),
    "report.statements": Surface(
        lambda world: [Address("report.statements", "/moderation/report/statements.csv?from=2025-01-01&to=2029-01-01")],
        _statements,
        nothing,
    ),
    **plain("legal.notice", "/legal-notice"),
    **plain("report.log", "/moderation/log", "/moderation/log?before=99999999999", "/moderation/log?after=1"),
    **plain("report.show", "/moderation/report?from=2025-01-01&to=2029-01-01", "/moderation/report?from=zz"),
    **plain("report.show_csv", "/moderation/report.csv?from=2025-01-01&to=2029-01-01"),
}
