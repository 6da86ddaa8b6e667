"""The HTML of a thread's rows, put together from ready pieces.

What a row shows to everybody is rendered once by its template and kept; for each request only the text, the viewer's
tools and the link to the next row are put in. With a template's macro for each of fifty rows, these took three
quarters of the time of a page.
"""

import secrets
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from flask import current_app
from markupsafe import Markup

from forum.web.thread_rows import ParentView, RowView
from forum.web.thread_words import ACTS, MODERATION, MODERATORS, row_words
from forum.web.times import locale_code
from forum.web.views import WriterView

EXTENSION = "forum_pieces"
FRAMES_KEPT = 8192
OPENINGS_KEPT = 2048
# Stands in a template's output where something is put in; nobody can have written it.
SLOT = secrets.token_hex(16)
CLOSING = {"root": "</li></ol>", "folding": "</li></ol></details>", "plain": "</li></ol></div>"}


class Shown(NamedTuple):
    """All that a row's frame says, so that a frame that is kept is never out of date."""

    number: int
    depth: int
    heading: str
    stub_text: str | None
    writer: WriterView | None
    date_text: str
    date_iso: str
    edited: bool
    history_url: str | None
    parent: ParentView | str | None
    permalink: str
    is_folded: bool
    is_unread: bool
    has_tools: bool


class Pieces:
    """What was rendered in one language; it belongs to one app."""

    def __init__(self) -> None:
        self.frame = lru_cache(FRAMES_KEPT)(self._frame)
        self.opening = lru_cache(OPENINGS_KEPT)(self._opening)
        words, macros = row_words(), self._macros()
        self.next_tool = str(macros.next_tool("{0}", "{1}"))
        self.tools: Mapping[str, str] = {
            act: str(macros.tool(words[act], words[label], f"{MODERATION if act in MODERATORS else ''}{{2}}{path}"))
            for act, (label, path) in ACTS.items()
        }

    def article(self, row: RowView) -> Sequence[str]:
        """The parts of a row."""
        frame = self.frame(
            Shown(
                row.number,
                row.depth,
                row.heading,
                row.stub_text,
                row.writer,
                row.date_text,
                row.date_iso,
                row.edited,
                row.history_url,
                row.parent,
                row.permalink,
                row.is_folded,
                row.is_unread,
                bool(row.tools),
            )
        )
        if len(frame) == 1:
            return frame
        following = self.next_tool.format(row.number, row.next_sibling_url) if row.next_sibling_url else ""
        return frame[0], row.body_html, frame[1], row.tools, frame[2], following, frame[3]

    def _frame(self, shown: Shown) -> Sequence[str]:
        """What stands before the text, before the tools, before the link to the next row, and after it."""
        return str(self._macros().reply_article(shown, SLOT)).split(SLOT)

    def _opening(self, fold: str, level: int, children: str, number: int) -> str:
        return str(self._macros().open_level(fold, level, children, number))

    def _macros(self) -> Any:
        return current_app.jinja_env.get_template("components/threads.html").module


def _pieces() -> Pieces:
    kept: dict[str, Pieces] = current_app.extensions.setdefault(EXTENSION, {})
    locale = locale_code()
    if locale not in kept:
        kept[locale] = Pieces()
    return kept[locale]


def tool_formats() -> Mapping[str, str]:
    """Links below a row by the names of `ACTS`, with places for its writer's name, its number and its address."""
    return _pieces().tools


def article_html(row: RowView) -> Markup:
    """One row alone, without its place in the tree."""
    return _ready(_pieces().article(row))


def rows_html(rows: Sequence[RowView]) -> Markup:
    """Rows that `nest` has placed, as nested lists; every list that is opened is closed, whatever the rows say."""
    pieces = _pieces()
    parts: list[str] = []
    folds: list[str] = []
    above: RowView | None = None
    for row in rows:
        if folds and not row.opens:
            parts.append("</li>")
        else:
            fold = "root" if not folds else "folding" if above is not None and above.has_children else "plain"
            label, number = (above.children_label, above.number) if above is not None else ("", 0)
            parts.append(pieces.opening(fold, len(folds), label, number))
            folds.append(fold)
        parts += ("<li>", *pieces.article(row))
        for _step in range(min(row.closes, len(folds))):
            parts.append(CLOSING[folds.pop()])
        above = None if row.closes else row
    parts += [CLOSING[fold] for fold in reversed(folds)]
    return _ready(parts)


def _ready(parts: Sequence[str]) -> Markup:
    """Pieces come from templates, and texts from `forum.rendering`."""
    return Markup("".join(parts))  # noqa: S704
