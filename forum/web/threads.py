"""A thread's window as the template prints it: words, addresses and nesting prepared, nothing asked per row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from forum.db import current_settings, now
from forum.i18n import ngettext
from forum.permissions import Actor
from forum.permissions.blogs import may_moderate
from forum.permissions.moderation import may_act_on
from forum.queries.posts import PostPage
from forum.queries.reading import ThreadReader
from forum.queries.threads import ThreadReply, ThreadWindow, WindowAt
from forum.web.reading import ThreadNews
from forum.web.thread_words import row_words, stub_words
from forum.web.times import format_date, iso
from forum.web.urls import post_url, reply_url
from forum.web.views import WriterView, writer_view

Action = tuple[str, str, str, str]


@dataclass(frozen=True)
class ParentView:
    number: int
    handle: str
    name: str
    url: str


@dataclass
class RowView:
    """A row as components/threads.html prints it."""

    number: int
    depth: int
    heading: str
    stub_text: str | None
    writer: WriterView | None
    date_text: str
    date_iso: str
    edited: bool
    history_url: str | None
    body_html: str
    parent: ParentView | str | None
    permalink: str
    actions: list[Action]
    opens: int = 0
    closes: int = 0
    has_children: bool = False
    children_label: str = ""
    next_sibling_url: str | None = None
    is_folded: bool = False
    is_unread: bool = False


@dataclass(frozen=True)
class ThreadView:
    order: str
    oldest_url: str
    newest_url: str
    rows: Sequence[RowView]
    ancestors: Sequence[RowView]
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
        self.stubs, self.words = stub_words(), row_words()

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
            actions=self._actions(reply, permalink),
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

    def _actions(self, reply: ThreadReply, permalink: str) -> list[Action]:
        if reply.is_stub:
            return [self._action("read", "read reply", reply, f"{permalink}?text=1")] if self.is_moderator else []
        found: list[Action] = []
        own = reply.writer_id is not None and reply.writer_id == self.actor.id
        if self.can_reply:
            found.append(self._action("reply", "reply to", reply, f"{permalink}/reply"))
        if self.is_open and self.actor.is_signed_in:
            delivery = self.reader.branches.get(reply.id)
            word = "follow" if delivery is None else "muted" if delivery == "off" else "following"
            found.append(self._action(word, f"{word} reply", reply, f"{permalink}/follow"))
        decides = self.is_moderator and may_act_on(self.actor, reply.role or "member", reply.writer_id)
        if decides or (own and (self.is_moderator or reply.published_at > self.editable_since)):
            found.append(self._action("edit", "edit reply", reply, f"{permalink}/edit"))
        if own:
            found.append(self._action("delete", "delete reply", reply, f"{permalink}/delete"))
        elif self.is_open:
            found.append(self._action("report", "report reply", reply, f"{permalink}/report"))
        if decides:
            base = f"/moderation{permalink}"
            found.append(self._action("hide", "hide reply", reply, f"{base}/hide"))
            found.append(self._action("remove", "remove reply", reply, f"{base}/remove"))
            found.append(self._action("move", "move reply", reply, f"{base}/move"))
        return found

    def _action(self, word: str, label: str, reply: ThreadReply, url: str) -> Action:
        return (self.words[word], self.words[label].format(reply.name, reply.number), url, "link")

    def rows(self, replies: Sequence[ThreadReply]) -> list[RowView]:
        """The rows with their nesting, relative to the first and shallowest of them."""
        views = [self.row(reply) for reply in replies]
        nest(views)
        return views


def nest(rows: Sequence[RowView]) -> None:
    """Says for each row how many lists open before it and close after it, and what hangs on it in this window."""
    path: list[int] = []
    levels = []
    for row in rows:
        while path and path[-1] >= row.depth:
            path.pop()
        path.append(row.depth)
        levels.append(len(path))
    last_at: dict[int, RowView] = {}
    for index, row in enumerate(rows):
        level = levels[index]
        before = levels[index - 1] if index else 0
        after = levels[index + 1] if index + 1 < len(rows) else 0
        row.opens = max(level - before, 0)
        row.closes = max(level - after, 0)
        row.has_children = after > level
        if level <= before and level in last_at:
            last_at[level].next_sibling_url = f"#reply-{row.number}"
        last_at[level] = row
        for deeper in [found for found in last_at if found > level]:
            del last_at[deeper]
    _label_children(rows, levels)


def _label_children(rows: Sequence[RowView], levels: Sequence[int]) -> None:
    counts = [0] * len(rows)
    open_rows: list[int] = []
    for index, level in enumerate(levels):
        while open_rows and levels[open_rows[-1]] >= level:
            open_rows.pop()
        for above in open_rows:
            counts[above] += 1
        open_rows.append(index)
    for row, count in zip(rows, counts, strict=True):
        if count:
            row.children_label = ngettext("%(num)s reply", "%(num)s replies", count)


def thread_view(printer: ThreadPrinter, window: ThreadWindow, path: str | None = None) -> ThreadView:
    """A window with the addresses of its neighbours; `path` is the page's, by default the post's."""
    base = path or printer.post_url
    order = "&order=newest" if window.order == "newest" else ""
    first = f"{base}?order=newest" if order else base
    return ThreadView(
        order=window.order,
        oldest_url=f"{base}#comments",
        newest_url=f"{base}?order=newest#comments",
        rows=printer.rows(window.rows),
        ancestors=[printer.row(reply) for reply in window.ancestors],
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
