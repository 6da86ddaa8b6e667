"""The forms of a feed by the name that ends its address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from forum.feeds import atom, json_feed, rss
from forum.feeds.entries import Feed
from forum.i18n import lazy_gettext as _


@dataclass(frozen=True)
class Form:
    """How a feed is written, and as what it is sent; `title` is what people call it."""

    mimetype: str
    title: Any
    write: Callable[[Feed], bytes]


FORMS = {
    "rss": Form(rss.MIMETYPE, _("RSS"), rss.rss_bytes),
    "atom": Form(atom.MIMETYPE, _("Atom"), atom.atom_bytes),
    "json": Form(json_feed.MIMETYPE, _("JSON Feed"), json_feed.json_bytes),
}
