"""Settings: the profile, the password, and where one is signed in."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.account.devices import device_words
from forum.blueprints.account.forms import PasswordForm, ProfileForm
from forum.blueprints.account.routes import bp
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.queries.people import list_sign_ins
from forum.services.accounts import (
    change_password,
    count_sign_in,
    edit_profile,
    end_other_sessions,
    end_session,
    get_own_account,
    prepare_new_password,
    prepare_profile,
)
from forum.services.devices import mark_device
from forum.web.actor import current_actor, forget_sign_in
from forum.web.carrying import carries
from forum.web.devices import remember_device
from forum.web.form_views import takes
from forum.web.forms import flash_done


def signed_in_member() -> Actor:
    """Whose settings these are; raises `SignInNeeded` for a visitor."""
    actor = current_actor()
    check_signed_in(actor)
    return actor


def _show_profile(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    actor = signed_in_member()
    if form is None:
        user = get_own_account(actor)
        stored = {"display_name": user.display_name, "bio": user.bio_source, "timezone": user.timezone}
        form = ProfileForm.filled(typed, **stored)
    return render_template("account/profile.html", form=form), status


@bp.get("/settings/profile")
def profile() -> ResponseReturnValue:
    return _show_profile()


@bp.post("/settings/profile")
@takes(ProfileForm, _show_profile)
def profile_post(form: Any) -> ResponseReturnValue:
    actor = signed_in_member()
    prepared = prepare_profile(
        actor=actor,
        display_name=form.display_name.data,
        bio=form.bio.data,
        timezone=form.timezone.data or "",
    )
    with unit_of_work() as work:
        edit_profile(work, actor=actor, prepared=prepared)
    flash_done(_("Your profile is saved."))
    return redirect(url_for("account.profile"), 303)


def _show_password(
    form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    actor = signed_in_member()
    has_password = get_own_account(actor).password_hash is not None
    form = form or PasswordForm.filled(typed)
    html = render_template("account/password.html", form=form, handle=actor.handle, has_password=has_password)
    return html, status


@bp.get("/settings/password")
def password() -> ResponseReturnValue:
    return _show_password()


@bp.post("/settings/password")
@carries(_show_password)
def password_post() -> ResponseReturnValue:
    actor = signed_in_member()
    form: Any = PasswordForm()
    if not form.validate():
        return _show_password(form, status=400)
    with unit_of_work() as work:
        count_sign_in(work, name=actor.handle, address=request.remote_addr or "")
    try:
        password_hash = prepare_new_password(actor=actor, current=form.current.data, new=form.password.data)
    except InvalidInput as error:
        form.refuse(error)
        return _show_password(form, status=400)
    with unit_of_work() as work:
        user = change_password(work, actor=actor, password_hash=password_hash)
    remember_device(mark_device(user, ""))
    flash_done(_("Your password is changed, and you are signed out everywhere else."))
    return redirect(url_for("account.password"), 303)


@bp.get("/settings/sessions")
def sessions() -> ResponseReturnValue:
    actor = signed_in_member()
    shown = [
        {
            "device": device_words(sign_in.user_agent),
            "address": sign_in.address,
            "since": sign_in.created_at,
            "seen": sign_in.last_seen_at,
            "is_this": sign_in.id == actor.session_id,
            "end_url": url_for("account.end_sign_in", session_id=sign_in.id),
        }
        for sign_in in list_sign_ins(actor.member_id)
    ]
    shown.sort(key=lambda sign_in: not sign_in["is_this"])
    return render_template("account/sessions.html", sessions=shown)


@bp.post("/settings/sessions/<int:session_id>/end")
def end_sign_in(session_id: int) -> ResponseReturnValue:
    actor = signed_in_member()
    with unit_of_work() as work:
        end_session(work, actor=actor, session_id=session_id)
    if session_id == actor.session_id:
        forget_sign_in()
        flash_done(_("You are signed out."))
        return redirect(url_for("posts.front"), 303)
    flash_done(_("You are signed out there."))
    return redirect(url_for("account.sessions"), 303)


@bp.post("/settings/sessions/end-others")
def end_other_sign_ins() -> ResponseReturnValue:
    actor = signed_in_member()
    with unit_of_work() as work:
        end_other_sessions(work, actor=actor)
    flash_done(_("You are signed out everywhere else."))
    return redirect(url_for("account.sessions"), 303)
