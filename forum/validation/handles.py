"""What a handle may be, which are reserved, and which look like another."""

import re
from collections.abc import Iterable

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext
from forum.validation.skeletons import skeleton

SHORTEST_HANDLE = 2
LONGEST_HANDLE = 30

_ROLES = """
admin admins administrator administrators editor editors mentor mentors mod mods moderator moderators staff team
support help helpdesk system root everyone here all channel official owner webmaster postmaster hostmaster abuse
security info noreply no_reply mailer_daemon former_member deleted erased anonymous visitor guest null undefined none
nobody
"""
_FIRST_PATH_SEGMENTS = """
about account admin api atom blog blogs bookmarks branch confirm contact decision drafts email feed feeds follow
followed follows guidelines healthz ignore ignored imprint inbox json latest legal_notice login logout member members
mentions metrics moderation new newsletter notifications oembed password post posts privacy readyz register replies
reply reports robots rss search settings sign_in sign_out sign_up signin signout signup site sitemap standing static
tag tags terms unsubscribe uploads user users webhooks well_known
"""

RESERVED = frozenset(_ROLES.split()) | frozenset(_FIRST_PATH_SEGMENTS.split())
"""Keys nobody may register: roles, words that sound official, and this site's own first path segments."""

_HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*[A-Za-z0-9]")
# What erased members are called.
_FORMER = re.compile(r"_*former_*[0-9]+")
_RESERVED_WITHOUT_UNDERSCORES = frozenset(word.replace("_", "") for word in RESERVED)


class InvalidHandle(InvalidInput):
    """The handle breaks a rule; the message says which."""


def check_handle(raw: str) -> str:
    """The handle as typed, without surrounding blanks and one leading "@". Raises InvalidHandle."""
    handle = raw.strip().removeprefix("@")
    if not SHORTEST_HANDLE <= len(handle) <= LONGEST_HANDLE:
        raise _invalid(
            lazy_gettext(
                "A handle has %(shortest)s to %(longest)s characters.",
                shortest=SHORTEST_HANDLE,
                longest=LONGEST_HANDLE,
            )
        )
    if not _HANDLE.fullmatch(handle):
        raise _invalid(
            lazy_gettext(
                "A handle has only the letters a to z, digits and underscores,"
                " and begins and ends with a letter or digit."
            )
        )
    key = handle_key(handle)
    if key.replace("_", "") in _RESERVED_WITHOUT_UNDERSCORES or _FORMER.fullmatch(key):
        raise _invalid(lazy_gettext("This handle is reserved. Please choose another."))
    return handle


def handle_key(handle: str) -> str:
    """What makes two handles the same one."""
    return handle.casefold()


def handle_skeleton(handle: str) -> str:
    """The shape of a handle to the eye: 0 is o, 1 and i are l, 5 is s, rn is m, vv is w; no underscores."""
    return skeleton(handle)


def looks_like(handle: str, staff_handles: Iterable[str]) -> bool:
    """Whether the eye could take the handle for one of these."""
    shape = handle_skeleton(handle)
    return any(shape == handle_skeleton(other) for other in staff_handles)


def _invalid(message: object) -> InvalidHandle:
    return InvalidHandle(message, field="handle")
