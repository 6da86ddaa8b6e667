"""Forms of decisions that the log and the report count: what a decision was about, and its ground."""

from typing import Any

from wtforms import RadioField, SelectField, StringField

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.models.cases import FLAG_REASONS
from forum.services.decisions import Statement
from forum.services.flag_reasons import REASON_NAMES
from forum.web.forms import Form, choices_of

LONGEST_LAW = 300


class GroundedForm(Form):
    """The rules or a law; with a field `reason`, and with `category`, it gives a statement."""

    ground = RadioField(
        _("Ground"),
        choices=choices_of([("rules", _("The rules of this site")), ("law", _("The law"))]),
        default="rules",
        validate_choice=False,
    )
    law = StringField(_("Which law"))


def category_field() -> SelectField:
    """What a decision was about, where that may be nothing of the list."""
    choices = choices_of([("", _("Nothing of this list")), *REASON_NAMES.items()])
    return SelectField(_("What it is about"), choices=choices, validate_choice=False)


def category_of(form: Any) -> str | None:
    return form.category.data if form.category.data in FLAG_REASONS else None


def statement_of(form: Any) -> Statement:
    """What a form gives; raises `InvalidInput` for `law`."""
    is_law = form.ground.data == "law"
    law = (form.law.data or "").strip()
    if is_law and not law:
        raise InvalidInput(_("Please say which law."), field="law")
    if len(law) > LONGEST_LAW:
        raise InvalidInput(_("Please name the law in fewer words."), field="law")
    return Statement(
        form.reason.data or "",
        category=category_of(form),
        ground="law" if is_law else "rules",
        law=law if is_law else "",
    )
