"""Words in the reader's language: the one door to the translation library."""

from collections.abc import Callable
from typing import Any, cast

import flask_babel

gettext = cast(Callable[..., str], flask_babel.gettext)
ngettext = cast(Callable[..., str], flask_babel.ngettext)
lazy_gettext = cast(Callable[..., Any], flask_babel.lazy_gettext)


def lazy_number(number: int) -> Any:
    """A number as the reader's language writes it, for messages that are made before the reader is known."""
    return flask_babel.LazyString(flask_babel.format_decimal, number)


__all__ = ["gettext", "lazy_gettext", "lazy_number", "ngettext"]
