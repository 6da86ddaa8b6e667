"""A thread's window as the template prints it: words, addresses and nesting prepared, nothing asked per row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from markupsafe import Markup, escape

from forum.db import current_settings, now
from forum.i18n import locale_code
from forum.permissions import Actor
from forum.permissions.blogs import may_moderate
from forum.permissions.moderation import may_act_on
from forum.queries.posts import PostPage
from forum.queries.reading import ThreadReader
from forum.queries.threads import ThreadReply, ThreadWindow, WindowAt
from forum.web.reading import ThreadNews
from forum.web.thread_html import article_html, ready_pieces, rows_html
from forum.web.thread_rows import RowView, Shape
from forum.web.thread_words import MODERATORS
from forum.web.times import date_words, iso, viewer_zone
from forum.web.urls import post_url, reply_url
from forum.web.views import WriterView, mark_of, writer_view

# How deep a reply stands is said in words where the page indents no further.
FIRST_LEVEL_SAID = 5


@dataclass(frozen=True)
class ThreadView:
    order: str
    oldest_url: str
    newest_url: str
    rows: Sequence[RowView]
    rows_html: Markup
    ancestors_html: Sequence[Markup]
    first_url: str | None
    previous_url: str | None
    next_url: str | None
    last_url: str | None


class ThreadPrinter:
    """Makes the views of one thread for one actor; whatever is the same for all rows is found once."""

    def __init__(
        self, actor: Actor, page: PostPage, *, can_reply: bool, reader: ThreadReader, news: ThreadNews
    ) -> None:
        self.actor = actor
        self.reader = reader
        self.news = news
        self.post_id = page.post.id
        self.post_url = post_url(page.post.id, page.post.slug)
        self.can_reply = can_reply
        self.is_open = page.post.state == "published"
        self.is_moderator = may_moderate(actor, page.post.blog_id)
        self.editable_since = now() - timedelta(minutes=current_settings().edit_window_minutes)
        self.pieces = ready_pieces()
        self.zone, self.locale = viewer_zone(), locale_code()

    def row(self, reply: ThreadReply, parent: ThreadReply | None) -> RowView:
        """`parent` is the reply that it answers, None also where that is none of the thread any more."""
        permalink = reply_url(self.post_id, reply.number)
        answers = _answers(reply, parent)
        acts = self._acts(reply)
        shape = Shape(
            is_stub=reply.is_stub,
            mark=mark_of(reply.role or "member", reply.blog_mark),
            is_edited=reply.edited_at is not None,
            answers=answers,
            level=reply.depth if reply.depth >= FIRST_LEVEL_SAID else 0,
            is_folded=reply.writer_id in self.reader.ignored,
            is_unread=self._is_unread(reply),
            has_tools=bool(acts),
        )
        heading = self._heading(reply, parent if answers == "reply" else None)
        writer = None if reply.handle is None else self._writer(reply)
        date_iso = iso(reply.published_at)
        name = escape(reply.name or "")
        values = (
            str(reply.number),
            escape(heading),
            name,
            reply.handle or "",
            writer.avatar_class if writer else "",
            escape(writer.initial) if writer else "",
            escape(date_words(reply.published_at, self.zone, self.locale)),
            date_iso,
            permalink,
            *self._parent_values(parent if answers == "reply" else None),
            reply.html or "",
            self.pieces.tools(acts).format(name, reply.number, permalink) if acts else "",
        )
        return RowView(reply.number, reply.depth, heading, writer, date_iso, permalink, reply.html or "", shape, values)

    def _writer(self, reply: ThreadReply) -> WriterView:
        return writer_view(
            handle=reply.handle or "",
            name=reply.name or reply.handle or "",
            role=reply.role or "member",
            blog_mark=reply.blog_mark,
        )

    def _is_unread(self, reply: ThreadReply) -> bool:
        return not reply.is_stub and reply.writer_id != self.actor.id and self.news.is_unread(reply.number)

    def _parent_values(self, parent: ThreadReply | None) -> tuple[str, str, str]:
        if parent is None:
            return "", "", ""
        return str(parent.number), parent.handle or "", reply_url(self.post_id, parent.number)

    def _heading(self, reply: ThreadReply, parent: ThreadReply | None) -> str:
        """`parent` only where the page names it."""
        if reply.is_stub:
            return self.pieces.stubs[reply.state].format(reply.number)
        if reply.parent_id is None:
            return self.pieces.words["by"].format(reply.number, reply.name)
        if parent is None:
            return self.pieces.words["by gone"].format(reply.number, reply.name, "", "", reply.depth)
        return self.pieces.words["by to"].format(reply.number, reply.name, parent.number, parent.name, reply.depth)

    def _acts(self, reply: ThreadReply) -> tuple[str, ...]:
        """What the viewer may do with a row, by the names in `forum.web.thread_words`."""
        if reply.is_stub:
            return ("read",) if self.is_moderator else ()
        found: list[str] = []
        own = reply.writer_id is not None and reply.writer_id == self.actor.id
        if self.can_reply:
            found.append("reply")
        if self.is_open and self.actor.is_signed_in:
            delivery = self.reader.branches.get(reply.id)
            found.append("follow" if delivery is None else "muted" if delivery == "off" else "following")
        decides = self.is_moderator and may_act_on(self.actor, reply.role or "member", reply.writer_id)
        if decides or (own and (self.is_moderator or reply.published_at > self.editable_since)):
            found.append("edit")
        if own:
            found.append("delete")
        elif self.is_open:
            found.append("report")
        return (*found, *MODERATORS) if decides else tuple(found)

    def rows(self, window: ThreadWindow) -> list[RowView]:
        return [self.row(reply, window.parent_of(reply)) for reply in window.rows]

    def ancestors(self, window: ThreadWindow) -> list[RowView]:
        return [self.row(reply, window.parent_of(reply)) for reply in window.ancestors]


def _answers(reply: ThreadReply, parent: ThreadReply | None) -> Literal["", "reply", "removed"]:
    """Whether the page names what a reply answers."""
    if reply.parent_id is None:
        return ""
    return "removed" if parent is None or parent.is_stub or parent.handle is None else "reply"


def thread_view(printer: ThreadPrinter, window: ThreadWindow, path: str | None = None) -> ThreadView:
    """A window with the addresses of its neighbours; `path` is the page's, by default the post's."""
    base = path or printer.post_url
    order = "&order=newest" if window.order == "newest" else ""
    first = f"{base}?order=newest" if order else base
    rows = printer.rows(window)
    return ThreadView(
        order=window.order,
        oldest_url=f"{base}#comments",
        newest_url=f"{base}?order=newest#comments",
        rows=rows,
        rows_html=rows_html(rows),
        ancestors_html=[article_html(row) for row in printer.ancestors(window)],
        first_url=None if window.is_first else f"{first}#comments",
        previous_url=None if window.is_first else f"{base}?before={window.previous_before}{order}#comments",
        next_url=None if window.is_last else f"{base}?at={window.next_at}{order}#comments",
        last_url=None if window.is_last else f"{base}?last=1{order}#comments",
    )


def asked_window(args: Any) -> WindowAt:
    """The window that a request's query asks for; what cannot be read is left out."""
    at = _number(args.get("at"))
    return WindowAt(
        at=at,
        before=_number(args.get("before")) if at is None else None,
        is_last=args.get("last") == "1",
        order="newest" if args.get("order") == "newest" else "oldest",
    )


def _number(raw: str | None) -> int | None:
    return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 10 else None
