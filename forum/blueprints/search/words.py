"""What a search says of itself, in words."""

from typing import Any

from forum.i18n import gettext as _
from forum.i18n import lazy_gettext, lazy_number, ngettext
from forum.queries.search import MOST_RANKED
from forum.search import Reason
from forum.search.parsing import LONGEST as MOST_CHARACTERS
from forum.search.parsing import MOST_FILTERS, MOST_WORDS

REASONS: dict[Reason, Any] = {
    "too_long": lazy_gettext("a search has at most %(most)s characters", most=lazy_number(MOST_CHARACTERS)),
    "too_many": lazy_gettext(
        "a search has at most %(words)s words and %(filters)s conditions", words=MOST_WORDS, filters=MOST_FILTERS
    ),
    "no_words": lazy_gettext("there is no letter and no digit in it"),
    "no_value": lazy_gettext("nothing stands behind the colon"),
    "bad_date": lazy_gettext("a date looks like 2026, 2026-03 or 2026-03-15"),
    "unknown_is": lazy_gettext("only is:mine is known, which finds what you wrote"),
    "only_not": lazy_gettext("it only says what must not be there; add a word that must"),
    "no_such": lazy_gettext("there is nothing of this name"),
    "not_signed_in": lazy_gettext("this finds what you wrote once you have signed in"),
}


def count_words(count: int | None) -> str | None:
    """How many were found; None where nobody counted."""
    if count is None:
        return None
    if count > MOST_RANKED:
        return _(
            "Found more than %(most)s times. These are the best of the newest %(most)s.", most=lazy_number(MOST_RANKED)
        )
    return ngettext("Found once.", "Found %(num)s times.", count)
