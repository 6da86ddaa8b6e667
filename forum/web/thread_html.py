"""The HTML of a thread's rows, put together from ready shapes.

Each shape that rows have is rendered once by its template, with slots for what differs from row to row; a row is then
one formatting of a string, the same work for the first reader of a thread as for the hundredth. With a template's
macro for each of fifty rows, these took three quarters of the time of a page.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from flask import current_app
from markupsafe import Markup, escape

from forum.i18n import locale_code, ngettext
from forum.web.slots import Slots, ready
from forum.web.thread_rows import Place, RowView, Shape, nest
from forum.web.thread_words import ACTS, MODERATION, MODERATORS, row_words, stub_words

EXTENSION = "forum_pieces"
SHAPES_KEPT = 2048
TOOLS_KEPT = 512
# What is put into a shape, in the order of `RowView.values`; the link to the next row comes last.
SLOTS = Slots(
    "number",
    "heading",
    "name",
    "handle",
    "avatar_class",
    "initial",
    "date_text",
    "date_iso",
    "permalink",
    "parent_number",
    "parent_handle",
    "parent_url",
    "body",
    "tools",
    "next_tool",
)
OPENING = Slots("children", "number")
CLOSING = {"root": "</li></ol>", "folding": "</li></ol></details>", "plain": "</li></ol></div>"}


class Pieces:
    """What was rendered in one language; it belongs to one app."""

    def __init__(self) -> None:
        self.shape = lru_cache(SHAPES_KEPT)(self._shape)
        self.opening = lru_cache(SHAPES_KEPT)(self._opening)
        self.tools = lru_cache(TOOLS_KEPT)(self._tools)
        self.words, self.stubs = row_words(), stub_words()
        words, macros = self.words, self._macros()
        self.next_tool = str(macros.next_tool("{0}", "#reply-{1}"))
        self._tool_formats: Mapping[str, str] = {
            act: str(macros.tool(words[act], words[label], f"{MODERATION if act in MODERATORS else ''}{{2}}{path}"))
            for act, (label, path) in ACTS.items()
        }

    def article(self, row: RowView, place: Place | None = None) -> str:
        """A row, with the link to the one beside it."""
        following = self.next_tool.format(row.number, place.next_number) if place and place.next_number else ""
        return self.shape(row.shape).format(*row.values, following)

    def _shape(self, shape: Shape) -> str:
        """A format for the values of a row of this shape."""
        slots = SLOTS.of
        writer = SimpleNamespace(
            name=slots.name,
            handle=slots.handle,
            url=f"/@{slots.handle}",
            mark=shape.mark,
            avatar_class=slots.avatar_class,
            initial=slots.initial,
        )
        parent = SimpleNamespace(number=slots.parent_number, handle=slots.parent_handle, url=slots.parent_url)
        html = str(
            self._macros().reply_article(
                SimpleNamespace(
                    number=slots.number,
                    depth=shape.level,
                    heading=slots.heading,
                    is_stub=shape.is_stub,
                    writer=None if shape.is_stub else writer,
                    date_text=slots.date_text,
                    date_iso=slots.date_iso,
                    edited=shape.is_edited,
                    parent=parent if shape.answers == "reply" else shape.answers or None,
                    permalink=slots.permalink,
                    is_folded=shape.is_folded,
                    is_unread=shape.is_unread,
                    has_tools=shape.has_tools,
                    body=slots.body,
                    tools=slots.tools,
                    next_tool=slots.next_tool,
                )
            )
        )
        return SLOTS.as_format(html)

    def _opening(self, fold: str, level: int) -> str:
        """A format for what hangs on a row, in words, and its number."""
        return OPENING.as_format(str(self._macros().open_level(fold, level, OPENING.of.children, OPENING.of.number)))

    def _tools(self, acts: Sequence[str]) -> str:
        """A format for the name of a row's writer, its number and its address."""
        return "".join(self._tool_formats[act] for act in acts)

    def _macros(self) -> Any:
        return current_app.jinja_env.get_template("components/threads.html").module


def ready_pieces() -> Pieces:
    """Those of the reader's language."""
    kept: dict[str, Pieces] = current_app.extensions.setdefault(EXTENSION, {})
    locale = locale_code()
    if locale not in kept:
        kept[locale] = Pieces()
    return kept[locale]


def article_html(row: RowView) -> Markup:
    """One row alone, without its place in the tree."""
    return ready([ready_pieces().article(row)])


def rows_html(rows: Sequence[RowView]) -> Markup:
    """Rows as nested lists; every list that is opened is closed, whatever the rows say."""
    pieces = ready_pieces()
    places = nest([(row.number, row.depth) for row in rows])
    parts: list[str] = []
    folds: list[str] = []
    above: tuple[RowView, Place] | None = None
    for row, place in zip(rows, places, strict=True):
        if folds and not place.opens:
            parts.append("</li>")
        else:
            fold = "root" if not folds else "folding" if above is not None and above[1].below else "plain"
            parts.append(pieces.opening(fold, len(folds)).format(*_words_for(above)))
            folds.append(fold)
        parts += ("<li>", pieces.article(row, place))
        for _step in range(min(place.closes, len(folds))):
            parts.append(CLOSING[folds.pop()])
        above = None if place.closes else (row, place)
    parts += [CLOSING[fold] for fold in reversed(folds)]
    return ready(parts)


def _words_for(above: tuple[RowView, Place] | None) -> tuple[str, int]:
    """What hangs on the row above, and its number."""
    if above is None or not above[1].below:
        return "", 0
    return escape(ngettext("%(num)s reply", "%(num)s replies", above[1].below)), above[0].number
