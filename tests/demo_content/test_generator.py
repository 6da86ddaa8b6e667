"""The generated thread: always the same for a seed, varied, and shaped like talk."""

import re
from collections import defaultdict
from itertools import pairwise

import pytest

from forum.demo_content.generator import ANSWERS, DEEPEST, REPLIES, window_thread
from forum.demo_content.phrases import load_phrases
from forum.demo_content.shapes import DemoReply

SEEDS = (1, 47, 2_026)


def sentences(reply: DemoReply) -> set[str]:
    """The sentences of a reply, without the mention before them."""
    return set(re.split(r"(?<=[.!?:])\s+", re.sub(r"^@\w+ ", "", reply.body)))


def in_thread_order(replies: list[DemoReply]) -> list[DemoReply]:
    below: dict[str | None, list[DemoReply]] = defaultdict(list)
    for reply in replies:
        below[reply.to].append(reply)

    def walk(key: str | None) -> list[DemoReply]:
        return [found for reply in below[key] for found in (reply, *walk(reply.key))]

    return walk(None)


def test_there_are_parts_enough() -> None:
    assert len(set(load_phrases().parts())) >= 60


def test_same_seed_same_thread() -> None:
    assert window_thread(5) == window_thread(5)
    assert window_thread(5) != window_thread(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_three_hundred_with_their_answers(seed: int) -> None:
    replies = window_thread(seed)
    assert len(replies) == REPLIES == len({reply.key for reply in replies})
    assert sum(reply.to is not None for reply in replies) == ANSWERS
    depth: dict[str | None, int] = {None: 0}
    for reply in replies:
        depth[reply.key] = depth[reply.to] + 1
    assert max(depth.values()) == DEEPEST


@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_neighbors_look_alike(seed: int) -> None:
    replies = window_thread(seed)
    assert len({reply.body for reply in replies}) == REPLIES
    for order in (replies, in_thread_order(replies)):
        for one, other in pairwise(order):
            assert not sentences(one) & sentences(other), (one, other)


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_answers_themselves_and_no_slot_stays_open(seed: int) -> None:
    writers: dict[str, str] = {}
    for reply in window_thread(seed):
        assert not set("{}") & set(reply.body)
        assert reply.to is None or writers[reply.to] != reply.writer
        writers[reply.key] = reply.writer
