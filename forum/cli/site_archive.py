"""The file of `forum export`: what is in it, and reading it again. The form is described in docs/archive.md."""

import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from forum.cli.site import Refusal
from forum.cli.zips import in_words, read_manifest, read_through

NAME = "forum-archive"
FORM = 1
MANIFEST = "manifest.json"
UPLOADS = "uploads/"
PRIVATE_FILE = 0o600
# One date for all members, so that two archives of the same site are the same.
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Contents:
    """What an archive says of itself; `tables` are the rows of each, `excluded` what stayed behind and why."""

    archive: str
    form: int
    forum: str
    revision: str
    taken_at: str
    tables: dict[str, int]
    excluded: dict[str, str]


def member_of(table: str) -> str:
    return f"tables/{table}.jsonl"


class Writer:
    """An archive that is being written; `write_archive` gives it."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._zip = opened

    def add_lines(self, name: str, lines: Iterator[bytes]) -> int:
        """Gives how many there were."""
        count = 0
        with self._zip.open(self._entry(name), "w", force_zip64=True) as member:
            for line in lines:
                member.write(line)
                count += 1
        return count

    def add_upload(self, name: str, data: bytes) -> None:
        """The file of a picture, which is packed already."""
        self._zip.writestr(self._entry(f"{UPLOADS}{name}"), data, zipfile.ZIP_STORED)

    def add_contents(self, contents: Contents) -> None:
        words = json.dumps(asdict(contents), ensure_ascii=False, indent=1).encode()
        self._zip.writestr(self._entry(MANIFEST), words)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, _DATE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = PRIVATE_FILE << 16
        return entry


@contextmanager
def write_archive(file: Path) -> Iterator[Writer]:
    """A new file that its owner alone reads, on the disk at the end. Raises OSError where there is no room for it."""
    opened = os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE), "w+b")
    packed = zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
    try:
        yield Writer(packed)
        packed.close()
        opened.flush()
        os.fsync(opened.fileno())
    finally:
        # What had no room is tried once more as these are closed, and fails again.
        with suppress(OSError, ValueError):
            packed.close()
        with suppress(OSError):
            opened.close()


class Reader:
    """An archive, read as a whole before anything of it is used."""

    def __init__(self, opened: zipfile.ZipFile, contents: Contents) -> None:
        self._zip = opened
        self.contents = contents

    def lines(self, table: str) -> Iterator[bytes]:
        with self._zip.open(member_of(table)) as member:
            yield from member

    def uploads(self) -> Iterator[tuple[str, bytes]]:
        """The files of pictures by their names in the store."""
        for name in self._zip.namelist():
            if name.startswith(UPLOADS):
                yield name.removeprefix(UPLOADS), self._zip.read(name)


@contextmanager
def open_archive(file: Path) -> Iterator[Reader]:
    """Raises `Refusal` for what is no archive, is damaged, or of a form that this version does not know."""
    with in_words(file, "archive", Refusal):
        opened = zipfile.ZipFile(file)
    with opened:
        with in_words(file, "archive", Refusal):
            contents = _contents_of(opened, file)
            for name in opened.namelist():
                read_through(opened, name)
            missing = [name for name in map(member_of, contents.tables) if name not in opened.namelist()]
        if missing:
            raise Refusal(f"{file} is not whole: {missing[0]} is missing. Nothing was changed.")
        yield Reader(opened, contents)


def _contents_of(opened: zipfile.ZipFile, file: Path) -> Contents:
    told = read_manifest(opened, MANIFEST)
    if told["archive"] != NAME:
        raise ValueError("it is of another program")
    if told["form"] > FORM:
        raise Refusal(f"{file} is of a newer form than this version of the forum knows; install a later one.")
    return Contents(**told)
