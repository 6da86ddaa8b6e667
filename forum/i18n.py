"""Words in the reader's language: the one door to the translation library."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple, cast

import flask_babel
from babel.support import Translations
from flask import Flask, g
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup
from wtforms.i18n import messages_path

from forum.contexts import contexts

EXTENSION = "forum_languages"


class Language(NamedTuple):
    """A language in which pages are: its name, such as `en` or `pt_BR`, how it is written, and its words."""

    code: str
    direction: str
    catalogue: Any


def language() -> Language:
    """The reader's; what the library says of one is asked once for each app, as that takes longer than a word in it."""
    context = contexts.get(None)
    if context is None:
        return _ask_library()
    chosen: Language | None = getattr(context.g, "forum_language", None)
    if chosen is not None:
        return chosen
    # Readers have that of the site.
    kept: dict[str, Language] = context.app.extensions
    found = kept.get(EXTENSION)
    if found is None:
        found = kept[EXTENSION] = _ask_library()
    return found


def _ask_library() -> Language:
    locale = flask_babel.get_locale()
    direction = locale.text_direction if locale else "ltr"
    return Language(str(locale or "en"), direction, flask_babel.get_translations())


def gettext(text: str, **variables: Any) -> str:
    """The text in the reader's language, with the variables in it."""
    found = language().catalogue.ugettext(text)
    return cast(str, found % variables if variables else found)


def ngettext(singular: str, plural: str, num: int, **variables: Any) -> str:
    """The form of the text that fits the number, which is its variable `num`."""
    return cast(str, language().catalogue.ungettext(singular, plural, num) % {"num": num, **variables})


def lazy_gettext(text: str, **variables: Any) -> Any:
    """A text that is looked up when it is printed, for messages that are made before the reader is known."""
    return flask_babel.LazyString(gettext, text, **variables)


def lazy_number(number: int) -> Any:
    """A number as the reader's language writes it, looked up when it is printed."""
    return flask_babel.LazyString(flask_babel.format_decimal, number)


def locale_code() -> str:
    """The reader's language, such as `en` or `pt_BR`."""
    return language().code


def text_direction() -> str:
    """`ltr` or `rtl`, as the reader's language is written."""
    return language().direction


@contextmanager
def in_language(locale: str) -> Iterator[None]:
    """Everything in the block is said in this language."""
    outer = g.get("forum_language")
    with flask_babel.force_locale(locale):
        g.forum_language = _ask_library()
        try:
            yield
        finally:
            g.forum_language = outer


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
    found = language().catalogue.ugettext(text)
    # As Jinja's own: a format string also where nothing is put in, so that "%%" means the same everywhere.
    return cast(str, (Markup(found) if context.autoescape else found) % variables)  # noqa: S704


@pass_eval_context
def _print_number(context: EvalContext, singular: str, plural: str, num: int, /, **variables: Any) -> str:
    found = language().catalogue.ungettext(singular, plural, num)
    return cast(str, (Markup(found) if context.autoescape else found) % {"num": num, **variables})  # noqa: S704
