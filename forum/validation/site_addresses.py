"""Addresses of things on this site, as people copy them from their browser."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _

LONGEST_ADDRESS = 2000
_LARGEST = 2**31 - 1
_POST = re.compile(r"/posts/([1-9][0-9]{0,9})(?:/replies/([1-9][0-9]{0,9}))?(?:/.*)?")
_MEMBER = re.compile(r"/@([A-Za-z0-9_]{1,40})/?")
_FRAGMENT = re.compile(r"reply-([1-9][0-9]{0,9})")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class SiteAddress:
    """The address as typed, and what it names: a post, its reply by number, a member, or nothing that is known."""

    url: str
    post_id: int | None = None
    reply_number: int | None = None
    handle: str | None = None


def parse_site_address(raw: str, site_url: str) -> SiteAddress:
    """Raises `InvalidInput` for `url` unless it is http or https at the very host and port of `site_url`."""
    url = raw.strip()
    has_odd_signs = any(unicodedata.category(sign)[0] in "CZ" or sign == "\\" for sign in url)
    if not url or len(url) > LONGEST_ADDRESS or has_odd_signs:
        raise _not_here(site_url)
    try:
        parts, own = urlsplit(url if "://" in url else f"https://{url}"), urlsplit(site_url)
        is_here = parts.scheme in _PORTS and _place(parts) in {_place(own), (own.hostname, _PORTS[parts.scheme])}
        is_here = is_here and "@" not in parts.netloc
    except (ValueError, KeyError):
        raise _not_here(site_url) from None
    if not is_here:
        raise _not_here(site_url)
    return _named(url, unquote(parts.path), parts.fragment)


def _place(parts: SplitResult) -> tuple[str | None, int]:
    return parts.hostname, parts.port if parts.port is not None else _PORTS[parts.scheme]


def _named(url: str, path: str, fragment: str) -> SiteAddress:
    if member := _MEMBER.fullmatch(path):
        return SiteAddress(url, handle=member[1])
    post = _POST.fullmatch(path)
    if post is None or int(post[1]) > _LARGEST:
        return SiteAddress(url)
    in_page = _FRAGMENT.fullmatch(fragment)
    number = post[2] or (in_page[1] if in_page else None)
    if number is not None and int(number) > _LARGEST:
        return SiteAddress(url)
    return SiteAddress(url, int(post[1]), int(number) if number else None)


def _not_here(site_url: str) -> InvalidInput:
    return InvalidInput(
        _("Please give an address on this site. It begins with %(address)s.", address=site_url.rstrip("/") + "/"),
        field="url",
    )
