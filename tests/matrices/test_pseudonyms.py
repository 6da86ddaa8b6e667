"""The world once more, with every text of two members under pseudonyms: who they are comes out nowhere.

The leak matrix says what stands in which text; this looks through the same addresses for the members themselves, in
whatever state their texts are, at what was decided about them, and in what was told of them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from unittest import mock
from urllib.parse import unquote

import pytest
from flask import Flask, has_app_context

from forum.permissions import Actor
from forum.queries.people import get_member_actor
from tests.matrices.conftest import make_database, open_site
from tests.matrices.crawling import addresses_of
from tests.matrices.items import SAMPLE, SAMPLE_OF_READERS, VIEWERS, Item, World
from tests.matrices.signing import send
from tests.matrices.surfaces import Address
from tests.matrices.world import Builder, build_world, handle_of
from tests.support import factories

HIDDEN = ("writer", "replier")
# Ids of members that nothing else has, so that they can be looked for.
FIRST_ID = 4_444_555_666_000
FEWEST_CELLS_A_VIEWER = 250
# Where members stand as such, whatever they write; a secret feed is its owner's own.
OF_MEMBERS = frozenset({"admin.members", "admin.blog_members", "admin.invitations", "feeds.own"})


class Fresh(dict[str, Actor]):
    """Actors who know the pseudonyms that they have by now."""

    def __getitem__(self, key: str) -> Actor:
        kept = super().__getitem__(key)
        return get_member_actor(kept.member_id) if key in HIDDEN and has_app_context() else kept


def make_hidden(handle: str, *others: Any, **columns: Any) -> Actor:
    names = {handle_of(key): place for place, key in enumerate(HIDDEN)}
    if handle in names:
        columns |= {"id": FIRST_ID + names[handle]}
    return factories.make_actor(handle, *others, **columns)


def make_blog(**properties: Any) -> Any:
    return factories.make_blog(has_pseudonyms=True, **properties)


def is_hidden(actor: Actor) -> bool:
    return actor.handle in {handle_of(key) for key in HIDDEN}


def make_draft(actor: Actor, *others: Any, **given: Any) -> int:
    return factories.make_draft(actor, *others, **given, signature="pseudonym" if is_hidden(actor) else "account")


def reply(actor: Actor, *others: Any, **given: Any) -> int:
    return factories.reply(actor, *others, **given, signature="pseudonym" if is_hidden(actor) else "account")


def writer_id(builder: Builder, viewer: str, post: Item) -> int:
    own = builder.actor(viewer).pseudonym_in(post.post_id)
    assert own is not None
    return own.user_id


def make_world(app: Flask) -> World:
    return World(app, actors=Fresh())


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def hidden_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from make_database(request, tmp_path_factory)


@pytest.fixture(scope="module")
def hidden_site(hidden_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    yield from open_site(hidden_url, tmp_path_factory)


@pytest.fixture(scope="module")
def hidden_world(hidden_site: Flask) -> World:
    names: dict[str, Any] = {"make_actor": make_hidden, "make_blog": make_blog, "make_draft": make_draft}
    names |= {"reply": reply, "World": make_world}
    with mock.patch.multiple("tests.matrices.world", **names), mock.patch.object(Builder, "writer_id", writer_id):
        return build_world(hidden_site)


def who_they_are(viewer: str) -> re.Pattern[str]:
    """Handle, name, address and id of the members behind the pseudonyms, but for the viewer's own."""
    words = [
        word
        for place, key in enumerate(HIDDEN)
        if key != viewer
        for word in (rf"{handle_of(key)}\b", rf"Zzname{key}\b", str(FIRST_ID + place))
    ]
    return re.compile("|".join(words), re.IGNORECASE)


def is_told(address: Address, found: re.Pattern[str]) -> bool:
    """Whether the address names the member itself."""
    return address.endpoint in OF_MEMBERS or found.search(unquote(address.url)) is not None


@pytest.mark.timeout(900)
def test_nobody_learns_who_writes_under_a_pseudonym(hidden_world: World) -> None:
    """By everybody's form on SQLite; PostgreSQL has those in whom the criteria differ most, as in the leak matrix."""
    check_hidden(hidden_world, SAMPLE if hidden_world.is_on_sqlite else SAMPLE_OF_READERS)


@pytest.mark.slow
@pytest.mark.timeout(3000)
def test_nobody_at_all_learns_it(hidden_world: World) -> None:
    check_hidden(hidden_world, VIEWERS)


def check_hidden(hidden_world: World, viewers: Sequence[str]) -> None:
    faults, cells = [], 0
    for viewer in viewers:
        found = who_they_are(viewer)
        for address in addresses_of(hidden_world):
            if address.is_extra or is_told(address, found):
                continue
            response = send(hidden_world, viewer, address.url)
            headers = "\n".join(f"{name}: {value}" for name, value in response.headers)
            whole = unquote(f"{headers}\n{response.get_data(as_text=True)}")
            cells += 1
            faults += [f"{viewer} at {address.url} ({address.endpoint}): {word}" for word in set(found.findall(whole))]
    assert not faults, f"{len(faults)} of {cells}:\n" + "\n".join(faults[:40])
    assert cells >= FEWEST_CELLS_A_VIEWER * len(viewers)
