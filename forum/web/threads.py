"""A thread's window as the template prints it: words, addresses and nesting prepared, nothing asked per row."""

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from forum.db import current_settings, now
from forum.i18n import locale_code
from forum.permissions import Actor
from forum.permissions.blogs import may_moderate
from forum.permissions.moderation import may_act_on
from forum.queries.posts import PostPage
from forum.queries.reading import ThreadReader
from forum.queries.threads import ThreadReply, ThreadWindow, WindowAt
from forum.rendering import shows_pictures
from forum.web.reading import ThreadNews
from forum.web.thread_html import Row, article_html, ready_pieces, rows_html
from forum.web.thread_rows import Answered, Marks, RowView
from forum.web.thread_words import MODERATORS, PICTURES
from forum.web.times import viewer_zone
from forum.web.urls import post_url

_GONE = Answered()
# Languages and zones for which the rows of one window are kept.
PLACES_KEPT = 4

KeptRows = MutableMapping[tuple[str, str], list[Row]]


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
    rows: Sequence[RowView]
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
        self.pieces = ready_pieces()
        self.zone, self.locale = viewer_zone(), locale_code()
        # Most rows are others', and then all that this viewer's differ in is whether they were read.
        self.is_plain = not self.is_moderator and not reader.ignored and not reader.branches
        self._of_others: dict[bool, Marks] = {}

    def _row(self, reply: ThreadReply, parent: ThreadReply | None) -> Row:
        """`parent` is the reply that it answers, None also where that is none of the thread any more."""
        return self.pieces.row(self.post_id, reply, _answered(reply, parent), self.zone)

    def _marks(self, reply: ThreadReply) -> Marks:
        is_unread = self._is_unread(reply)
        if not self.is_plain or reply.is_stub or self.actor.is_self(reply.writer_id):
            return Marks(reply.writer_id in self.reader.ignored, is_unread, self._acts(reply))
        found = self._of_others.get(is_unread)
        if found is None:
            found = self._of_others[is_unread] = Marks(is_unread=is_unread, acts=self._acts(reply))
        return found

    def _is_unread(self, reply: ThreadReply) -> bool:
        return not reply.is_stub and not self.actor.is_self(reply.writer_id) and self.news.is_unread(reply.number)

    def _acts(self, reply: ThreadReply) -> tuple[str, ...]:
        """What the viewer may do with a row, by the names in `forum.web.thread_words`."""
        if reply.is_stub:
            return ("read",) if self.is_moderator else ()
        found: list[str] = []
        own = self.actor.is_self(reply.writer_id)
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
        if not decides:
            return tuple(found)
        has_pictures = self.actor.is_staff and reply.html is not None and shows_pictures(reply.html)
        return (*found, *MODERATORS, PICTURES) if has_pictures else (*found, *MODERATORS)

    def rows(self, window: ThreadWindow, kept: KeptRows | None = None) -> list[tuple[Row, Marks]]:
        """`kept` are the same rows as they were made for other viewers, by language and zone; these come in there."""
        place = self.locale, self.zone.key
        rows = kept.get(place) if kept is not None else None
        if rows is None:
            rows = [self._row(reply, window.parent_of(reply)) for reply in window.rows]
            if kept is not None and len(kept) < PLACES_KEPT:
                kept[place] = rows
        return list(zip(rows, map(self._marks, window.rows), strict=True))

    def ancestors(self, window: ThreadWindow) -> list[tuple[Row, Marks]]:
        return [(self._row(reply, window.parent_of(reply)), self._marks(reply)) for reply in window.ancestors]


def _answered(reply: ThreadReply, parent: ThreadReply | None) -> Answered | None:
    if reply.parent_id is None:
        return None
    if parent is None or parent.is_stub or parent.handle is None:
        return _GONE
    return Answered(parent.number, parent.handle, parent.name or "", is_gone=False)


def thread_view(
    printer: ThreadPrinter, window: ThreadWindow, path: str | None = None, kept: KeptRows | None = None
) -> ThreadView:
    """A window with the addresses of its neighbours; `path` is the page's, by default the post's."""
    base = path or printer.post_url
    order = "&order=newest" if window.order == "newest" else ""
    first = f"{base}?order=newest" if order else base
    rows = printer.rows(window, kept)
    return ThreadView(
        rows=[row.view for row, _marks in rows],
        rows_html=rows_html(rows),
        ancestors_html=[article_html(row, marks) for row, marks in printer.ancestors(window)],
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
