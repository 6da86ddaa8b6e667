"""What comes out on the moderators' pages of a member, and on the pages of who is suspended or warned."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import MISSING_ID, STAFF, World
from tests.matrices.readers import moderates, reads
from tests.matrices.surfaces import NONE, Address, Surface, Words, blog_of, nothing, plain, title, words


def _writer_of(address: Address) -> str:
    names = (name for name in ("writer", "replier") if f"zz_{name}" in address.url)
    return next(names, "nobody")


def _at_writers(endpoint: str, path: str) -> Mapping[str, tuple[Address, ...]]:
    return {
        endpoint: tuple(Address(endpoint, f"/moderation/members/zz_{name}{path}") for name in ("writer", "replier"))
    }


def _record(world: World, viewer: str, address: Address) -> Words:
    """The reasons of decisions on the member's texts, in the blogs that the viewer moderates."""
    found = [item for item in world.of_kind("reason") if item.writer == _writer_of(address)]
    mine = [item for item in found if moderates(world, viewer, item.blog)]
    return words(mine) | frozenset(word for item in mine for word in title(blog_of(world, item)))


def _scopes(world: World, viewer: str, address: Address) -> Words:
    blogs = [blog for blog in world.of_kind("blog") if moderates(world, viewer, blog.blog)]
    return frozenset(word for blog in blogs for word in title(blog))


def _preview(world: World, viewer: str, address: Address) -> Words:
    if viewer not in STAFF:
        return NONE
    own = [item for item in world.of_kind("post", "reply") if item.writer == _writer_of(address)]
    going = [item for item in own if item.state in {"published", "pending"} and reads(world, viewer, item)]
    return words(going) | frozenset(word for item in world.of_kind("blog") for word in title(item))


def _addresses(endpoint: str, path: str) -> Surface:
    def addresses(world: World) -> Iterator[Address]:
        yield from _at_writers(endpoint, path)[endpoint]
        yield Address(endpoint, f"/moderation/members/zz_nobody{path}")
        yield Address(endpoint, f"/moderation/members/{world.pseudonym}{path}")

    may = {"sanctions.record": _record, "sanctions.sweep": _preview, "sanctions.sanction": _scopes}[endpoint]
    return Surface(addresses, may, nothing)


def _reveal(world: World) -> Iterator[Address]:
    """Whose the pseudonym is stands there only after an act, which nobody here has done."""
    yield Address("sanctions.reveal", f"/moderation/members/{world.pseudonym}/reveal")
    yield Address("sanctions.reveal", "/moderation/members/zz_writer/reveal")


SURFACES: Mapping[str, Surface] = {
    "sanctions.reveal": Surface(_reveal, nothing, nothing),
    "sanctions.record": _addresses("sanctions.record", ""),
    "sanctions.sanction": _addresses("sanctions.sanction", "/sanction"),
    "sanctions.sweep": _addresses("sanctions.sweep", "/sweep"),
    **plain("sanctions.lift", f"/moderation/members/zz_writer/sanctions/{MISSING_ID}/lift"),
    **plain("sanctions.undo_sweep", "/moderation/members/zz_writer/sweep/undo"),
    **plain("sanctions.suspended", "/suspended"),
    **plain("sanctions.warning", "/warning"),
}
