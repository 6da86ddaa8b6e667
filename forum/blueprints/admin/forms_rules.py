"""Forms of the rules before publishing; that of their numbers is made from the rules themselves."""

from typing import Any

from wtforms import BooleanField, FloatField, IntegerField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from forum.i18n import lazy_gettext as _
from forum.rules.names import OPTIONAL_RULES, RULE_NAMES
from forum.rules.settings import RULE_FIELDS
from forum.web.forms import Form, choices_of

FILL_IN = _("Please fill this in.")
ACTION_WORDS = [
    ("hold", _("A moderator reads the text first")),
    ("block", _("The text is not taken, and its writer hears why")),
    ("flag", _("The text appears, and moderators hear of it")),
    ("worry", _("The text appears, and moderators look whether its writer needs help")),
    ("censor", _("Dots stand in place of the words")),
    ("replace", _("Other words stand in place of them")),
    ("link", _("The words lead to a page")),
]
CHOICE_WORDS = {"low": _("low"), "medium": _("medium"), "high": _("high"), "off": _("never")}


class RuleSettingsForm(Form):
    """The numbers stand in fields that are added below; `on` are the rules that are switched on."""

    on = SelectMultipleField(
        _("Rules that are on"),
        choices=choices_of([(name, RULE_NAMES[name]) for name in OPTIONAL_RULES]),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    version = IntegerField(default=0, widget=HiddenInput())

    def values(self) -> dict[str, Any]:
        """What was chosen, as `read_rule_settings` takes it."""
        chosen = {each.name: self[each.name].data for each in NUMBERS}
        return chosen | {"off": sorted(set(OPTIONAL_RULES) - set(self.on.data or []))}


NUMBERS = tuple(each for each in RULE_FIELDS if each.name != "off")


def _field_of(each: Any) -> Any:
    if "choices" in each.metadata:
        return SelectField(
            each.metadata["help"], choices=choices_of([(name, CHOICE_WORDS[name]) for name in each.metadata["choices"]])
        )
    kind = FloatField if isinstance(each.default, float) else IntegerField
    return kind(each.metadata["help"], [InputRequired(FILL_IN)])


for _each in NUMBERS:
    setattr(RuleSettingsForm, _each.name, _field_of(_each))


class WordForm(Form):
    """A rule about words; `version` is that of the rule as it was shown."""

    phrase = StringField(_("Word or phrase"), [DataRequired(FILL_IN)])
    action = SelectField(_("What happens"), choices=choices_of(ACTION_WORDS))
    replacement = StringField(_("Words to put there, or the address of the page"))
    told = StringField(_("What the writer reads"))
    blog = SelectField(_("Where"), validate_choice=False)
    is_active = BooleanField(_("This rule is switched on"))
    version = IntegerField(default=0, widget=HiddenInput())


class WordsForm(Form):
    """Many rules at once, none of them switched on."""

    lines = TextAreaField(_("Words or phrases, one on each line"), [DataRequired(FILL_IN)])
    action = SelectField(_("What happens"), choices=choices_of(ACTION_WORDS))
    replacement = StringField(_("Words to put there, or the address of the page"))
    blog = SelectField(_("Where"), validate_choice=False)
