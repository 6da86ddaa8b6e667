"""Sitemaps 0.9 (https://www.sitemaps.org/protocol.html).

Written as text: a sitemap has up to 50,000 addresses, and a tree of elements would hold them all at once as objects.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from forum.feeds.texts import rfc3339

MIMETYPE = "application/xml"
# What the protocol allows in one sitemap.
MOST_URLS = 50_000

_START = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Place:
    """An address, whole, and when what stands there last changed, None where that is not known."""

    url: str
    changed_at: datetime | None = None


def sitemap_bytes(places: Iterable[Place]) -> bytes:
    return _whole("urlset", "url", places)


def index_bytes(places: Iterable[Place]) -> bytes:
    """A sitemap of sitemaps."""
    return _whole("sitemapindex", "sitemap", places)


def _whole(root: str, each: str, places: Iterable[Place]) -> bytes:
    lines = "".join(f"<{each}><loc>{escape(place.url)}</loc>{_changed(place)}</{each}>\n" for place in places)
    return f'{_START}<{root} xmlns="{_NAMESPACE}">\n{lines}</{root}>\n'.encode()


def _changed(place: Place) -> str:
    return f"<lastmod>{rfc3339(place.changed_at)}</lastmod>" if place.changed_at else ""
