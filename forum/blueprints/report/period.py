"""The time that a report is asked for."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import Form, StringField
from wtforms.validators import DataRequired
from wtforms.widgets import DateInput

from forum.db import current_settings, now
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _

A_DATE = _("Please give a date, such as 2026-03-31.")
MAX_YEARS = 5
EARLIEST, LATEST = 2000, 2099


class PeriodForm(Form):
    """Sent by GET and without a token, as it changes nothing."""

    first = StringField(_("From"), [DataRequired(A_DATE)], name="from", id="from", widget=DateInput())
    last = StringField(_("To"), [DataRequired(A_DATE)], name="to", id="to", widget=DateInput())


def asked_period(args: Any) -> tuple[Any, tuple[date, date] | None]:
    """The form, and the first and last day, None where the form says what is wrong with them.

    Without both dates it is the last whole quarter.
    """
    first, last = last_quarter(now().astimezone(ZoneInfo(current_settings().timezone)).date())
    form = PeriodForm(data={"first": args.get("from", f"{first}"), "last": args.get("to", f"{last}")})
    if not form.validate():
        return form, None
    try:
        return form, _checked(_day(form.first.data or "", "first"), _day(form.last.data or "", "last"))
    except InvalidInput as error:
        form[error.field or "last"].errors = [error.message]
        return form, None


def last_quarter(today: date) -> tuple[date, date]:
    """First and last day of the quarter before that of `today`."""
    begin = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    last = begin - timedelta(days=1)
    return last.replace(month=last.month - 2, day=1), last


def _day(typed: str, field: str) -> date:
    try:
        day = datetime.strptime(typed.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise InvalidInput(A_DATE, field=field) from None
    if not EARLIEST <= day.year <= LATEST:
        raise InvalidInput(A_DATE, field=field)
    return day


def _checked(first: date, last: date) -> tuple[date, date]:
    if last < first:
        raise InvalidInput(_("The last day must not be before the first."), field="last")
    if (last.year - MAX_YEARS, last.month, last.day) >= (first.year, first.month, first.day):
        raise InvalidInput(_("Please ask for five years at the most."), field="last")
    return first, last
