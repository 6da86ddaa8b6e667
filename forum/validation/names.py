"""What a display name may be: visible, on one line, and nobody else's authority."""

import re
import unicodedata
from collections.abc import Iterable

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext
from forum.validation.skeletons import skeleton

LONGEST_NAME = 60

_ROLES = """
admin admins administrator administrators mentor mentors mod mods moderator moderators moderation staff official
support helpdesk system sysop webmaster root everyone
"""
RESERVED_WORDS = frozenset(_ROLES.split())

# Joiners that Persian, the Indic scripts and emoji need; every other format character is refused.
_JOINERS = frozenset("\u200c\u200d")
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_LONGEST_MARK_RUN = 4
_WORD = re.compile(r"[^\W_]+")
_RESERVED_SHAPES = frozenset(skeleton(word) for word in RESERVED_WORDS)


class InvalidName(InvalidInput):
    """The display name breaks a rule; the message says which."""


def check_display_name(raw: str, *, staff_names: Iterable[str]) -> str:
    """The name in NFC with single spaces. Raises InvalidName.

    `staff_names` are the display names (and handles, if wanted) that no other member may resemble.
    """
    if len(raw) > LONGEST_NAME * 10:
        raise _wrong_length()
    name = unicodedata.normalize("NFC", " ".join(raw.split()))
    if not 1 <= len(name) <= LONGEST_NAME:
        raise _wrong_length()
    if not can_be_shown(name):
        raise _invalid(lazy_gettext("This name holds characters that cannot be shown."))
    if not any(unicodedata.category(char)[0] in "LNPS" and char not in _BLANK_LETTERS for char in name):
        raise _invalid(lazy_gettext("A name needs at least one character that can be seen."))
    if _holds_reserved_word(name):
        raise _invalid(lazy_gettext("This name sounds like a member of the staff. Please choose another."))
    shape = skeleton(name)
    if shape and any(shape == skeleton(other) for other in staff_names):
        raise _invalid(lazy_gettext("This name looks too much like that of a member of the staff."))
    return name


def can_be_shown(name: str) -> bool:
    """Whether it holds nothing that is invisible, turns its surroundings round, or piles up."""
    return not any(_is_forbidden(char) for char in name) and _longest_mark_run(name) <= _LONGEST_MARK_RUN


def _is_forbidden(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in _FORBIDDEN_CATEGORIES


def _longest_mark_run(name: str) -> int:
    longest = run = 0
    for char in name:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        longest = max(longest, run)
    return longest


def _holds_reserved_word(name: str) -> bool:
    """Each word by itself, and single letters in a row as one word: "A d m i n"."""
    compatible = unicodedata.normalize("NFKC", name)
    words = _WORD.findall("".join(char for char in compatible if char not in _JOINERS))
    spelled = "".join(word if len(word) == 1 else " " for word in words).split()
    shapes = {skeleton(word) for word in [*words, *spelled]}
    return not shapes.isdisjoint(_RESERVED_SHAPES) or skeleton(name) in _RESERVED_SHAPES


def _wrong_length() -> InvalidName:
    return _invalid(lazy_gettext("A name has 1 to %(longest)s characters.", longest=LONGEST_NAME))


def _invalid(message: object) -> InvalidName:
    return InvalidName(message, field="display_name")
