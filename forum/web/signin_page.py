"""The sign-in page, which other pages turn into when a member is needed."""

from flask import make_response, render_template
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired
from wtforms.widgets import HiddenInput

from forum.i18n import lazy_gettext as _
from forum.services.passkeys import ask_alone
from forum.validation.redirects import local_path
from forum.web.forms import Form


class SignInForm(Form):
    name = StringField(_("Handle or e-mail address"), [DataRequired(_("Please fill this in."))])
    password = PasswordField(_("Password"), [DataRequired(_("Please fill this in."))])
    kept = BooleanField(_("Keep me signed in on this device"))
    next = HiddenField()
    carried = HiddenField()
    challenge = HiddenField()
    credential = HiddenField()


class SecondStepForm(Form):
    """The second step; `half` says that the first was done, and by whom."""

    code = StringField(_("Code"), [DataRequired(_("Please fill this in."))])
    half = HiddenField()
    kept = BooleanField(widget=HiddenInput())
    next = HiddenField()
    carried = HiddenField()
    challenge = HiddenField()
    credential = HiddenField()


def show_sign_in(
    form: SignInForm | None = None, *, next_path: str | None = None, carried: str = "", status: int = 200
) -> ResponseReturnValue:
    """The page; `carried` holds a text that was typed before the session ended."""
    if form is None:
        form = SignInForm.filled(next=local_path(next_path) or "", carried=carried)
    question = ask_alone()
    form.renew(challenge=question.token if question else "", credential="")
    html = render_template(
        "account/sign_in.html",
        form=form,
        has_carried=bool(form.carried.data),
        passkey_options=question.options if question else None,
    )
    return make_response(html, status)
