"""The days of the week, Monday first, as forms offer them."""

from typing import Any

from forum.i18n import lazy_gettext as _
from forum.web.forms import choices_of

WEEKDAYS: tuple[Any, ...] = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


def weekday_choices() -> list[Any]:
    """Each day by its number."""
    return choices_of((str(day), words) for day, words in enumerate(WEEKDAYS))
