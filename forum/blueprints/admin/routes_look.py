"""The site's name, words, colour and logo, as admins choose them in the browser."""

from dataclasses import asdict
from typing import Any

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.forms_pages import LogoForm, LookForm
from forum.blueprints.admin.routes import Typed, bp
from forum.db import current_settings, unit_of_work
from forum.i18n import gettext as _
from forum.queries.site_look import get_stored_look, site_look
from forum.services.picture_places import set_logo
from forum.services.pictures import get_own
from forum.services.site_look import prepare_look, save_look
from forum.web.form_views import takes
from forum.web.forms import flash_done
from forum.web.sending_pictures import receive_picture, takes_pictures


def _show(form: Any = None, typed: Typed = None, status: int = 200, *, logo_form: Any = None) -> ResponseReturnValue:
    current_admin()
    settings = current_settings()
    html = render_template(
        "admin/look.html",
        form=form or LookForm.filled(typed, **asdict(get_stored_look())),
        logo_form=logo_form or LogoForm.filled(),
        logo=site_look().logo,
        default_name=settings.site_name,
        default_tagline=settings.site_tagline,
    )
    return make_response(html, status)


@bp.get("/site/look")
def look() -> ResponseReturnValue:
    return _show()


@bp.post("/site/look")
@takes(LookForm, _show)
def save_look_post(form: Any) -> ResponseReturnValue:
    actor = current_admin()
    prepared = prepare_look(
        name=form.name.data or "",
        tagline=form.tagline.data or "",
        footer=form.footer.data or "",
        accent=form.accent.data,
    )
    with unit_of_work() as work:
        save_look(work, actor=actor, version=form.version.data or 0, prepared=prepared)
    flash_done(_("Saved. Every page has it from now on."))
    return redirect(url_for("admin.look"), 303)


def _show_logo(form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    """What was chosen of the rest is shown beside it as it is."""
    return _show(logo_form=form or LogoForm.filled(typed), status=status)


@bp.post("/site/look/logo")
@takes_pictures
@takes(LogoForm, _show_logo)
def save_logo(form: Any) -> ResponseReturnValue:
    actor = current_admin()
    name = receive_picture(form)
    with unit_of_work() as work:
        set_logo(work, actor=actor, picture=get_own(work, actor=actor, name=name))
    flash_done(_("The logo stands at the top of every page from now on."))
    return redirect(url_for("admin.look"), 303)


@bp.post("/site/look/logo/remove")
def remove_logo() -> ResponseReturnValue:
    with unit_of_work() as work:
        set_logo(work, actor=current_admin(), picture=None)
    flash_done(_("The name stands at the top of every page again."))
    return redirect(url_for("admin.look"), 303)
