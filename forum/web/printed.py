"""HTML of templates' macros, kept by what stands in it: most of a page says the same to its next reader.

What is printed is found by all that was given, so that nothing old is ever shown: a text that says anything else is
another one. A macro that is printed so looks at nothing but what it is given, the words of the reader's language and
the reader's zone; neither at the viewer nor at what was asked for.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache, partial
from typing import Any, NamedTuple

from flask import current_app, request
from markupsafe import Markup

from forum.i18n import locale_code
from forum.web.slots import ready
from forum.web.times import viewer_zone

KEPT = 2048


class _Place(NamedTuple):
    """All in which two readers of the same part differ: their language and zone, and where the site is mounted."""

    locale: str
    zone: str
    root: str


class Printed:
    """Those of one app; templates know it as `printed`, and its `each` as `printed_each`."""

    def __init__(self) -> None:
        self._kept = lru_cache(KEPT)(self._render)

    def __call__(self, template: str, macro: str, *given: Hashable) -> Markup:
        """What the macro of a template prints for these values."""
        return self._kept(_place(), template, macro, *given)

    def here(self) -> Callable[..., Markup]:
        """The same for one page, whose reader is looked up once."""
        return partial(self._kept, _place())

    def each(self, template: str, macro: str, things: Iterable[Hashable], *given: Hashable) -> Markup:
        """What the macro prints for each of some things, with the other values."""
        place = _place()
        return ready([self._kept(place, template, macro, thing, *given) for thing in things])

    def _render(self, _place: _Place, template: str, macro: str, *given: Any) -> Markup:
        html: Markup = getattr(current_app.jinja_env.get_template(template).module, macro)(*given)
        return html


def _place() -> _Place:
    return _Place(locale_code(), viewer_zone().key, request.script_root)
