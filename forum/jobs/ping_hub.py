"""Tells the hub which public feeds changed; what it could not be told is tried again for a day."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from sqlalchemy import delete

from forum.db import current_settings, now, unit_of_work
from forum.db.jobs import PingHub
from forum.feeds import FORMS
from forum.models import FeedChange
from forum.queries.feed_changes import ChangedFeeds, list_feed_changes
from forum.services.jobs import TryLater
from forum.services.outgoing import OutgoingError
from forum.services.websub import tell_hub
from forum.web.feeds import SITE_FEED, blog_feed, feed_path, writer_feed
from forum.web.urls import absolute

PATIENCE = timedelta(days=1)


def ping_hub(_payload: PingHub) -> None:
    """Names each feed once a batch, however often it changed. Raises `TryLater` while the hub does not answer."""
    hub = current_settings().websub_hub
    with unit_of_work() as work:
        work.execute(delete(FeedChange).where(FeedChange.created_at < now() - PATIENCE))
    while changes := list_feed_changes():
        for path in _feeds_of(changes) if hub else ():
            for form in FORMS:
                _tell(hub, absolute(feed_path(path, form)))
        with unit_of_work() as work:
            work.execute(delete(FeedChange).where(FeedChange.id.in_([change.id for change in changes])))


def _feeds_of(changes: Iterable[ChangedFeeds]) -> Iterator[str]:
    """The feeds in which the changes are seen, each once."""
    found: dict[str, None] = {}
    for change in changes:
        if change.blog_slug is not None:
            found |= dict.fromkeys([SITE_FEED, blog_feed(change.blog_slug)])
        if change.writer_handle is not None:
            found[writer_feed(change.writer_handle)] = None
    yield from found


def _tell(hub: str, feed_url: str) -> None:
    try:
        tell_hub(hub, feed_url)
    except OutgoingError as error:
        raise TryLater(str(error)) from error
