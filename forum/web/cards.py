"""Posts in lists: the same card is printed for every reader of a list, so what was printed lately is kept."""

from functools import lru_cache
from typing import Any

from flask import current_app
from markupsafe import Markup

from forum.i18n import locale_code
from forum.web.times import viewer_zone
from forum.web.views import PostCard

KEPT = 512


class Cards:
    """Those of one app; a card that says anything else is another one."""

    def __init__(self) -> None:
        self._kept = lru_cache(KEPT)(self._render)

    def html(self, post: PostCard, show_blog: bool = True) -> Markup:
        """An `<li>`; dates are in the reader's zone."""
        return self._kept(post, show_blog, locale_code(), viewer_zone().key)

    def _render(self, post: PostCard, show_blog: bool, _locale: str, _zone: str) -> Markup:
        macros: Any = current_app.jinja_env.get_template("components/lists.html").module
        html: Markup = macros.post_card(post, show_blog)
        return html
