"""The language of searches: words, "phrases", -not, `by:`, `in:`, `tag:`, `before:`, `after:`, `is:mine`.

Reading never fails: what cannot be understood is left out and named with its reason.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from forum.search.folding import fold

LONGEST = 10_000
# Words that are asked for, whether alone, in phrases or as what must not be there.
MOST_WORDS = 32
MOST_FILTERS = 10
MOST_IGNORED = 10
LONGEST_SHOWN = 80

Reason = Literal[
    "too_long", "too_many", "no_words", "no_value", "bad_date", "unknown_is", "only_not", "no_such", "not_signed_in"
]
Phrase = tuple[str, ...]

_FILTERS = ("by", "in", "tag", "before", "after", "is")
# A filter, then a phrase (which the end of the text may close), then anything up to white space.
_TERM = re.compile(
    rf"""(?P<no>[-−–]?)(?:(?P<name>{"|".join(_FILTERS)}):(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]*))"""
    r"""|["“”„](?P<phrase>[^"“”„]*)["“”„]?|(?P<word>[^\s"“”„]+))""",
    re.IGNORECASE,
)
# What no address of a member or blog holds, and no database takes.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True)
class Ignored:
    """A part of what was asked that counted for nothing, as it was typed, and why."""

    text: str
    reason: Reason


@dataclass(frozen=True)
class Query:
    """What was understood. All of `words` must be there (each a phrase of one word or more), none of `not_words`.

    Of several writers or blogs any will do, and all tags must be there. `since` is included, `until` is not.
    """

    text: str = ""
    words: tuple[Phrase, ...] = ()
    not_words: tuple[Phrase, ...] = ()
    by: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    blogs: tuple[str, ...] = ()
    not_blogs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    not_tags: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    is_mine: bool = False
    ignored: tuple[Ignored, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for: what must not be there alone is no search."""
        asked = (self.words, self.by, self.blogs, self.tags, self.is_mine, self.since, self.until)
        return not any(asked)


@dataclass
class _Found:
    words: dict[Phrase, None] = field(default_factory=dict)
    not_words: dict[Phrase, None] = field(default_factory=dict)
    filters: dict[str, dict[str, None]] = field(default_factory=dict)
    since: datetime | None = None
    until: datetime | None = None
    is_mine: bool = False
    ignored: dict[Ignored, None] = field(default_factory=dict)
    word_count: int = 0
    filter_count: int = 0

    def ignore(self, text: str, reason: Reason) -> None:
        if len(self.ignored) < MOST_IGNORED:
            shown = text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
            self.ignored.setdefault(Ignored(shown, reason))


def parse_query(text: str, zone: tzinfo = UTC) -> Query:
    """What `text` asks for; `zone` is where the days of `before:` and `after:` begin. Never raises; linear time."""
    found = _Found()
    if len(text) > LONGEST:
        found.ignore(text[LONGEST:], "too_long")
    text = _UNSTORABLE.sub(" ", text[:LONGEST])
    for match in _TERM.finditer(text):
        _take(found, match, zone)
    named = {name: tuple(values) for name, values in found.filters.items()}
    query = Query(
        text=text,
        words=tuple(found.words),
        not_words=tuple(found.not_words),
        by=named.get("by", ()),
        not_by=named.get("-by", ()),
        blogs=named.get("in", ()),
        not_blogs=named.get("-in", ()),
        tags=named.get("tag", ()),
        not_tags=named.get("-tag", ()),
        since=found.since,
        until=found.until,
        is_mine=found.is_mine,
        ignored=tuple(found.ignored),
    )
    if query.is_empty and (query.not_words or named):
        return replace(query, ignored=(*query.ignored, Ignored(text.strip()[:LONGEST_SHOWN], "only_not")))
    return query


def _take(found: _Found, match: re.Match[str], zone: tzinfo) -> None:
    typed, is_not = match[0], bool(match["no"])
    if match["name"]:
        value = match["quoted"] if match["quoted"] is not None else match["value"]
        _take_filter(found, typed, match["name"].lower(), value.strip(), zone, is_not=is_not)
        return
    words = tuple(fold(match["phrase"] if match["phrase"] is not None else match["word"]))
    if not words:
        found.ignore(typed, "no_words")
    elif found.word_count + len(words) > MOST_WORDS:
        found.ignore(typed, "too_many")
    elif words not in (found.not_words if is_not else found.words):
        found.word_count += len(words)
        (found.not_words if is_not else found.words)[words] = None


def _take_filter(found: _Found, typed: str, name: str, value: str, zone: tzinfo, *, is_not: bool) -> None:
    if not value:
        found.ignore(typed, "no_value")
    elif name == "is":
        if value.lower() == "mine" and not is_not:
            found.is_mine = True
        else:
            found.ignore(typed, "unknown_is")
    elif name in {"before", "after"}:
        _take_date(found, typed, name, value, zone, is_not=is_not)
    elif found.filter_count == MOST_FILTERS:
        found.ignore(typed, "too_many")
    else:
        found.filter_count += 1
        key = value.removeprefix("@") if name == "by" else value
        found.filters.setdefault(f"-{name}" if is_not else name, {})[key[:LONGEST_SHOWN]] = None


def _take_date(found: _Found, typed: str, name: str, value: str, zone: tzinfo, *, is_not: bool) -> None:
    """`before:` ends where the named day, month or year begins; `after:` begins where it ends."""
    period = None if is_not else _period(value, zone)
    if period is None:
        found.ignore(typed, "bad_date")
        return
    begin, end = period
    if name == "before":
        found.until = begin if found.until is None else min(begin, found.until)
    else:
        found.since = end if found.since is None else max(end, found.since)


def _period(value: str, zone: tzinfo) -> tuple[datetime, datetime] | None:
    """From when to when a day, month or year lasts in a zone, in UTC; None for no date."""
    match = _DATE.fullmatch(value)
    if match is None or not value.isascii():
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        begin = datetime(year, month, day, tzinfo=zone)
        if match[3]:
            end = (datetime(year, month, day) + timedelta(days=1)).replace(tzinfo=zone)  # noqa: DTZ001
        elif match[2]:
            end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
        else:
            end = datetime(year + 1, 1, 1, tzinfo=zone)
        return begin.astimezone(UTC), end.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
