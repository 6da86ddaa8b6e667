"""The form on which members choose how they are told."""

from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from forum.blueprints.inbox.words import HOURS, KINDS, NO_HOUR, ON_SITE, RHYTHMS
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.queries.inbox import KINDS_TO_CHOOSE
from forum.services.reader_settings import LARGEST_BUDGET
from forum.web.forms import Form, choices_of
from forum.web.weekdays import weekday_choices


def _rhythm(kind: str) -> SelectField:
    return SelectField(KINDS[kind], choices=lambda: choices_of(RHYTHMS.items()))


def _hours() -> list[tuple[str, str]]:
    return [(str(hour), HOURS[hour]) for hour in range(24)]


class WishesForm(Form):
    """What stands in the inbox, how each kind of notice comes as mail (`mail_<kind>`), and when."""

    on_site = SelectMultipleField(
        _("Show in my inbox"),
        choices=choices_of((kind, ON_SITE[kind]) for kind in KINDS_TO_CHOOSE),
        validate_choice=False,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    is_mail_stopped = BooleanField(_("Send me no mail about any of this"))
    mail_reply = _rhythm("reply")
    mail_mention = _rhythm("mention")
    mail_decision = _rhythm("decision")
    mail_message = _rhythm("message")
    mail_correction = _rhythm("correction")
    mail_flag = _rhythm("flag")
    mail_duty = _rhythm("duty")
    digest_hour = SelectField(_("Summaries come at"), choices=lambda: choices_of(_hours()))
    digest_weekday = SelectField(
        _("Weekly summaries come on"),
        choices=weekday_choices,
    )
    quiet_from = SelectField(_("Quiet hours begin at"), choices=lambda: choices_of([("", NO_HOUR), *_hours()]))
    quiet_to = SelectField(_("Quiet hours end at"), choices=lambda: choices_of([("", NO_HOUR), *_hours()]))
    mail_budget = SelectField(
        _("At most so many other messages a day"),
        choices=lambda: choices_of((str(count), lazy_number(count)) for count in range(1, LARGEST_BUDGET + 1)),
    )
