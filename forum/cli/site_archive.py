"""The file of `forum export`: what is in it, and reading it again. The form is described in docs/archive.md."""

import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from forum.cli.site import Refusal

NAME = "forum-archive"
FORM = 1
MANIFEST = "manifest.json"
UPLOADS = "uploads/"
PIECE = 2**20
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
    """An archive that is being written."""

    def __init__(self, file: Path) -> None:
        self._file = os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE), "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

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

    def end(self, contents: Contents) -> None:
        words = json.dumps(asdict(contents), ensure_ascii=False, indent=1).encode()
        self._zip.writestr(self._entry(MANIFEST), words)
        self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, _DATE)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = PRIVATE_FILE << 16
        return entry


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
    try:
        with zipfile.ZipFile(file) as opened:
            contents = _contents_of(opened, file)
            damaged = _find_damage(opened)
            if damaged:
                raise Refusal(f"{file} is damaged: {damaged} is not as it was written. Nothing was changed.")
            missing = [name for name in map(member_of, contents.tables) if name not in opened.namelist()]
            if missing:
                raise Refusal(f"{file} is not whole: {missing[0]} is missing. Nothing was changed.")
            yield Reader(opened, contents)
    except zipfile.BadZipFile as error:
        raise Refusal(f"{file} is no archive, or only a part of one. Nothing was changed.") from error
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {error.strerror or error}.") from error


def _find_damage(opened: zipfile.ZipFile) -> str:
    """The first member that cannot be read as it was written; nothing when all can."""
    for name in opened.namelist():
        try:
            with opened.open(name) as member:
                while member.read(PIECE):
                    pass
        except (zipfile.BadZipFile, zlib.error, EOFError):
            return name
    return ""


def _contents_of(opened: zipfile.ZipFile, file: Path) -> Contents:
    try:
        told: dict[str, Any] = json.loads(opened.read(MANIFEST))
        if told["archive"] == NAME and told["form"] > FORM:
            raise Refusal(f"{file} is of a newer form than this version of the forum knows; install a later one.")
        contents = Contents(**told)
    except (KeyError, ValueError, TypeError, zlib.error) as error:
        raise Refusal(f"{file} is no archive of a forum. Nothing was changed.") from error
    if contents.archive != NAME:
        raise Refusal(f"{file} is no archive of a forum. Nothing was changed.")
    return contents
