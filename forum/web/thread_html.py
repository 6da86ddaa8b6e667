"""The HTML of a thread's rows, put together from ready shapes.

Each shape that rows have is rendered once by its template, with slots for what differs from row to row; a row is then
one formatting of a string, and what was formatted lately is kept by all that stands in it. With a template's macro for
each of fifty rows, these took three quarters of the time of a page.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from sys import intern
from types import SimpleNamespace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from flask import current_app
from markupsafe import Markup, escape

from forum.i18n import locale_code, ngettext
from forum.queries.threads import ThreadReply
from forum.validation.pseudonyms import is_pseudonym
from forum.web.slots import Slots, ready
from forum.web.thread_rows import Answered, Marks, Place, RowView, Shape, nest
from forum.web.thread_words import ACTS, MODERATION, MODERATORS, PICTURES, row_words, stub_words
from forum.web.times import date_html
from forum.web.urls import reply_url
from forum.web.views import PSEUDONYM, WriterView, writer_view

SHAPES_KEPT = 2048
TOOLS_KEPT = 512
ROWS_KEPT = 4096
WRITERS_KEPT = 1024
TREES_KEPT = 512
# How many forms of a row are kept: most viewers see one of two or three.
FORMS_KEPT = 8
# How deep a reply stands is said in words where the page indents no further.
FIRST_LEVEL_SAID = 5
# What is put into a shape, but for the last two: a row's text and the link to the next stand between its parts.
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
    "parent_name",
    "parent_url",
    "tools",
    "body",
    "next_tool",
)
OPENING = Slots("children", "number")
# What a row is made of: the post, its reply, what that one answers, and the zone of its reader.
Source = tuple[int, ThreadReply, Answered | None, ZoneInfo]
CLOSING = {"root": "</li></ol>", "folding": "</li></ol></details>", "plain": "</li></ol></div>"}


class Form(NamedTuple):
    """A row as some viewers read it: what stands around its text, and after the link to the row beside it.

    A row without tools has no place for that link (None).
    """

    start: str
    end: str
    after: str | None


class PrintedWriter(NamedTuple):
    """A writer as rows name them, escaped; `view` is None of a row without one."""

    view: WriterView | None = None
    name: str = ""
    handle: str = ""
    avatar_class: str = ""
    initial: str = ""
    mark: str | None = None


NOBODY = PrintedWriter()


def _printed_writer(
    handle: str, name: str, role: str | None, blog_mark: str | None, avatar: str | None
) -> PrintedWriter:
    view = writer_view(handle=handle, name=name, role=role or "member", blog_mark=blog_mark, avatar=avatar)
    return PrintedWriter(view, escape(name), view.handle, view.avatar_class, escape(view.initial), view.mark)


class Row(dict[Marks, Form]):
    """A reply in one language and zone: `row[marks]` is its HTML around its text, printed where it was not lately.

    Thousands are kept, so that forms share their texts, and what goes into them is found anew for the next one.
    """

    __slots__ = ("_pieces", "_source", "body", "view")

    def __init__(self, pieces: "Pieces", view: RowView, source: Source) -> None:
        self.view = view
        self.body = view.body_html
        self._pieces = pieces
        self._source = source

    def __missing__(self, marks: Marks) -> Form:
        if len(self) >= FORMS_KEPT:
            self.clear()
        found = self[marks] = self._print(marks)
        return found

    def _print(self, marks: Marks) -> Form:
        shape, values = self._pieces.what_is_in(self.view, *self._source)
        tools = ""
        if marks.acts:
            tools = self._pieces.tools(marks.acts).format(values[2], self.view.number, self.view.permalink)
        start, end, after = self._pieces.shape(shape, marks.is_folded, marks.is_unread, marks.acts != ())
        printed = start.format(*values, tools)
        if self:
            printed = next((form.start for form in self.values() if form.start == printed), printed)
        # Thousands of rows end alike.
        ending = None if after is None else intern(after.format(*values, tools))
        return Form(printed, end.format(*values, tools), ending)


class Pieces:
    """What was rendered in one language; it belongs to one app."""

    def __init__(self) -> None:
        self.shape = lru_cache(SHAPES_KEPT)(self._shape)
        self.opening = lru_cache(SHAPES_KEPT)(self._opening)
        self.tools = lru_cache(TOOLS_KEPT)(self._tools)
        self.row = lru_cache(ROWS_KEPT)(self._row)
        self._writer = lru_cache(WRITERS_KEPT)(_printed_writer)
        self.tree = lru_cache(TREES_KEPT)(self._tree)
        self.words, self.stubs, self.locale = row_words(), stub_words(), locale_code()
        words, macros = self.words, self._macros()
        self.next_tool = str(macros.next_tool("{0}", "#reply-{1}"))
        judging = {*MODERATORS, PICTURES}
        self._tool_formats: Mapping[str, str] = {
            act: str(macros.tool(words[act], words[label], f"{MODERATION if act in judging else ''}{{2}}{path}"))
            for act, (label, path) in ACTS.items()
        }

    def _row(self, post_id: int, reply: ThreadReply, answered: Answered | None, zone: ZoneInfo) -> Row:
        """`answered` is what the reply answers, None for a root."""
        view = RowView(
            reply.number,
            reply.depth,
            self._heading(reply, answered),
            self._writer_of(reply).view,
            reply.published_at.isoformat(timespec="seconds"),
            reply_url(post_id, reply.number),
            reply.html or "",
        )
        return Row(self, view, (post_id, reply, answered, zone))

    def what_is_in(
        self, view: RowView, post_id: int, reply: ThreadReply, answered: Answered | None, zone: ZoneInfo
    ) -> tuple[Shape, tuple[str, ...]]:
        """The shape of a row, and what is put into it."""
        writer = self._writer_of(reply)
        parent = ("", "", "") if answered is None or answered.is_gone else self._parent_values(post_id, answered)
        values = (
            str(reply.number),
            escape(view.heading),
            writer.name,
            writer.handle,
            writer.avatar_class,
            writer.initial,
            date_html(reply.published_at, zone, self.locale),
            view.date_iso,
            view.permalink,
            *parent,
        )
        shape = Shape(
            reply.state != "published",
            writer.mark,
            reply.edited_at is not None,
            "" if answered is None else "removed" if answered.is_gone else "reply",
            reply.depth if reply.depth >= FIRST_LEVEL_SAID else 0,
        )
        return shape, values

    def _writer_of(self, reply: ThreadReply) -> PrintedWriter:
        if reply.handle is None:
            return NOBODY
        return self._writer(reply.handle, reply.name or reply.handle, reply.role, reply.blog_mark, reply.avatar)

    @staticmethod
    def _parent_values(post_id: int, answered: Answered) -> tuple[str, str, str]:
        named = escape(answered.name) if is_pseudonym(answered.handle) else f"@{answered.handle}"
        return str(answered.number), named, reply_url(post_id, answered.number)

    def _heading(self, reply: ThreadReply, answered: Answered | None) -> str:
        if reply.state != "published":
            return self.stubs[reply.state].format(reply.number)
        if answered is None:
            return self.words["by"].format(reply.number, reply.name)
        if answered.is_gone:
            return self.words["by gone"].format(reply.number, reply.name, "", "", reply.depth)
        return self.words["by to"].format(reply.number, reply.name, answered.number, answered.name, reply.depth)

    def _shape(self, shape: Shape, is_folded: bool, is_unread: bool, has_tools: bool) -> Form:
        """Formats for the values of a row of this shape."""
        slots = SLOTS.of
        writer = SimpleNamespace(
            name=slots.name,
            handle="" if shape.mark == PSEUDONYM else slots.handle,
            url=f"/@{slots.handle}",
            mark=shape.mark,
            avatar_class=slots.avatar_class,
            initial=slots.initial,
        )
        parent = SimpleNamespace(number=slots.parent_number, name=slots.parent_name, url=slots.parent_url)
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
                    is_folded=is_folded,
                    is_unread=is_unread,
                    has_tools=has_tools,
                    body=slots.body,
                    tools=slots.tools,
                    next_tool=slots.next_tool,
                )
            )
        )
        before, place, after = html.partition(slots.next_tool)
        start, _body, end = before.partition(slots.body)
        return Form(SLOTS.as_format(start), SLOTS.as_format(end), SLOTS.as_format(after) if place else None)

    def _opening(self, fold: str, level: int) -> str:
        """A format for what hangs on a row, in words, and its number."""
        return OPENING.as_format(str(self._macros().open_level(fold, level, OPENING.of.children, OPENING.of.number)))

    def _tools(self, acts: Sequence[str]) -> str:
        """A format for the name of a row's writer, its number and its address."""
        return "".join(self._tool_formats[act] for act in acts)

    def _tree(self, rows: tuple[tuple[int, int], ...]) -> list[tuple[str, str, str]]:
        """What stands before each row, given by number and depth, within it (the link to the next), and behind it.

        Every list that is opened is closed, whatever the rows say.
        """
        found: list[tuple[str, str, str]] = []
        folds: list[str] = []
        above: tuple[int, Place] | None = None
        for (number, _depth), place in zip(rows, nest(rows), strict=True):
            if folds and not place.opens:
                before = "</li>"
            else:
                fold = "root" if not folds else "folding" if above is not None and above[1].below else "plain"
                before = self.opening(fold, len(folds)).format(*_words_for(above))
                folds.append(fold)
            following = self.next_tool.format(number, place.next_number) if place.next_number else ""
            closing = "".join(CLOSING[folds.pop()] for _step in range(min(place.closes, len(folds))))
            found.append((f"{before}<li>", following, closing))
            above = None if place.closes else (number, place)
        if found:
            before, following, closing = found[-1]
            found[-1] = before, following, closing + "".join(CLOSING[fold] for fold in reversed(folds))
        return found

    def _macros(self) -> Any:
        return current_app.jinja_env.get_template("components/threads.html").module


def article_html(row: Row, marks: Marks) -> Markup:
    """One row alone, without its place in the tree."""
    start, end, after = row[marks]
    return ready([start, row.body, end, after or ""])


def _words_for(above: tuple[int, Place] | None) -> tuple[str, int]:
    """What hangs on the row above, and its number."""
    if above is None or not above[1].below:
        return "", 0
    return escape(ngettext("%(num)s reply", "%(num)s replies", above[1].below)), above[0]
