"""Sampled threads: sizes that add up, places as the forum gives them, stubs above what is shown."""

import random
from collections import Counter

import pytest

from forum.cli.filling.threads import DELETED, Grown, Part, batches, grow, share_out
from forum.models.replies import MAX_DEPTH
from forum.queries.threads import WINDOW
from forum.queries.verification import keys_for

SHAPES = [(None,), (None, 0, 1, None, 2), (), (None, 0, 0, 0)]


@pytest.mark.parametrize(
    ("posts", "replies", "longest", "full"),
    [(1, 7, 0, 0), (1, 7, 3, 0), (5, 0, 0, 0), (40, 1_000, 0, 3), (40, 1_000, 1_000, 0), (3, 110, 8, 2), (3, 99, 8, 1)],
)
def test_replies_are_shared_out_to_the_last(posts: int, replies: int, longest: int, full: int) -> None:
    sizes = share_out(random.Random(1), SHAPES, posts=posts, replies=replies, longest=longest, full=full)
    assert (len(sizes), sum(sizes), min(sizes) >= 0) == (posts, replies, True)
    assert max(sizes) >= longest
    assert posts <= full + 1 or sizes.count(WINDOW) >= full


def test_batches_hold_each_thread_whole_unless_it_is_longer_than_they_are() -> None:
    parts = list(batches([25, 3, 0, 4, 2], limit=10))
    assert parts == [
        [Part(0, 1, 10)],
        [Part(0, 11, 10)],
        [Part(0, 21, 5), Part(1, 1, 3)],
        [Part(2, 1, 0), Part(3, 1, 4), Part(4, 1, 2)],
    ]


def test_places_are_those_that_the_forum_gives() -> None:
    grown = grow(random.Random(1), SHAPES, Part(0, 101, 9_000), size=10_000)
    assert [reply.number for reply in grown] == list(range(101, 9_101))
    for reply in grown:
        above = None if reply.parent is None else grown[reply.parent].thread_key
        keys = keys_for(reply.number, above)
        assert (reply.thread_key, reply.newest_key, reply.depth) == (keys.thread_key, keys.newest_key, keys.depth)
    assert max(reply.depth for reply in grown) == MAX_DEPTH


def test_a_stub_is_shown_exactly_above_something_published() -> None:
    grown = grow(random.Random(1), SHAPES, Part(0, 1, 5_000), size=5_000)
    states = Counter(reply.state for reply in grown)
    assert DELETED / 2 < states["deleted"] / len(grown) < 2 * DELETED
    assert min(states["removed"], states["hidden"]) > 0
    stubs = [reply for reply in grown if reply.state != "published"]
    assert {stub.is_shown for stub in stubs} == {True, False}
    for reply in grown:
        assert reply.is_shown == (reply.state == "published" or _has_published_below(grown, reply))


def _has_published_below(grown: list[Grown], stub: Grown) -> bool:
    return any(
        reply.state == "published" and reply is not stub and reply.thread_key.startswith(stub.thread_key)
        for reply in grown
    )
