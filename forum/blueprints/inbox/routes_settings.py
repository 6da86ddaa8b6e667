"""How a member wishes to be told: in the inbox, and by mail."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.inbox.forms import WishesForm
from forum.blueprints.inbox.routes import bp
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.i18n import gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import check_signed_in
from forum.services.deliveries import DEFAULT_RHYTHMS
from forum.services.reader_settings import Wishes, get_wishes, has_bounced, save_wishes
from forum.services.suppressions import say_address_works
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.forms import flash_done


def _member() -> Actor:
    actor = current_actor()
    check_signed_in(actor)
    return actor


def _show(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    actor = _member()
    if form is None:
        form = WishesForm.filled(typed, **_values(get_wishes(actor)))
    kinds = [kind for kind in DEFAULT_RHYTHMS if kind != "duty" or actor.moderates_anything]
    return render_template("inbox/settings.html", form=form, kinds=kinds, has_bounced=has_bounced(actor)), status


def _values(wishes: Wishes) -> dict[str, Any]:
    def hour(value: int | None) -> str:
        return "" if value is None else str(value)

    return {f"mail_{kind}": rhythm for kind, rhythm in wishes.rhythms.items()} | {
        "on_site": list(wishes.on_site),
        "is_mail_stopped": wishes.is_mail_stopped,
        "digest_hour": str(wishes.digest_hour),
        "digest_weekday": str(wishes.digest_weekday),
        "quiet_from": hour(wishes.quiet_from),
        "quiet_to": hour(wishes.quiet_to),
        "mail_budget": str(wishes.mail_budget),
    }


@bp.get("/settings/notifications")
def settings() -> ResponseReturnValue:
    return _show()


@bp.post("/settings/notifications")
@carries(_show)
def save_settings() -> ResponseReturnValue:
    actor = _member()
    form: Any = WishesForm()
    if not actor.moderates_anything:
        # The field is not on their page; what they once chose as moderators stays.
        form.mail_duty.data = get_wishes(actor).rhythms["duty"]
        form.mail_duty.validate_choice = False
    if not form.validate():
        return _show(form, status=400)
    try:
        with unit_of_work() as work:
            save_wishes(work, actor=actor, wishes=_wishes(form))
    except InvalidInput as error:
        form.refuse(error)
        return _show(form, status=400)
    flash_done(_("That is saved."))
    return redirect(url_for("inbox.settings"), 303)


def _wishes(form: Any) -> Wishes:
    def hour(value: str | None) -> int | None:
        return int(value) if value else None

    return Wishes(
        on_site=form.on_site.data or [],
        rhythms={kind: form[f"mail_{kind}"].data for kind in DEFAULT_RHYTHMS},
        digest_hour=int(form.digest_hour.data),
        digest_weekday=int(form.digest_weekday.data),
        quiet_from=hour(form.quiet_from.data),
        quiet_to=hour(form.quiet_to.data),
        mail_budget=int(form.mail_budget.data),
        is_mail_stopped=form.is_mail_stopped.data,
    )


@bp.post("/settings/notifications/address-works")
def address_works() -> ResponseReturnValue:
    with unit_of_work() as work:
        say_address_works(work, actor=_member())
    flash_done(_("Thank you. Messages go to your address again."))
    return redirect(url_for("inbox.settings"), 303)
