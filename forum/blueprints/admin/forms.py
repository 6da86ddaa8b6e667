"""The forms of administration: shape only, the services check."""

from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, NumberRange
from wtforms.validators import Optional as MayBeEmpty
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.web.forms import Form, choices_of
from forum.web.numbers import LARGEST

FILL_IN = _("Please fill this in.")
PARTS = [
    ("reader", _("Reader: may read it when it is private")),
    ("author", _("Author: may write posts in it")),
    ("editor", _("Editor: may edit and publish any of its posts")),
    ("mentor", _("Mentor: has a mark beside the name")),
    ("moderator", _("Moderator: may hide, remove and restore in it")),
]
ROLES = [
    ("member", _("Member")),
    ("moderator", _("Moderator of the whole site")),
    ("admin", _("Admin: moderates, and looks after blogs and members")),
]
LEVELS = [
    ("0", _("0: new here, writes at a slower pace")),
    ("1", _("1: a member like others")),
    ("2", _("2: known to write well")),
    ("3", _("3: known for long")),
    ("4", _("4: trusted like staff")),
]


class EmailForm(Form):
    """Another address for a member who no longer reads their mail."""

    email = StringField(_("The member’s new e-mail address"), [DataRequired(FILL_IN)])


class BlogForm(Form):
    """A new blog, or a change of one; `version` is that of the blog as it was shown."""

    name = StringField(_("Name"), [DataRequired(FILL_IN)])
    slug = StringField(_("Address"))
    description = TextAreaField(_("Description"))
    note = TextAreaField(_("Note under each post"))
    posting = RadioField(
        _("Who may write posts"),
        choices=choices_of([("authors", _("Its authors and editors")), ("members", _("Every member"))]),
        default="authors",
    )
    reading = RadioField(
        _("Who may read it"),
        choices=choices_of(
            [
                ("public", _("Everyone")),
                ("members", _("Members who are signed in")),
                ("private", _("Only the members named for it")),
            ]
        ),
        default="public",
    )
    moderation = RadioField(
        _("What a moderator reads before others do"),
        choices=choices_of(
            [
                ("after", _("Nothing, unless a rule holds it")),
                ("newcomers", _("The first replies of newcomers")),
                ("all", _("Everything that members write here")),
            ]
        ),
        default="after",
    )
    is_unlisted = BooleanField(_("Leave it out of the front page and the list of blogs"))
    is_noindex = BooleanField(_("Ask search engines to leave it out"))
    has_pseudonyms = BooleanField(_("Let members write under a pseudonym"))
    feed_text = RadioField(
        _("What its feeds hold"),
        choices=choices_of([("full", _("Each post whole")), ("excerpt", _("The first words of each post"))]),
        default="full",
    )
    closes_after_days = IntegerField(
        _("Close replies after this many days"),
        [MayBeEmpty(), NumberRange(1, 36500, _("Please give a number of days, or leave this empty."))],
    )
    position = IntegerField(
        _("Place in the list"),
        [InputRequired(FILL_IN), NumberRange(0, 9999, _("Please give a number from 0 to 9999."))],
    )
    version = IntegerField(default=0, widget=HiddenInput())


class GrantForm(Form):
    handle = StringField(_("Handle"), [DataRequired(FILL_IN)])
    role = SelectField(_("Part"), choices=choices_of(PARTS))


class RevokeForm(Form):
    user_id = IntegerField(validators=[InputRequired(), NumberRange(1, LARGEST)], widget=HiddenInput())
    role = SelectField(choices=choices_of(PARTS))


class RoleForm(Form):
    role = RadioField(_("Role"), choices=choices_of(ROLES))


class TrustForm(Form):
    level = RadioField(_("Trust level"), choices=choices_of(LEVELS))


class TitleForm(Form):
    title = StringField(_("Title"))
