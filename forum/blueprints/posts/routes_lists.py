"""Lists of posts over all blogs: the latest, by activity, unanswered ones, and for a member what they follow."""

from collections.abc import Sequence
from datetime import datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue

from forum.blueprints.posts.routes import bp
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.queries.activity import list_active_posts, list_unanswered_posts
from forum.queries.followed_posts import follows_by_choice, list_followed_posts
from forum.queries.posts import PostSummary, list_latest_posts
from forum.queries.site_look import site_look
from forum.validation.old_addresses import NUMBERS
from forum.web.actor import current_actor
from forum.web.feeds import SITE_FEED, feed_links
from forum.web.meta import PageMeta, front_meta, list_meta
from forum.web.old_addresses import find_old_lead
from forum.web.reading import news_of_posts, visits_of
from forum.web.views import asked_place, paging, post_card


@bp.get("/")
def front() -> ResponseReturnValue:
    """What a member chose to follow; the latest posts for everybody else. Old addresses may name a post here."""
    lead = find_old_lead() if not NUMBERS.isdisjoint(request.args) else None
    if lead is not None:
        return lead
    actor = current_actor()
    if actor.is_signed_in and follows_by_choice(actor):
        return _followed(actor)
    return _latest(actor, "/")


@bp.get("/latest")
def latest() -> ResponseReturnValue:
    return _latest(current_actor(), "/latest")


@bp.get("/active")
def active() -> ResponseReturnValue:
    """Those in which something happened last."""
    actor, place = current_actor(), asked_place(request.args)
    page = list_active_posts(actor, place)
    meta = list_meta("/active", _("Latest activity"), is_first=place is None)
    return _show("active", actor, [row.post for row in page.rows], paging(page, "/active"), meta=meta)


@bp.get("/unanswered")
def unanswered() -> ResponseReturnValue:
    """Those that wait for a first reply."""
    actor, place = current_actor(), asked_place(request.args)
    page = list_unanswered_posts(actor, place)
    meta = list_meta("/unanswered", _("Unanswered posts"), is_first=place is None)
    return _show("unanswered", actor, [row.post for row in page.rows], paging(page, "/unanswered"), meta=meta)


@bp.get("/followed")
def followed() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    return _followed(actor)


def _latest(actor: Actor, path: str) -> str:
    place = asked_place(request.args)
    page = list_latest_posts(actor, place)
    meta = front_meta(actor, is_first=place is None)
    return _show("all", actor, page.rows, paging(page, path), meta=meta)


def _followed(actor: Actor) -> str:
    page = list_followed_posts(actor, asked_place(request.args))
    last_visit = visits_of(actor).last_at
    return _show("followed", actor, [row.post for row in page.rows], paging(page, "/followed"), last_visit)


def _show(
    shows: str,
    actor: Actor,
    rows: Sequence[PostSummary],
    pages: dict[str, str | None],
    last_visit: datetime | None = None,
    meta: PageMeta | None = None,
) -> str:
    news = news_of_posts(actor, [row.id for row in rows])
    cards = [post_card(row, news.get(row.id), last_visit) for row in rows]
    return render_template(
        "posts/front.html",
        shows=shows,
        posts=cards,
        last_visit=last_visit,
        meta=meta,
        feed=feed_links(site_look().name, SITE_FEED),
        **pages,
    )
