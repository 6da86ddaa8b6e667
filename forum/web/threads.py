"""A thread's window as the template prints it: words, addresses and nesting prepared, nothing asked per row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from markupsafe import Markup, escape

from forum.db import current_settings, now
from forum.permissions import Actor
from forum.permissions.blogs import may_moderate
from forum.permissions.moderation import may_act_on
from forum.queries.posts import PostPage
from forum.queries.reading import ThreadReader
from forum.queries.threads import ThreadReply, ThreadWindow, WindowAt
from forum.web.reading import ThreadNews
from forum.web.thread_html import article_html, rows_html, tool_formats
from forum.web.thread_rows import ParentView, RowView, nest
from forum.web.thread_words import MODERATORS, row_words, stub_words
from forum.web.times import format_date, iso
from forum.web.urls import post_url, reply_url
from forum.web.views import writer_view


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
    """Makes the views of one thread for one actor."""

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
        self.stubs, self.words, self.tools = stub_words(), row_words(), tool_formats()

    def row(self, reply: ThreadReply) -> RowView:
        permalink = reply_url(self.post_id, reply.number)
        parent = self._parent(reply)
        writer = None
        if reply.handle is not None:
            writer = writer_view(
                handle=reply.handle,
                name=reply.name or reply.handle,
                role=reply.role or "member",
                blog_mark=reply.blog_mark,
            )
        stub = None if writer else self.stubs[reply.state].format(reply.number)
        return RowView(
            number=reply.number,
            depth=reply.depth,
            heading=stub or self._heading(reply, parent),
            stub_text=stub,
            writer=writer,
            date_text=format_date(reply.published_at),
            date_iso=iso(reply.published_at),
            edited=reply.edited_at is not None,
            history_url=f"{permalink}/history" if reply.edited_at and writer else None,
            body_html=reply.html or "",
            parent=parent,
            permalink=permalink,
            tools=self._tools(reply, permalink),
            is_folded=reply.writer_id in self.reader.ignored,
            is_unread=writer is not None and reply.writer_id != self.actor.id and self.news.is_unread(reply.number),
        )

    def _parent(self, reply: ThreadReply) -> ParentView | str | None:
        if reply.parent_id is None:
            return None
        parent = reply.parent
        if parent is None or parent.is_stub or parent.handle is None:
            return "removed"
        return ParentView(
            parent.number, parent.handle, parent.name or parent.handle, reply_url(self.post_id, parent.number)
        )

    def _heading(self, reply: ThreadReply, parent: ParentView | str | None) -> str:
        if parent is None:
            return self.words["by"].format(reply.number, reply.name)
        if isinstance(parent, str):
            return self.words["by gone"].format(reply.number, reply.name, "", "", reply.depth)
        return self.words["by to"].format(reply.number, reply.name, parent.number, parent.name, reply.depth)

    def _tools(self, reply: ThreadReply, permalink: str) -> str:
        words = self._acts(reply)
        if not words:
            return ""
        name = escape(reply.name or "")
        return "".join(self.tools[word].format(name, reply.number, permalink) for word in words)

    def _acts(self, reply: ThreadReply) -> list[str]:
        """What the viewer may do with a row, by the names in `forum.web.thread_words`."""
        if reply.is_stub:
            return ["read"] if self.is_moderator else []
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
        return [*found, *MODERATORS] if decides else found

    def rows(self, replies: Sequence[ThreadReply]) -> list[RowView]:
        """The rows with their nesting, relative to the first and shallowest of them."""
        views = [self.row(reply) for reply in replies]
        nest(views)
        return views


def thread_view(printer: ThreadPrinter, window: ThreadWindow, path: str | None = None) -> ThreadView:
    """A window with the addresses of its neighbours; `path` is the page's, by default the post's."""
    base = path or printer.post_url
    order = "&order=newest" if window.order == "newest" else ""
    first = f"{base}?order=newest" if order else base
    rows = printer.rows(window.rows)
    return ThreadView(
        order=window.order,
        oldest_url=f"{base}#comments",
        newest_url=f"{base}?order=newest#comments",
        rows=rows,
        rows_html=rows_html(rows),
        ancestors_html=[article_html(printer.row(reply)) for reply in window.ancestors],
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
