"""Finds `@handle` in a parsed text: in running words only, never in code, links or addresses."""

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# One text cannot ask the database about more people than this; further handles stay plain.
MOST_HANDLES = 200

_MENTION = re.compile(
    r"(?<![\w/@.])@([A-Za-z0-9](?:[A-Za-z0-9_]{0,28}[A-Za-z0-9]))(?!_*[^\W_])(?!_*@)",
)
_WORDS = frozenset({"text", "text_special"})


def mark_mentions(state: StateCore) -> None:
    """Core rule, between `linkify` and `text_join`: splits `mention` tokens off the text.

    A mention's content is what was typed, its `meta["key"]` the casefolded handle; `env["handles"]` collects
    the keys. An escaped `\\@` is no mention; an escaped underscore inside a handle belongs to it.
    """
    handles: dict[str, None] = {}
    for block in state.tokens:
        if block.type == "inline" and block.children and "@" in block.content:
            block.children = list(_with_mentions(block.children, handles))
    state.env["handles"] = tuple(handles)


def _with_mentions(tokens: list[Token], handles: dict[str, None]) -> Iterator[Token]:
    link_depth = 0
    before = ""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        link_depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type not in _WORDS or link_depth:
            before = _last_seen_character(token, before)
            yield token
            position += 1
            continue
        end = position
        while end < len(tokens) and tokens[end].type in _WORDS:
            end += 1
        after = "@" if end < len(tokens) and tokens[end].info == "auto" else ""
        run = tokens[position:end]
        yield from _split(run, before, after, handles)
        before = run[-1].content[-1:]
        position = end


def _last_seen_character(token: Token, before: str) -> str:
    """What stands directly before the next words: a bare address runs on into them, markup does not."""
    if token.type == "text":
        return token.content[-1:]
    return before if token.info == "auto" else ""


def _split(run: list[Token], before: str, after: str, handles: dict[str, None]) -> Iterator[Token]:
    text = "".join(token.content for token in run)
    if "@" not in text:
        yield from run
        return
    escaped = _escaped_positions(run)
    context = before + text + after
    done = 0
    for match in _MENTION.finditer(context, len(before)):
        start, end = match.start() - len(before), match.end() - len(before)
        key = match[1].casefold()
        if start in escaped or (key not in handles and len(handles) >= MOST_HANDLES):
            continue
        handles[key] = None
        if start > done:
            yield _words(text[done:start], run[0].level)
        yield Token("mention", "", 0, content=text[start:end], meta={"key": key}, level=run[0].level)
        done = end
    if done < len(text):
        yield _words(text[done:], run[0].level)


def _escaped_positions(run: list[Token]) -> set[int]:
    positions: set[int] = set()
    start = 0
    for token in run:
        if token.type == "text_special":
            positions.update(range(start, start + len(token.content)))
        start += len(token.content)
    return positions


def _words(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)
