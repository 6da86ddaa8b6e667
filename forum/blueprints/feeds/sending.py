"""A feed as an answer, in the form that was asked for, with what lets readers ask again cheaply."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Response, request

from forum.db import current_settings
from forum.feeds import FORMS, Entry, Feed, Person
from forum.i18n import locale_code
from forum.queries.site_look import site_look
from forum.web.conditional import answer_unless_known, fingerprint_of
from forum.web.feeds import feed_path
from forum.web.urls import absolute

# Raised when the same rows give other words or another form.
VERSION = 1
# Of a feed that never had an entry.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Head:
    """What a feed says of itself: `page` is the path of the page it belongs to, `feed` its own without the form.

    `began_at` is its date as long as it has no entries. A feed that is `told` is named to the hub when it changes. The
    id of one that is `secret` must not be its address. Search engines are asked to leave out one that `is_noindex`.
    """

    title: str
    page: str
    feed: str
    description: str = ""
    began_at: datetime = NEVER
    is_told: bool = False
    is_noindex: bool = False
    secret_id: str | None = None


def send_feed(form: str, head: Head, marks: Sequence[Any], list_entries: Callable[[], list[Entry]]) -> Response:
    """The feed, or 304; `marks` are all that it depends on but for `head`, the settings and this code."""
    settings = current_settings()
    fingerprint = fingerprint_of(
        VERSION,
        form,
        head,
        settings.url,
        site_look().name,
        settings.websub_hub,
        locale_code(),
        list(map(tuple, marks)),
    )
    response = answer_unless_known(fingerprint, lambda: _whole(form, head, list_entries()))
    if head.secret_id is not None:
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    elif not request.cookies:
        # Kept by whoever likes to, and asked for anew each time: what is hidden is gone at once.
        response.headers["Cache-Control"] = "public, no-cache"
    if head.is_noindex:
        response.headers["X-Robots-Tag"] = "noindex"
    for relation, url in _links(form, head):
        response.headers.add("Link", f'<{url}>; rel="{relation}"')
    return response


def _links(form: str, head: Head) -> list[tuple[str, str]]:
    """As WebSub asks for them; a secret address is not repeated in headers, which are logged."""
    if head.secret_id is not None:
        return []
    hub = current_settings().websub_hub
    own = [("self", absolute(feed_path(head.feed, form)))]
    return [("hub", hub), *own] if hub and head.is_told else own


def _whole(form: str, head: Head, entries: list[Entry]) -> Response:
    settings = current_settings()
    feed_url = absolute(feed_path(head.feed, form))
    feed = Feed(
        id=head.secret_id or absolute(feed_path(head.feed, "atom")),
        title=head.title,
        description=head.description,
        url=absolute(head.page),
        feed_url=feed_url,
        updated_at=max((entry.updated_at for entry in entries), default=head.began_at),
        publisher=Person(site_look().name, absolute("/")),
        language=locale_code().replace("_", "-"),
        entries=entries,
        hub=settings.websub_hub or None if head.is_told else None,
    )
    chosen = FORMS[form]
    return Response(chosen.write(feed), content_type=f"{chosen.mimetype}; charset=utf-8")
