"""Feeds of what is found, the newest first; they show what a visitor finds."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask.typing import ResponseReturnValue

from forum.blueprints.feeds.entries import post_entry, reply_entry, title_elsewhere
from forum.blueprints.feeds.routes import FORM, bp
from forum.blueprints.feeds.sending import Head, send_feed
from forum.db import current_settings
from forum.errors import InvalidInput, NotFound
from forum.feeds import MOST_ENTRIES, Entry
from forum.i18n import gettext as _
from forum.permissions import VISITOR
from forum.queries.feeds import among, list_chosen_replies, list_chosen_reply_marks, list_feed_posts, list_post_marks
from forum.queries.search import list_newest_keys
from forum.queries.search_names import resolve
from forum.web.feeds import search_feed
from forum.web.searching import LONGEST_FEED, asked_search


@bp.get(f"/search.{FORM}")
def search(form: str) -> ResponseReturnValue:
    """Missing where nothing is asked that could be found."""
    asked = asked_search()
    if len(asked.text) > LONGEST_FEED:
        raise InvalidInput(_("What is searched as a feed has at most %(most)s characters.", most=LONGEST_FEED))
    wanted = resolve(VISITOR, asked.query(ZoneInfo(current_settings().timezone)))
    if wanted.is_empty:
        raise NotFound
    keys = list_newest_keys(VISITOR, wanted, MOST_ENTRIES)
    posts = [post_id for post_id, reply_id in keys if reply_id is None]
    replies = [(post_id, reply_id) for post_id, reply_id in keys if reply_id is not None]
    address = search_feed(asked.address())
    head = Head(_("Search: %(words)s", words=asked.text.strip() or asked.blog), address, address)
    marks = [*list_post_marks(among(posts)), *list_chosen_reply_marks(replies)]
    return send_feed(form, head, marks, lambda: _entries(posts, replies))


def _entries(posts: Sequence[int], replies: Sequence[tuple[int, int]]) -> list[Entry]:
    entries = [post_entry(post) for post in list_feed_posts(among(posts))]
    entries += [reply_entry(reply, title_elsewhere(reply)) for reply in list_chosen_replies(replies)]
    return sorted(entries, key=lambda entry: (entry.published_at, entry.id), reverse=True)
