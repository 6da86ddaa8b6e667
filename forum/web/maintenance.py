"""What people read while the site is in maintenance."""

from datetime import datetime

from forum.i18n import gettext as _
from forum.web.times import format_datetime


def words_of_maintenance(until: datetime | None) -> str:
    """For the banner of every page."""
    if until is None:
        return _("The site is being looked after. You can read everything; writing is possible again soon.")
    return _(
        "The site is being looked after. You can read everything; writing is possible again from about %(time)s.",
        time=format_datetime(until),
    )


def words_for_writers(until: datetime | None) -> str:
    """For whoever sent something."""
    if until is None:
        return _("The site is being looked after and can only be read for now. Please try again in a while.")
    return _(
        "The site is being looked after and can only be read until about %(time)s. Please try again then.",
        time=format_datetime(until),
    )
