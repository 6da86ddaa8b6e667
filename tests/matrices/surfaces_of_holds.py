"""What comes out where a writer changes a waiting reply, and where admins look after the rules."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import MISSING_ID, STAFF, Item, World
from tests.matrices.surfaces import NONE, Address, Surface, Words, list_of, nothing, plain, title, words
from tests.matrices.surfaces_of_texts import item_of


def _waiting(world: World) -> Iterator[Address]:
    item = world.items["reply pending"]
    base = f"/posts/{item.post_id}/waiting"
    yield Address("waiting.edit", f"{base}/{item.reply_id}/edit", item, f"{base}/{MISSING_ID}/edit")


def _is_writer(world: World, viewer: str, item: Item) -> bool:
    return viewer == item.writer


def _waiting_text(world: World, viewer: str, address: Address) -> Words:
    item = item_of(address)
    return words([item]) | title(item.post) if viewer == item.writer else NONE


def _all_blogs(world: World) -> Words:
    return frozenset(word for blog in world.of_kind("blog") for word in title(blog))


def _blogs_of_staff(world: World, viewer: str) -> Words:
    return _all_blogs(world) if viewer in STAFF else NONE


def _of_admins(endpoint: str, url: str) -> Mapping[str, Surface]:
    """A form in which a blog is chosen."""

    def found(world: World, viewer: str, address: Address) -> Words:
        return _all_blogs(world) if viewer == "admin" else NONE

    return {endpoint: Surface(lambda world: [Address(endpoint, url)], found, found)}


def _tried(world: World, viewer: str, address: Address) -> Words:
    """Staff read every text that was ever sent."""
    return words(world.of_kind("post", "reply")) if viewer in STAFF else NONE


SURFACES: Mapping[str, Surface] = {
    "waiting.edit": Surface(_waiting, _waiting_text, _waiting_text, _is_writer),
    **list_of("admin.words", "/admin/words", _blogs_of_staff),
    **_of_admins("admin.new_word", "/admin/words/new"),
    **_of_admins("admin.import_words", "/admin/words/import"),
    **plain("admin.rules", "/admin/rules"),
    "admin.try_all": Surface(lambda world: [Address("admin.try_all", "/admin/rules/try")], _tried, nothing),
    **plain("admin.try_one", f"/admin/words/{MISSING_ID}/try"),
    **plain("admin.edit_word", f"/admin/words/{MISSING_ID}"),
    **plain("admin.ask_delete_word", f"/admin/words/{MISSING_ID}/delete"),
}
