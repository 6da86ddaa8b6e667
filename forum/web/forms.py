"""Forms: the base of all of them, and how errors of services reach their fields."""

import secrets
from collections.abc import Iterable
from functools import cache, cached_property
from time import time
from typing import Any, ClassVar

from flask import flash
from flask_wtf import FlaskForm
from itsdangerous import BadSignature, TimestampSigner
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # the stubs are of 3.2

from forum.db import current_settings
from forum.errors import InvalidInput
from forum.i18n import FormWords

_WORDS = FormWords()


class Form(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """A form that can be filled from what was typed without being validated."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc] # Flask-WTF has no types
        def get_translations(self, form: Any) -> FormWords:
            return _WORDS

    @classmethod
    def filled(cls, typed: MultiDict[str, str] | None = None, **defaults: Any) -> Any:
        """With `typed`, just that; otherwise the defaults. A new CSRF token in either case."""
        if typed is None:
            return cls(formdata=None, data=defaults)
        values = MultiDict(typed)
        values.pop("csrf_token", None)
        return cls(formdata=values)

    def refuse(self, error: InvalidInput) -> None:
        """Shows a service's error beside its field, or above the form."""
        target = self._fields.get(error.field or "")
        if target is None:
            self.form_errors.append(error.message)
        else:
            target.errors = [*target.errors, error.message]

    def renew(self, **values: Any) -> None:
        """Gives fields what holds now, in place of what was sent."""
        for name, value in values.items():
            self[name].process_data(value)
            self[name].raw_data = None


class Needed:
    """A validator that only says in the label that a field must be filled; a service looks whether it is."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __call__(self, form: Any, field: Any) -> None:
        return


class KeyedForm(Form):
    """A form that may be sent twice and acts once. Its key is signed with the time at which the form was made."""

    key = HiddenField(default=lambda: new_form_key())

    def seconds_since_made(self) -> float | None:
        """None where the key is not one that this site made."""
        try:
            _key, made_at = _form_signer().unsign(self.key.data or "", return_timestamp=True)
        except BadSignature:
            return None
        return max(0.0, time() - made_at.timestamp())


def new_form_key() -> str:
    """Of a form that is shown now."""
    return _form_signer().sign(secrets.token_urlsafe(16)).decode()


def _form_signer() -> TimestampSigner:
    return _signer_of(current_settings().secret_key)


@cache
def _signer_of(secret: str) -> TimestampSigner:
    return _FormSigner(secret, salt="forum form")


class _FormSigner(TimestampSigner):
    """One of a single secret, of which the key is worked out once."""

    @cached_property
    def _key(self) -> bytes:
        return super().derive_key()

    def derive_key(self, secret_key: str | bytes | None = None) -> bytes:
        return self._key


def choices_of(pairs: Iterable[tuple[str, Any]]) -> list[Any]:
    """The choices of a field from values and their words."""
    return [SelectChoice(value, words) for value, words in pairs]


def flash_error(words: str) -> None:
    flash(words, "error")


def flash_done(words: str) -> None:
    flash(words, "done")
