"""Word rules that change a text: censor, replace, link; on the Markdown source, leaving code and addresses alone.

Left alone are code blocks and spans, addresses of pages and e-mail, mentions, and where links lead. Words that carry
a link are censored and replaced, but get no link of their own. A line of four spaces is code only in a text without
lists, where it would belong to an item. Of phrases that overlap, the one that begins first is changed, then the
longest.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from forum.rules.folding import Places, fold
from forum.rules.words import CHANGING, WordList, WordMatch, WordRule, scan_tokens

Span = tuple[int, int]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LIST_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_BACKTICKS = re.compile("`+")
_BRACKET = re.compile(r"[\[\]]")
_ADDRESS = re.compile(
    r"https?://[^\s<>]+|www\.[^\s<>]+|\]\([^\s)]*|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|(?<![\w/@.])@[a-z0-9_]{2,30}"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63})*\.(?:com|org|net|edu|gov|info|biz)(?![\w-])(?:/[^\s<>]*)?",
    re.IGNORECASE,
)
_SIGNS_OF_ADDRESSES = ("@", "://", "www.", "](", ".com", ".org", ".net", ".edu", ".gov", ".info", ".biz")


@dataclass(frozen=True)
class LeftAlone:
    """Where a source is not changed (`always`), and where it gets no link; sorted, without overlaps."""

    always: tuple[Span, ...] = ()
    from_links: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Changed:
    """A source after its changes, and what was changed, at the places of the source before."""

    source: str
    changes: tuple[WordMatch, ...] = ()


def change_words(words: WordList, source: str) -> Changed:
    """A Markdown source with its phrases censored, replaced or linked."""
    return _change(words, source, find_left_alone)


def change_title(words: WordList, title: str) -> Changed:
    """A title is no Markdown: nothing in it is left alone, and nothing gets a link."""
    return _change(words, title, lambda title: LeftAlone(from_links=((0, len(title)),)))


def find_left_alone(source: str) -> LeftAlone:
    """What to leave alone in a Markdown source, found in time linear in its length."""
    always = [*_code_blocks(source), *_code_spans(source), *_addresses(source)]
    return LeftAlone(_merged(always), _merged(_bracketed(source)))


def _change(words: WordList, text: str, find_left: Callable[[str], LeftAlone]) -> Changed:
    """What to leave alone takes longer to find than any phrase, so it is looked for where there is one."""
    if not words.is_changing:
        return Changed(text)
    folded = fold(text)
    tokens = folded.tokens()
    hits = scan_tokens(words, tokens).hits
    if not any(rule.action in CHANGING for state, _ in hits for rule in words.ending[state]):
        return Changed(text)
    parts: list[str] = []
    changes: list[WordMatch] = []
    done = 0
    for match in _chosen(words, tokens, Places(folded, tokens), find_left(text)):
        parts += (text[done : match.start], _changed(match.rule, text[match.start : match.end]))
        changes.append(match)
        done = match.end
    return Changed("".join([*parts, text[done:]]), tuple(changes))


def _chosen(words: WordList, tokens: Sequence[str], places: Places, leave: LeftAlone) -> Iterator[WordMatch]:
    beginnings, following, ending = words.following[0], words.following, words.ending
    done = 0
    for begin in [position for position, token in enumerate(tokens) if token in beginnings]:
        if begin < done:
            continue
        state, at, best = beginnings[tokens[begin]], begin, None
        while state:
            if ending[state]:
                span = places.start(begin), places.end(at)
                rule = _applicable(ending[state], span, leave)
                if rule:
                    best, done = WordMatch(rule, *span), at + 1
            at += 1
            state = following[state].get(tokens[at], 0) if at < len(tokens) else 0
        if best:
            yield best


def _applicable(rules: tuple[WordRule, ...], span: Span, leave: LeftAlone) -> WordRule | None:
    if _overlaps(span, leave.always):
        return None
    allowed = CHANGING - {"link"} if _overlaps(span, leave.from_links) else CHANGING
    for rule in rules:
        if rule.action in allowed:
            return rule
    return None


def _changed(rule: WordRule, words: str) -> str:
    if rule.action == "censor":
        return "".join(char if char.isspace() else "•" for char in words)
    if rule.action == "replace":
        return rule.replacement
    return f"[{words.replace('[', '').replace(']', '')}](<{rule.replacement}>)"


def _overlaps(span: Span, spans: tuple[Span, ...]) -> bool:
    before = bisect_right(spans, (span[1] - 1, len(spans) and spans[-1][1] + 1)) - 1
    return before >= 0 and spans[before][1] > span[0]


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _code_blocks(source: str) -> Iterator[Span]:
    """Whole lines: fenced ones, an unclosed fence to the end, and indented ones where there are no lists."""
    has_lists = _LIST_ITEM.search(source) is not None
    fence, was_blank_or_code, position = "", True, 0
    for line in source.splitlines(keepends=True):
        span = (position, position + len(line))
        position = span[1]
        mark = _FENCE.match(line)
        if fence:
            yield span
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif mark:
            fence = mark[1]
            yield span
        elif was_blank_or_code and not has_lists and line.startswith(("    ", "\t")):
            yield span
            continue
        was_blank_or_code = not line.strip()


def _code_spans(source: str) -> Iterator[Span]:
    """From a run of backticks to the next run of the same length in the same paragraph."""
    start = 0
    for end in [*(match.start() for match in _BLANK_LINES.finditer(source)), len(source)]:
        runs = [match.span() for match in _BACKTICKS.finditer(source, start, end)]
        start = end
        closing: dict[int, list[int]] = {}
        for index in range(len(runs) - 1, -1, -1):
            closing.setdefault(runs[index][1] - runs[index][0], []).append(index)
        index = 0
        while index < len(runs):
            same = closing[runs[index][1] - runs[index][0]]
            while same and same[-1] <= index:
                same.pop()
            if same:
                yield runs[index][0], runs[same[-1]][1]
                index = same[-1]
            index += 1


def _addresses(source: str) -> Iterator[Span]:
    """The pattern is tried at every sign, so a text that cannot have an address is passed over."""
    lowered = source.lower()
    if any(sign in lowered for sign in _SIGNS_OF_ADDRESSES):
        yield from (match.span() for match in _ADDRESS.finditer(source))


def _bracketed(source: str) -> Iterator[Span]:
    open_at: list[int] = []
    for match in _BRACKET.finditer(source):
        if match[0] == "[":
            open_at.append(match.start())
        elif open_at:
            yield open_at.pop(), match.end()
