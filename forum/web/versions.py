"""The versions of a text that a viewer may read, and what changed from one to another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.errors import NotFound
from forum.i18n import gettext as _
from forum.queries.posts import RevisionRow
from forum.rendering import compare
from forum.web.times import format_datetime


@dataclass(frozen=True)
class Version:
    """`title` and `summary` are those of a post; `title` None of a reply."""

    number: int
    source: str
    written_at: datetime
    title: str | None = None
    summary: str = ""

    @property
    def date_text(self) -> str:
        return format_datetime(self.written_at)


def readable_versions(current: Version, revisions: Iterable[RevisionRow]) -> Mapping[int, Version]:
    """By number, the latest first; what is hidden from the viewer is not among them."""
    found = {current.number: current}
    for row in revisions:
        if row.source is not None:
            found[row.version] = Version(row.version, row.source, row.written_at, row.title, row.summary)
    return found


def difference_values(versions: Mapping[int, Version], number: int, to: int | None) -> dict[str, Any]:
    """What `layouts/difference.html` needs: from a version to the next one that may be read, or to the one asked for.

    Raises `NotFound` where one of them is not there, or is not the later one.
    """
    later = [each for each in versions if each > number]
    chosen = min(later, default=0) if to is None else to
    if number not in versions or chosen not in later:
        raise NotFound
    before, after = versions[number], versions[chosen]
    parts = [(_("Text"), compare(before.source, after.source))]
    if before.title is not None or after.title is not None:
        parts.insert(0, (_("Title"), compare(before.title or "", after.title or "")))
    if before.summary or after.summary:
        parts.append((_("Summary"), compare(before.summary, after.summary)))
    return {
        "earlier": before,
        "later": after,
        "others": [versions[each] for each in later],
        "parts": parts,
        "gone": sum(part.gone for _words, part in parts),
        "new": sum(part.new for _words, part in parts),
    }
