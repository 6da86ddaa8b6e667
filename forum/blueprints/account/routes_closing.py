"""Leaving: closing one's account for a while, or having it erased."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.forms import CurrentForm, EraseForm
from forum.blueprints.account.routes import bp
from forum.blueprints.account.routes_settings import signed_in_member
from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.services.accounts import check_own_password, count_sign_in
from forum.services.closing import ask_erasure, close_account
from forum.web.actor import forget_sign_in
from forum.web.form_views import takes
from forum.web.forms import flash_done


def _show_leave(*, close_form: Any = None, erase_form: Any = None, status: int = 200) -> ResponseReturnValue:
    signed_in_member()
    shown = render_template(
        "account/leave.html",
        close_form=close_form or CurrentForm.filled(),
        erase_form=erase_form or EraseForm.filled(texts="keep"),
    )
    return shown, status


def _show_close(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    return _show_leave(close_form=form or CurrentForm.filled(typed), status=status)


def _show_erase(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    return _show_leave(erase_form=form or EraseForm.filled(typed), status=status)


@bp.get("/settings/leave")
def leave() -> ResponseReturnValue:
    return _show_leave()


@bp.post("/settings/leave/close")
@takes(CurrentForm, _show_close)
def close_post(form: Any) -> ResponseReturnValue:
    _leave(form.current.data, lambda work, actor: close_account(work, actor=actor))
    flash_done(_("Your account is closed. Sign in whenever you want to open it again."))
    return redirect(url_for("posts.front"), 303)


@bp.post("/settings/leave/erase")
@takes(EraseForm, _show_erase)
def erase_post(form: Any) -> ResponseReturnValue:
    texts = form.texts.data or ""
    _leave(form.current.data, lambda work, actor: ask_erasure(work, actor=actor, texts=texts))
    flash_done(_("Your account is closed, and will be erased in 14 days. Sign in before if you change your mind."))
    return redirect(url_for("posts.front"), 303)


def _leave(password: str, act: Callable[[Session, Actor], None]) -> None:
    actor = signed_in_member()
    with unit_of_work() as work:
        count_sign_in(work, name=actor.handle, address=request.remote_addr or "")
    check_own_password(actor, password)
    with unit_of_work() as work:
        act(work, actor)
    forget_sign_in()
