"""Forms of the pages about the site."""

from wtforms import BooleanField, DateField, FileField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, Needed, choices_of

ACCENT_WORDS = [
    ("teal", _("Teal")),
    ("blue", _("Blue")),
    ("green", _("Green")),
    ("plum", _("Plum")),
    ("brick", _("Brick")),
    ("slate", _("Slate")),
]


class PageForm(Form):
    """`version` is that of the text with which the form began; `is_binding` only of the terms."""

    body = TextAreaField(_("Text"), [DataRequired(_("Please write something."))])
    is_binding = BooleanField(_("Every member must accept these terms anew"))
    version = IntegerField(default=0, widget=HiddenInput())


class RestoreForm(Form):
    """`version` is that of the text which the earlier one is to replace."""

    version = IntegerField(default=0, widget=HiddenInput())


class LookForm(Form):
    """What is left empty is as the settings have it."""

    name = StringField(_("Name of the site"))
    tagline = StringField(_("A few words about the site"))
    footer = TextAreaField(_("Words at the foot of each page"))
    accent = RadioField(_("Colour of links and buttons"), choices=choices_of(ACCENT_WORDS))
    version = IntegerField(default=0, widget=HiddenInput())


class LogoForm(Form):
    picture = FileField(_("A file from your device"), [Needed()])


class AnnouncementForm(Form):
    """An empty text takes away what is announced."""

    text = TextAreaField(_("What everybody should know"))
    last_day = DateField(_("The last day on which it is shown"), [Optional()])
    is_for_members = BooleanField(_("Only members see it"))
    version = IntegerField(default=0, widget=HiddenInput())
