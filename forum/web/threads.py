"""A thread's window as the template prints it: words, addresses and nesting prepared, nothing asked per row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from forum.db import current_settings, now
from forum.permissions import Actor
from forum.permissions.blogs import may_moderate
from forum.permissions.moderation import may_act_on
from forum.queries.posts import PostPage
from forum.queries.reading import ThreadReader
from forum.queries.threads import ThreadReply, ThreadWindow, WindowAt
from forum.rendering import shows_pictures
from forum.web.reading import ThreadNews
from forum.web.thread_html import article_html
from forum.web.thread_rows import Marks
from forum.web.thread_windows import PrintedWindow, printed_windows
from forum.web.thread_words import MODERATORS, PICTURES
from forum.web.times import viewer_zone
from forum.web.urls import post_url


@dataclass(frozen=True)
class WindowLinks:
    """The order of a window, and the ways to others, None where there is none."""

    order: str
    oldest_url: str
    newest_url: str
    first_url: str | None
    previous_url: str | None
    next_url: str | None
    last_url: str | None


@dataclass(frozen=True)
class ThreadView:
    window: PrintedWindow
    rows_html: Markup
    ancestors_html: Sequence[Markup]
    links: WindowLinks


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

    def marks(self, printed: PrintedWindow) -> list[Marks]:
        """Of each row. Most are others', and then all that this viewer's differ in is whether they were read."""
        replies = printed.window.rows
        if self.is_moderator or self.reader.ignored or self.reader.branches:
            return [self._marks(reply) for reply in replies]
        unread = self.news.unread_among(printed.numbers)
        acts = self._acts_on(is_own=False)
        read, new = Marks(acts=acts), Marks(is_unread=True, acts=acts)
        found = [new if number in unread else read for number in printed.numbers] if unread else [read] * len(replies)
        for place in printed.places_apart(self.actor.own_ids):
            found[place] = self._marks(replies[place])
        return found

    def _marks(self, reply: ThreadReply) -> Marks:
        is_others = not reply.is_stub and not self.actor.is_self(reply.writer_id)
        is_unread = is_others and bool(self.news.unread_among([reply.number]))
        return Marks(reply.writer_id in self.reader.ignored, is_unread, self._acts(reply))

    def _acts(self, reply: ThreadReply) -> tuple[str, ...]:
        """What the viewer may do with a row, by the names in `forum.web.thread_words`."""
        if reply.is_stub:
            return ("read",) if self.is_moderator else ()
        own = self.actor.is_self(reply.writer_id)
        decides = self.is_moderator and may_act_on(self.actor, reply.role or "member", reply.writer_id)
        may_edit = decides or (own and (self.is_moderator or reply.published_at > self.editable_since))
        found = self._acts_on(is_own=own, may_edit=may_edit, delivery=self.reader.branches.get(reply.id))
        if not decides:
            return found
        has_pictures = self.actor.is_staff and reply.html is not None and shows_pictures(reply.html)
        return (*found, *MODERATORS, PICTURES) if has_pictures else (*found, *MODERATORS)

    def _acts_on(self, *, is_own: bool, may_edit: bool = False, delivery: str | None = None) -> tuple[str, ...]:
        """With the text of another or their own; `delivery` is how they follow what answers it."""
        found: list[str] = []
        if self.can_reply:
            found.append("reply")
        if self.is_open and self.actor.is_signed_in:
            found.append("follow" if delivery is None else "muted" if delivery == "off" else "following")
        if may_edit:
            found.append("edit")
        if is_own:
            found.append("delete")
        elif self.is_open:
            found.append("report")
        return tuple(found)

    def ancestors(self, printed: PrintedWindow) -> list[Markup]:
        replies = printed.window.ancestors
        return [article_html(row, self._marks(reply)) for row, reply in zip(printed.ancestors, replies, strict=True)]


def thread_view(printer: ThreadPrinter, window: ThreadWindow, path: str | None = None) -> ThreadView:
    """A window with the addresses of its neighbours; `path` is the page's, by default the post's."""
    base = path or printer.post_url
    order = "&order=newest" if window.order == "newest" else ""
    first = f"{base}?order=newest" if order else base
    printed = printed_windows().find(printer.post_id, window, viewer_zone())
    return ThreadView(
        window=printed,
        rows_html=printed.html(printer.marks(printed)),
        ancestors_html=printer.ancestors(printed),
        links=WindowLinks(
            order=window.order,
            oldest_url=f"{base}#comments",
            newest_url=f"{base}?order=newest#comments",
            first_url=None if window.is_first else f"{first}#comments",
            previous_url=None if window.is_first else f"{base}?before={window.previous_before}{order}#comments",
            next_url=None if window.is_last else f"{base}?at={window.next_at}{order}#comments",
            last_url=None if window.is_last else f"{base}?last=1{order}#comments",
        ),
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
