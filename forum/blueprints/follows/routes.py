"""The page behind every Follow button: of a blog, a post, a reply with its answers, and a member."""

from typing import Any

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.follows.forms import FollowForm
from forum.blueprints.follows.words import DELIVERY_HELP, DELIVERY_NAMES, HEADINGS, LEADS, STOP
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions.blogs import check_signed_in
from forum.permissions.follows import check_follow, deliveries_of
from forum.queries.follows import Followable, Target, find_follow, get_followable
from forum.services import follows as services
from forum.validation.handles import handle_key
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import choices_of, flash_done
from forum.web.urls import blog_url, member_url, post_url, reply_url

bp = Blueprint("follows", __name__)

AT_BLOG, AT_POST, AT_REPLY, AT_MEMBER = (
    "/blogs/<slug>/follow",
    "/posts/<int:post_id>/follow",
    "/posts/<int:post_id>/replies/<int:number>/follow",
    "/@<handle>/follow",
)


def _show(target: Target, form: Any = None, *, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    """The choices; what is followed already can be changed or ended even when it is not published any more."""
    actor = current_actor()
    check_signed_in(actor)
    thing = get_followable(actor, target)
    follow = find_follow(actor, thing)
    if follow is None:
        check_follow(actor, member_id=thing.member_id, is_open=thing.is_open)
    form = form or FollowForm.filled(typed, delivery=follow.delivery if follow else "site")
    choices = (*deliveries_of(thing.kind), *([STOP] if follow else []))
    form.delivery.choices = choices_of((name, words) for name, words in DELIVERY_NAMES.items() if name in choices)
    page = render_template(
        "follows/form.html",
        form=form,
        helps=DELIVERY_HELP,
        thing=thing,
        heading=HEADINGS[thing.kind],
        lead=LEADS[thing.kind],
        back_url=url_of(thing),
    )
    return page, status


def url_of(thing: Followable) -> str:
    """The page of what is followed."""
    if thing.kind == "blog":
        return blog_url(thing.slug)
    if thing.kind == "member":
        return member_url(thing.slug)
    if thing.number is not None:
        return reply_url(thing.post_id or 0, thing.number)
    return post_url(thing.post_id or 0, thing.slug)


def _send(target: Target) -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    thing = get_followable(actor, target)
    form = FollowForm()
    delivery = form.delivery.data or ""
    try:
        with unit_of_work() as work:
            if delivery == STOP:
                services.end_follow(work, actor=actor, target=target)
            else:
                services.set_follow(work, actor=actor, target=target, delivery=delivery)
    except InvalidInput as error:
        form.refuse(error)
        return _show(target, form, status=400)
    flash_done(_done(delivery))
    return redirect(url_of(thing), 303)


def _done(delivery: str) -> str:
    if delivery == STOP:
        return _("You no longer follow this.")
    return _("This is muted for you.") if delivery == "off" else _("You follow this now.")


@bp.get(AT_BLOG)
def blog(slug: str) -> ResponseReturnValue:
    return _show(Target(slug=slug))


@bp.post(AT_BLOG)
@carries(lambda typed, slug: _show(Target(slug=slug), typed=typed))
def blog_post(slug: str) -> ResponseReturnValue:
    return _send(Target(slug=slug))


@bp.get(AT_POST)
def post(post_id: int) -> ResponseReturnValue:
    return _show(Target(post_id=post_id))


@bp.post(AT_POST)
@carries(lambda typed, post_id: _show(Target(post_id=post_id), typed=typed))
def post_post(post_id: int) -> ResponseReturnValue:
    return _send(Target(post_id=post_id))


@bp.get(AT_REPLY)
def reply(post_id: int, number: int) -> ResponseReturnValue:
    return _show(Target(post_id=post_id, number=number))


@bp.post(AT_REPLY)
@carries(lambda typed, post_id, number: _show(Target(post_id=post_id, number=number), typed=typed))
def reply_post(post_id: int, number: int) -> ResponseReturnValue:
    return _send(Target(post_id=post_id, number=number))


@bp.get(AT_MEMBER)
def member(handle: str) -> ResponseReturnValue:
    return _show(Target(handle=handle_key(handle)))


@bp.post(AT_MEMBER)
@carries(lambda typed, handle: _show(Target(handle=handle_key(handle)), typed=typed))
def member_post(handle: str) -> ResponseReturnValue:
    return _send(Target(handle=handle_key(handle)))
