"""What admins announce at the top of each page."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.forms_pages import AnnouncementForm
from forum.blueprints.admin.routes import Typed, bp
from forum.db import current_settings, now, unit_of_work
from forum.i18n import gettext as _
from forum.queries.announcements import get_stored_announcement
from forum.services.announcements import prepare_announcement, save_announcement
from forum.web.form_views import takes
from forum.web.forms import flash_done


def _show(form: Any = None, typed: Typed = None, status: int = 200) -> ResponseReturnValue:
    current_admin()
    stored = get_stored_announcement()
    if form is None:
        zone = ZoneInfo(current_settings().timezone)
        last_day = (stored.until - timedelta(seconds=1)).astimezone(zone).date() if stored.until else None
        form = AnnouncementForm.filled(
            typed,
            text=stored.text,
            last_day=last_day,
            is_for_members=stored.is_for_members,
            version=stored.version,
        )
    is_over = bool(stored.text) and stored.until is not None and stored.until <= now()
    return make_response(render_template("admin/announcement.html", form=form, is_over=is_over), status)


@bp.get("/site/announcement")
def announcement() -> ResponseReturnValue:
    return _show()


@bp.post("/site/announcement")
@takes(AnnouncementForm, _show)
def save_announcement_post(form: Any) -> ResponseReturnValue:
    actor = current_admin()
    prepared = prepare_announcement(
        text=form.text.data or "", last_day=form.last_day.data, is_for_members=form.is_for_members.data
    )
    with unit_of_work() as work:
        save_announcement(work, actor=actor, version=form.version.data or 0, prepared=prepared)
    flash_done(_("It stands at the top of each page now.") if prepared.text else _("Nothing is announced any more."))
    return redirect(url_for("admin.announcement"), 303)
