"""Word rules that change a text: censor, replace, link; on the Markdown source, leaving code and addresses alone.

Left alone are code blocks and spans, addresses of pages and e-mail, mentions, and where links lead. Words that carry
a link are censored and replaced, but get no link of their own. A line of four spaces is code only in a text without
lists, where it would belong to an item. Of phrases that overlap, the one that begins first is changed, then the
longest.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forum.rules.folding import fold
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


def change_words(words: WordList, source: str, leave: LeftAlone) -> Changed:
    """The source with its phrases censored, replaced or linked."""
    folded = fold(source)
    tokens = folded.tokens()
    hits = scan_tokens(words, tokens).hits
    if not any(rule.action in CHANGING for state, _ in hits for rule in words.ending[state]):
        return Changed(source)
    parts: list[str] = []
    changes: list[WordMatch] = []
    done = 0
    for match in _chosen(words, tokens, folded.token_spans(), leave):
        parts += (source[done : match.start], _changed(match.rule, source[match.start : match.end]))
        changes.append(match)
        done = match.end
    return Changed("".join([*parts, source[done:]]), tuple(changes))


def change_title(words: WordList, title: str) -> Changed:
    """A title is no Markdown: nothing in it is left alone, and nothing gets a link."""
    return change_words(words, title, LeftAlone(from_links=((0, len(title)),)))


def find_left_alone(source: str) -> LeftAlone:
    """What to leave alone in a Markdown source, found in time linear in its length."""
    always = [*_code_blocks(source), *_code_spans(source), *(match.span() for match in _ADDRESS.finditer(source))]
    return LeftAlone(_merged(always), _merged(_bracketed(source)))


def _chosen(words: WordList, tokens: Sequence[str], spans: Sequence[Span], leave: LeftAlone) -> Iterator[WordMatch]:
    position = 0
    while position < len(tokens):
        state, at, best, best_at = words.following[0].get(tokens[position], 0), position, None, position
        while state:
            rule = _applicable(words.ending[state], (spans[position][0], spans[at][1]), leave)
            if rule:
                best, best_at = rule, at
            at += 1
            state = words.following[state].get(tokens[at], 0) if at < len(tokens) else 0
        if best:
            yield WordMatch(best, spans[position][0], spans[best_at][1])
        position = best_at + 1


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


def _bracketed(source: str) -> Iterator[Span]:
    open_at: list[int] = []
    for match in _BRACKET.finditer(source):
        if match[0] == "[":
            open_at.append(match.start())
        elif open_at:
            yield open_at.pop(), match.end()
