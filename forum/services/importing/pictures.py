"""Pictures that come in with the texts: each belongs to whoever wrote what shows it, and is stored before that is.

One that no text shows in the end, because the import broke off, goes as any other that nothing shows.
"""

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from forum.db import end_reading, unit_of_work
from forum.errors import InvalidInput
from forum.importing.media import Media
from forum.importing.staging import Staging
from forum.pictures import MOST_BYTES
from forum.queries.pictures import find_sent, widths_of
from forum.rendering import Show, ShownPicture, show_none
from forum.services.importing.plans import Plan, Report
from forum.services.pictures import add_imported_picture, check_file, store_file

UNUSABLE = "pictures that are broken, too large, of another kind, or were removed here; they became links"
# Stands for each picture where it is only looked what would happen.
_ANY = ShownPicture("a" * 20, 1, 1, (1,))


@dataclass
class Pictures:
    """What became of each file for each writer; what was asked for once is known."""

    staging: Staging
    plan: Plan
    report: Report
    _media: Media | None = field(init=False, default=None)
    _known: dict[tuple[str, Path], ShownPicture | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.plan.media is not None:
            addresses = chain([self.staging.origin.base], self.staging.addresses_of_files())
            self._media = Media(self.plan.media, addresses)

    def of(self, person: str, owner_id: int | None) -> Show:
        """What texts of this person show; `owner_id` is None where nothing is to be stored."""
        media = self._media
        if media is None:
            return show_none

        def show(address: str) -> ShownPicture | None:
            file = media.find(address)
            if file is None:
                return None
            key = (person, file)
            if key not in self._known:
                self._known[key] = self._take(file, owner_id)
            return self._known[key]

        return show

    def _take(self, file: Path, owner_id: int | None) -> ShownPicture | None:
        try:
            picture, is_new = (_ANY, True) if owner_id is None else _keep(file, owner_id)
        except (InvalidInput, OSError):
            self.staging.leave_out(UNUSABLE, file.name)
            return None
        self.report.taken["pictures"] += is_new
        return picture


def _keep(file: Path, owner_id: int) -> tuple[ShownPicture, bool]:
    """The picture, and whether it was not here before."""
    with file.open("rb") as opened:
        # What is longer is refused, and need not be held.
        data = opened.read(MOST_BYTES + 1)
    try:
        digest = check_file(data)
        known = find_sent(owner_id, digest)
    finally:
        end_reading()
    if known is not None:
        return known, False
    prepared = store_file(data, digest)
    with unit_of_work() as work:
        row = add_imported_picture(work, owner_id=owner_id, prepared=prepared)
        return ShownPicture(row.name, row.width, row.height, widths_of(row.widths)), True
