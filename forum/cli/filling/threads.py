"""How sampled threads grow: sizes, places in the tree, and which replies went away again. Knows no database."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from forum.cli.filling.material import Shape
from forum.models.replies import MAX_DEPTH
from forum.queries.threads import WINDOW, newest_key

DELETED, REMOVED, HIDDEN = 0.022, 0.005, 0.003
# In a long thread one talk in so many is a chain that goes deeper than is allowed.
LONG, CHAINED = 1_000, 60
CHAIN: Shape = (None, *range(59))
# Of the key of a reply that is answered; an answer to one that stands as deep as can be stands beside it.
DEEPEST = 4 * (MAX_DEPTH - 1)


@dataclass(slots=True)
class Grown:
    """A reply; `parent` is the place in its part of the thread of what it answers."""

    number: int
    parent: int | None
    thread_key: bytes
    newest_key: bytes
    depth: int
    state: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Replies of one post that are stored together; nothing in them answers what stands in another part."""

    post: int
    first_number: int
    count: int


def share_out(
    chance: random.Random, shapes: Sequence[Shape], *, posts: int, replies: int, longest: int = 0, full: int = 0
) -> list[int]:
    """How many replies each post has: the longest thread first, then those that fill a page exactly.

    The others are as uneven as the shapes are; where there are no others, the last thread has what is left.
    """
    sizes = ([longest] if longest else []) + [WINDOW] * full
    left = replies - sum(sizes)
    if len(sizes) >= posts:
        return [*sizes[: posts - 1], replies - sum(sizes[: posts - 1])]
    weights = [len(chance.choice(shapes)) for _ in range(posts - len(sizes))]
    weights[0] += 1
    total = sum(weights)
    ends = [so_far * left // total for so_far in accumulate(weights)]
    return sizes + [end - start for start, end in zip([0, *ends], ends, strict=False)]


def batches(sizes: Sequence[int], limit: int) -> Iterator[list[Part]]:
    """Parts of threads, whole ones where they fit, with about `limit` replies and posts together."""
    parts: list[Part] = []
    held = 0
    for post, size in enumerate(sizes):
        done = 0
        while True:
            count = min(size - done, limit)
            parts.append(Part(post, done + 1, count))
            done, held = done + count, held + count + 1
            if held >= limit:
                yield parts
                parts, held = [], 0
            if done == size:
                break
    if parts:
        yield parts


def grow(chance: random.Random, shapes: Sequence[Shape], part: Part, size: int) -> list[Grown]:
    """The replies of a part in the order of their numbers: talks of the sampled shapes, one after the other."""
    grown: list[Grown] = []
    while len(grown) < part.count:
        is_chain = size >= LONG and chance.random() * CHAINED < 1
        start = len(grown)
        for parent in CHAIN if is_chain else chance.choice(shapes) or (None,):
            place = None if parent is None else start + parent
            number = part.first_number + len(grown)
            above = b"" if place is None else grown[place].thread_key[:DEEPEST]
            key = above + number.to_bytes(4, "big")
            state = _state(chance.random())
            grown.append(Grown(number, place, key, newest_key(key), len(key) // 4, state, state == "published"))
            if len(grown) == part.count:
                break
    _show(grown)
    return grown


def _state(drawn: float) -> str:
    if drawn >= DELETED + REMOVED + HIDDEN:
        return "published"
    if drawn < DELETED:
        return "deleted"
    return "removed" if drawn < DELETED + REMOVED else "hidden"


def _show(grown: Sequence[Grown]) -> None:
    """Shows the stubs above what is published. What hangs on a reply too deep stands beside it."""
    stubs = {reply.thread_key: reply for reply in grown if reply.state != "published"}
    if not stubs:
        return
    for reply in grown:
        if reply.state == "published":
            for end in range(4, len(reply.thread_key), 4):
                if reply.thread_key[:end] in stubs:
                    stubs[reply.thread_key[:end]].is_shown = True
