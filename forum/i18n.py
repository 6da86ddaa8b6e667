"""Words in the reader's language: the one door to the translation library."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, cast

import flask_babel
from babel.support import Translations
from flask import Flask, g
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup
from wtforms.i18n import messages_path

from forum.contexts import contexts

_KEPT = ("forum_catalogue", "forum_locale")


def _catalogue() -> Any:
    """The reader's translations, found once for each context of the app: that takes longer than a word in them."""
    context = contexts.get(None)
    if context is None:
        return flask_babel.get_translations()
    kept = context.g.get("forum_catalogue")
    if kept is None:
        kept = g.forum_catalogue = flask_babel.get_translations()
    return kept


def gettext(text: str, **variables: Any) -> str:
    """The text in the reader's language, with the variables in it."""
    found = _catalogue().ugettext(text)
    return cast(str, found % variables if variables else found)


def ngettext(singular: str, plural: str, num: int, **variables: Any) -> str:
    """The form of the text that fits the number, which is its variable `num`."""
    return cast(str, _catalogue().ungettext(singular, plural, num) % {"num": num, **variables})


def lazy_gettext(text: str, **variables: Any) -> Any:
    """A text that is looked up when it is printed, for messages that are made before the reader is known."""
    return flask_babel.LazyString(gettext, text, **variables)


def lazy_number(number: int) -> Any:
    """A number as the reader's language writes it, looked up when it is printed."""
    return flask_babel.LazyString(flask_babel.format_decimal, number)


def locale_code() -> str:
    """The reader's language, such as `en` or `pt_BR`."""
    context = contexts.get(None)
    if context is None:
        return "en"
    kept = context.g.get("forum_locale")
    if kept is None:
        kept = g.forum_locale = str(flask_babel.get_locale() or "en")
    return cast(str, kept)


def text_direction() -> str:
    """`ltr` or `rtl`, as the reader's language is written."""
    locale = flask_babel.get_locale()
    return locale.text_direction if locale else "ltr"


@contextmanager
def in_language(locale: str) -> Iterator[None]:
    """Everything in the block is said in this language."""
    _forget()
    try:
        with flask_babel.force_locale(locale):
            yield
    finally:
        _forget()


def _forget() -> None:
    for name in _KEPT:
        g.pop(name, None)


class FormWords:
    """The words of the library of forms, in the form in which it asks for them."""

    def gettext(self, text: str) -> str:
        return cast(str, _form_catalogue(locale_code()).ugettext(text))

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        return cast(str, _form_catalogue(locale_code()).ungettext(singular, plural, num))


@cache
def _form_catalogue(locale: str) -> Any:
    """Read once; the library itself would read it with each request."""
    return Translations.load(messages_path(), [locale], domain="wtforms")


def init_words(app: Flask) -> None:
    """Gives templates the same words; what is put into a text is escaped where the template escapes."""
    names: dict[str, Callable[..., str]] = {"_": _print, "gettext": _print, "ngettext": _print_number}
    app.jinja_env.globals.update(names)


@pass_eval_context
def _print(context: EvalContext, text: str, /, **variables: Any) -> str:
    found = _catalogue().ugettext(text)
    # As Jinja's own: a format string also where nothing is put in, so that "%%" means the same everywhere.
    return cast(str, (Markup(found) if context.autoescape else found) % variables)  # noqa: S704


@pass_eval_context
def _print_number(context: EvalContext, singular: str, plural: str, num: int, /, **variables: Any) -> str:
    found = _catalogue().ungettext(singular, plural, num)
    return cast(str, (Markup(found) if context.autoescape else found) % {"num": num, **variables})  # noqa: S704
