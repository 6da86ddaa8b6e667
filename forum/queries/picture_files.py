"""Pictures whose files are not where they should be: what `forum verify` says besides the faults of the database."""

from collections.abc import Iterator

from sqlalchemy import select

from forum.db import end_reading
from forum.db.paging import read_all
from forum.models import Picture
from forum.pictures import Store
from forum.queries.orphans import read_afresh
from forum.queries.pictures import file_name, widths_of


def find_missing_files(store: Store) -> Iterator[str]:
    """In words, a line for each file; nothing when all are there."""
    query = select(Picture.id, Picture.name, Picture.widths, Picture.format).where(Picture.state == "kept")
    for page in read_all(read_afresh, query, Picture.id):
        for picture_id, name, widths, format_ in page:
            for width in widths_of(widths):
                file = file_name(name, width, format_)
                if not store.has(file):
                    yield f"Picture {picture_id} has no file {file} in the store."
    end_reading()
