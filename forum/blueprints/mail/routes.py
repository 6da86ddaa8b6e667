"""The page of mail settings."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.mail.forms import MailForm
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.services.deliveries import DEFAULT_RHYTHMS
from forum.services.reader_settings import MailWishes, get_mail_wishes, has_bounced, save_mail_wishes
from forum.services.suppressions import say_address_works
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import flash_done

bp = Blueprint("mail", __name__)


def _member() -> Actor:
    actor = current_actor()
    check_signed_in(actor)
    return actor


def _show(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    actor = _member()
    if form is None:
        form = MailForm.filled(typed, **_values(get_mail_wishes(actor)))
    kinds = [kind for kind in DEFAULT_RHYTHMS if kind != "duty" or actor.moderates_anything]
    return render_template("mail/settings.html", form=form, kinds=kinds, has_bounced=has_bounced(actor)), status


def _values(wishes: MailWishes) -> dict[str, Any]:
    def hour(value: int | None) -> str:
        return "" if value is None else str(value)

    return {f"mail_{kind}": rhythm for kind, rhythm in wishes.rhythms.items()} | {
        "is_mail_stopped": wishes.is_mail_stopped,
        "digest_hour": str(wishes.digest_hour),
        "digest_weekday": str(wishes.digest_weekday),
        "quiet_from": hour(wishes.quiet_from),
        "quiet_to": hour(wishes.quiet_to),
        "mail_budget": str(wishes.mail_budget),
    }


@bp.get("/settings/mail")
def settings() -> ResponseReturnValue:
    return _show()


@bp.post("/settings/mail")
@carries(_show)
def settings_post() -> ResponseReturnValue:
    actor = _member()
    form: Any = MailForm()
    if not actor.moderates_anything:
        # The field is not on their page; what they once chose as moderators stays.
        form.mail_duty.data = get_mail_wishes(actor).rhythms["duty"]
        form.mail_duty.validate_choice = False
    if not form.validate():
        return _show(form, status=400)
    try:
        with unit_of_work() as work:
            save_mail_wishes(work, actor=actor, wishes=_wishes(form))
    except InvalidInput as error:
        form.refuse(error)
        return _show(form, status=400)
    flash_done(_("Your mail settings are saved."))
    return redirect(url_for("mail.settings"), 303)


def _wishes(form: Any) -> MailWishes:
    def hour(value: str | None) -> int | None:
        return int(value) if value else None

    return MailWishes(
        rhythms={kind: form[f"mail_{kind}"].data for kind in DEFAULT_RHYTHMS},
        digest_hour=int(form.digest_hour.data),
        digest_weekday=int(form.digest_weekday.data),
        quiet_from=hour(form.quiet_from.data),
        quiet_to=hour(form.quiet_to.data),
        mail_budget=int(form.mail_budget.data),
        is_mail_stopped=form.is_mail_stopped.data,
    )


@bp.post("/settings/mail/works")
def address_works() -> ResponseReturnValue:
    with unit_of_work() as work:
        say_address_works(work, actor=_member())
    flash_done(_("Thank you. Messages go to your address again."))
    return redirect(url_for("mail.settings"), 303)
