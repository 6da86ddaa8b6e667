"""The files of pictures in a backup: one tar, so that the manifest stays short however many they are."""

import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from forum.db.dialects.copies import CopyError
from forum.pictures import UNFINISHED, MissingObject, Store

# No file that the site makes comes near it.
LARGEST = 50 * 1024 * 1024


def read_uploads(store: Store) -> Iterator[tuple[str, bytes]]:
    """All whole files in the store, in the order of their names. What is deleted meanwhile is left out."""
    for name in store.names(datetime.now(UTC) + timedelta(days=1)):
        if not name.endswith(UNFINISHED):
            try:
                with store.open(name) as file:
                    yield name, file.read()
            except MissingObject:
                continue


def pack_uploads(store: Store, target: Path) -> int:
    """Writes all files; gives how many."""
    count = 0
    with tarfile.open(target, "w") as tar:
        for name, data in read_uploads(store):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, BytesIO(data))
            count += 1
    return count


def bring_uploads(source: Path, store: Store) -> int:
    """Puts every file that is not there; gives how many. Raises `CopyError` for a name that the store does not take."""
    count = 0
    with tarfile.open(source, "r:") as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isreg() and member.size <= LARGEST else None
            if file is not None:
                count += _bring(store, member.name, file.read())
    return count


def _bring(store: Store, name: str, data: bytes) -> bool:
    """Whether it was not there."""
    try:
        if store.has(name):
            return False
        store.put(name, data)
    except ValueError as error:
        raise CopyError(f"The backup holds {name!r}, which is no file of a picture.") from error
    return True
