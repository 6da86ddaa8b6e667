"""A member's own feeds, at addresses that only they know, and the page that shows the addresses and makes new ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.feeds.entries import case_entry, mention_entry, reply_entry, title_of_reply_to_you
from forum.blueprints.feeds.routes import FORM, bp
from forum.blueprints.feeds.sending import Head, send_feed
from forum.db import unit_of_work
from forum.errors import NotFound
from forum.feeds import Entry
from forum.i18n import gettext as _
from forum.i18n import lazy_gettext
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.queries.feed_keys import find_feed_secret, get_feed_owner
from forum.queries.own_feeds import (
    list_mention_marks,
    list_mentions_of,
    list_open_cases,
    list_own_reply_marks,
    list_replies_to_own,
)
from forum.services.feed_keys import renew_feed_key
from forum.web.actor import current_actor
from forum.web.feeds import feed_links, own_feed
from forum.web.forms import flash_done
from forum.web.urls import absolute, member_url


def _reply_entries(owner: Actor) -> list[Entry]:
    return [reply_entry(reply, title_of_reply_to_you(reply), is_own_feed=True) for reply in list_replies_to_own(owner)]


def _mention_entries(owner: Actor) -> list[Entry]:
    return [mention_entry(mention) for mention in list_mentions_of(owner)]


def _case_marks(owner: Actor) -> Sequence[Sequence[Any]]:
    return [tuple(vars(found).values()) for found in list_open_cases(owner)]


def _case_entries(owner: Actor) -> list[Entry]:
    return [case_entry(found) for found in list_open_cases(owner)]


@dataclass(frozen=True)
class OwnFeed:
    """A kind of feed that each member has; `page` shows the same on the site."""

    title: Any
    page: str
    list_marks: Callable[[Actor], Sequence[Sequence[Any]]]
    list_entries: Callable[[Actor], list[Entry]]
    is_for_moderators: bool = False


OWN_FEEDS = {
    "replies": OwnFeed(lazy_gettext("Replies to you"), "/inbox", list_own_reply_marks, _reply_entries),
    "mentions": OwnFeed(lazy_gettext("Where you were named"), "/mentions", list_mention_marks, _mention_entries),
    "queue": OwnFeed(
        lazy_gettext("Cases that wait for a moderator"), "/moderation/queue", _case_marks, _case_entries, True
    ),
}


def _is_open_to(owner: Actor, kind: OwnFeed) -> bool:
    return owner.moderates_anything or not kind.is_for_moderators


@bp.get(f"/feeds/<secret>/<any({', '.join(OWN_FEEDS)}):name>.{FORM}")
def own(secret: str, name: str, form: str) -> ResponseReturnValue:
    """What this member reads now. A wrong secret answers as one that was replaced."""
    owner, kind = get_feed_owner(secret), OWN_FEEDS[name]
    if not _is_open_to(owner, kind):
        raise NotFound
    head = Head(
        str(kind.title),
        kind.page,
        own_feed(secret, name),
        secret_id=absolute(f"{member_url(owner.handle)}#{name}"),
    )
    return send_feed(form, head, kind.list_marks(owner), lambda: kind.list_entries(owner))


@bp.get("/settings/feeds")
def settings() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    secret = find_feed_secret(actor)
    shown = [
        feed_links(str(kind.title), own_feed(secret, name))
        for name, kind in OWN_FEEDS.items()
        if secret is not None and _is_open_to(actor, kind)
    ]
    return render_template("feeds/settings.html", feeds=shown)


@bp.post("/settings/feeds")
def renew() -> ResponseReturnValue:
    actor = current_actor()
    with unit_of_work() as work:
        renew_feed_key(work, actor=actor)
    flash_done(_("Your feeds have new addresses. Earlier ones no longer work."))
    return redirect(url_for("feeds.settings"), 303)
