"""A long thread made of sentence parts: three hundred members' windows, the same for the same seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from string import Formatter

from forum.demo_content.phrases import Phrases, load_phrases
from forum.demo_content.shapes import DemoReply

REPLIES = 300
ANSWERS = 135
DEEPEST = 6
BRANCH_SIZE = 7
FIRST_HOURS_AGO = 688.0
LAST_HOURS_AGO = 2.0


@dataclass(slots=True)
class _Branch:
    """What a first reply and all below it share: whose window it is, a theme, and the parts already used."""

    owner: str
    theme: str
    used: set[str] = field(default_factory=set)
    size: int = 0


@dataclass(frozen=True, slots=True)
class _Node:
    """A reply with what the next one needs to know of it."""

    reply: DemoReply
    parent: "_Node | None"
    depth: int
    branch: _Branch


def window_thread(seed: int) -> list[DemoReply]:
    """Exactly 300 replies, oldest first: 135 are answers, at most 6 deep (a reply to the post is 1 deep)."""
    chance = random.Random(seed)  # noqa: S311 (variety, not secrecy)
    return _Thread(chance, load_phrases()).grow()


class _Thread:
    """The thread while it grows; one source of chance decides everything."""

    def __init__(self, chance: random.Random, phrases: Phrases) -> None:
        self._chance = chance
        self._phrases = phrases
        self._nodes: list[_Node] = []
        self._last_use: dict[str, int] = {}
        self._drawn: set[str] = set()
        self._drawn_before: set[str] = set()
        self._written: set[str] = set()

    def grow(self) -> list[DemoReply]:
        answering = set(self._chance.sample(range(2, REPLIES), ANSWERS))
        for place, hours_ago in enumerate(self._hours()):
            parent = self._parent() if place in answering else None
            node = self._first(place, hours_ago) if parent is None else self._answer(place, hours_ago, parent)
            node.branch.size += 1
            self._nodes.append(node)
            self._drawn_before, self._drawn = self._drawn, set()
        return [node.reply for node in self._nodes]

    def _hours(self) -> list[float]:
        """When each was written: uneven steps from the first to the last."""
        steps = [self._chance.uniform(0.2, 1.8) for _ in range(REPLIES - 1)]
        scale = (FIRST_HOURS_AGO - LAST_HOURS_AGO) / sum(steps)
        times = [FIRST_HOURS_AGO]
        for step in steps:
            times.append(times[-1] - step * scale)
        return [round(time, 3) for time in times]

    def _parent(self) -> _Node:
        """A reply of late that can take an answer; talk that is under way draws more talk."""
        late = [node for node in self._nodes[-40:] if node.depth < DEEPEST and node.branch.size < BRANCH_SIZE]
        weights = [(place + 1) * node.depth for place, node in enumerate(late)]
        return self._chance.choices(late, weights)[0]

    def _first(self, place: int, hours_ago: float) -> _Node:
        lately = {node.branch.owner for node in self._nodes[-4:]}
        writer = self._writer_other_than({*lately, self._last_writer()})
        theme = self._chance.choice(self._phrases.homes[writer])
        branch = _Branch(writer, theme)
        words, parts = self._phrases, self._phrases.themes[theme]
        sentences = [self._draw(parts.views, branch)]
        if self._chance.random() < 0.65:
            sentences.insert(0, self._draw(words.openings, branch))
        if len(sentences) == 1 or self._chance.random() < 0.6:
            sentences.append(self._draw(parts.details, branch))
        body = self._finish(sentences, words.closings, branch)
        return self._node(place, hours_ago, writer, None, branch, body)

    def _answer(self, place: int, hours_ago: float, parent: _Node) -> _Node:
        words, branch = self._phrases, parent.branch
        here = {node.reply.writer for node in self._nodes if node.parent is parent} | {parent.reply.writer}
        if branch.owner not in here and self._chance.random() < 0.7:
            writer, endings = branch.owner, words.talkback_closings
            sentences = [self._draw(words.talkbacks, branch)]
        else:
            writer = self._writer_other_than({*here, branch.owner, self._last_writer()})
            endings = words.answer_closings
            sentences = [self._draw(self._fitting(parent), branch)]
            if self._chance.random() < 0.5:
                sentences.insert(0, self._draw(words.answer_openings, branch))
        body = self._finish(sentences, endings, branch)
        if self._chance.random() < 0.35:
            body = f"@{parent.reply.writer} {body}"
        return self._node(place, hours_ago, writer, parent, branch, body)

    def _fitting(self, parent: _Node) -> Sequence[str]:
        """What may be answered there: to a word that was said, to the theme, or to anything."""
        theme = self._phrases.themes[parent.branch.theme]
        said = parent.reply.body.lower()
        cued = self._free([answer for word, answer in theme.cues.items() if word in said], parent.branch)
        if cued and self._chance.random() < 0.75:
            return cued
        themed = self._free(theme.answers, parent.branch)
        return themed if themed and self._chance.random() < 0.6 else self._phrases.answers

    def _finish(self, sentences: list[str], endings: Sequence[str], branch: _Branch) -> str:
        """The body, often with an ending, and always with one where the same was written before."""
        if self._chance.random() < 0.4 or " ".join(sentences) in self._written:
            sentences.append(self._draw(endings, branch))
        while " ".join(sentences) in self._written:
            sentences[-1] = self._draw(endings, branch)
        body = " ".join(sentences)
        self._written.add(body)
        return body

    def _node(
        self, place: int, hours_ago: float, writer: str, parent: _Node | None, branch: _Branch, body: str
    ) -> _Node:
        to, depth = (parent.reply.key, parent.depth + 1) if parent else (None, 1)
        reply = DemoReply(key=f"window-{place + 1}", to=to, writer=writer, hours_ago=hours_ago, body=body)
        return _Node(reply, parent, depth, branch)

    def _last_writer(self) -> str | None:
        return self._nodes[-1].reply.writer if self._nodes else None

    def _writer_other_than(self, others: set[str | None]) -> str:
        return self._chance.choice([handle for handle in self._phrases.homes if handle not in others])

    def _draw(self, parts: Sequence[str], branch: _Branch) -> str:
        """One of the parts that are free there and were not used for longest."""
        free = self._free(parts, branch) or list(parts)
        self._chance.shuffle(free)
        free.sort(key=lambda part: self._last_use.get(part, 0))
        part = self._chance.choice(free[: max(1, len(free) // 3)])
        self._last_use[part] = len(self._nodes) + 1
        self._drawn.add(part)
        branch.used.add(part)
        return self._fill(part)

    def _free(self, parts: Sequence[str], branch: _Branch) -> list[str]:
        """The parts that stand neither in the branch nor in the reply written just before."""
        taken = branch.used | self._drawn_before
        return [part for part in parts if part not in taken]

    def _fill(self, part: str) -> str:
        names = [name for _, name, _, _ in Formatter().parse(part) if name]
        filled = part.format(**{name: self._chance.choice(self._phrases.slots[name]) for name in names})
        return filled[0].upper() + filled[1:]
