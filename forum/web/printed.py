"""HTML of templates' macros, kept by what stands in it: most of a page says the same to its next reader.

What is printed is found by all that was given, so that nothing old is ever shown: a text that says anything else is
another one. A macro that is printed so looks at nothing but what it is given, the words of the reader's language and
the reader's zone; neither at the viewer nor at what was asked for.
"""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from flask import current_app, request
from markupsafe import Markup

from forum.i18n import locale_code
from forum.web.times import viewer_zone

KEPT = 2048


class Printed:
    """Those of one app; templates know it as `printed`."""

    def __init__(self) -> None:
        self._kept = lru_cache(KEPT)(self._render)

    def __call__(self, template: str, macro: str, *given: Hashable) -> Markup:
        """What the macro of a template prints for these values."""
        return self._kept(template, macro, locale_code(), viewer_zone().key, request.script_root, given)

    def _render(
        self, template: str, macro: str, _locale: str, _zone: str, _root: str, given: tuple[Any, ...]
    ) -> Markup:
        html: Markup = getattr(current_app.jinja_env.get_template(template).module, macro)(*given)
        return html
