"""Asking for a newsletter, confirming and stopping it: without an account, and without a cookie.

The links hold who they are for, signed, and act on POST alone, as mail programs follow links by themselves.
"""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from forum.blueprints.newsletters.forms import AskForm
from forum.db import session, unit_of_work
from forum.errors import InvalidInput, StateConflict
from forum.services.newsletter_subscribers import (
    ask_newsletter,
    confirm_subscriber,
    find_confirmable_subscriber,
    find_open_blog,
    find_stoppable,
    stop_newsletter,
)
from forum.web.carrying import carries, is_foreign
from forum.web.urls import blog_url

bp = Blueprint("newsletters", __name__)


def _show(slug: str, form: Any = None, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    blog = find_open_blog(session(), slug)
    html = render_template(
        "newsletters/ask.html",
        form=form or AskForm.filled(typed),
        blog={"name": blog.name, "url": blog_url(blog.slug)},
        action_url=url_for("newsletters.ask", slug=blog.slug),
        is_asked=request.method == "GET" and "asked" in request.args,
    )
    return html, status, {"Cache-Control": "no-store"}


@bp.get("/newsletter/<slug>")
def show(slug: str) -> ResponseReturnValue:
    return _show(slug)


@bp.post("/newsletter/<slug>")
@carries(_show)
def ask(slug: str) -> ResponseReturnValue:
    if is_foreign(request):
        raise BadRequest
    form: Any = AskForm()
    if not form.validate():
        return _show(slug, form, status=400)
    try:
        with unit_of_work() as work:
            ask_newsletter(work, slug=slug, email=form.email.data, place=request.remote_addr or "")
    except InvalidInput as error:
        form.refuse(error)
        return _show(slug, form, status=400)
    return redirect(url_for("newsletters.show", slug=slug, asked=1), 303)


@bp.get("/newsletter/confirm/<token>")
def confirm(token: str) -> ResponseReturnValue:
    found = find_confirmable_subscriber(session(), token)
    if found is None:
        return _show_ended()
    blog = found[1]
    return render_template("newsletters/confirm.html", blog_name=blog.name, token=token, is_done=False)


@bp.post("/newsletter/confirm/<token>")
def confirm_post(token: str) -> ResponseReturnValue:
    try:
        with unit_of_work() as work:
            name = confirm_subscriber(work, token=token).name
    except StateConflict:
        return _show_ended()
    return render_template("newsletters/confirm.html", blog_name=name, token=token, is_done=True)


def _show_ended() -> ResponseReturnValue:
    return render_template("newsletters/confirm_ended.html"), 410


@bp.get("/newsletter/stop/<token>")
def stop(token: str) -> ResponseReturnValue:
    return _show_stop(token)


@bp.post("/newsletter/stop/<token>")
def stop_post(token: str) -> ResponseReturnValue:
    subscriber_id = find_stoppable(token)[0].id
    with unit_of_work() as work:
        stop_newsletter(work, subscriber_id=subscriber_id)
    return _show_stop(token)


def _show_stop(token: str) -> ResponseReturnValue:
    subscriber, blog = find_stoppable(token)
    return render_template(
        "newsletters/stop.html",
        blog_name=blog.name if blog.reading == "public" else None,
        is_over=subscriber.state == "ended",
        token=token,
    )
