"""A backup as a file: a ZIP with a manifest, the copy of the database, and the site's secret.

One file, so that a copy and what is said of it cannot be parted. ZIP has a checksum for each part, the manifest too,
and any machine can open it.
"""

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from filelock import FileLock

from forum.cli.folder import PRIVATE_FILE
from forum.cli.zips import PIECE, in_words, open_part, read_manifest
from forum.db.dialects.copies import CopyError

FORM = 1
MANIFEST, DATABASE, SECRET, UPLOADS = "manifest.json", "database", "secret", "uploads.tar"
ENDING = ".zip"


@dataclass(frozen=True)
class Part:
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself; `kind` is the database's, `taken_at` in UTC, `rows` by table."""

    form: int
    kind: str
    revision: str
    forum_version: str
    taken_at: str
    rows: dict[str, int]
    parts: dict[str, Part]


def part_of(file: Path) -> Part:
    """Size and hash of a file."""
    with file.open("rb") as stream:
        return _measure(stream)


def _measure(stream: IO[bytes]) -> Part:
    size, digest = 0, hashlib.sha256()
    while piece := stream.read(PIECE):
        size += len(piece)
        digest.update(piece)
    return Part(size, digest.hexdigest())


def pack(target: Path, manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Writes a backup that its owner alone reads, and has it on the disk; a dump is packed already."""
    how = zipfile.ZIP_DEFLATED if manifest.kind == "sqlite" else zipfile.ZIP_STORED
    descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", how, compresslevel=1) as archive:
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
            for name, source in files.items():
                archive.write(source, name)
        file.flush()
        os.fsync(file.fileno())


def check_archive(file: Path) -> Manifest:
    """Reads all of a backup; raises `CopyError` unless each part is what the manifest says."""
    with in_words(file, "backup", CopyError), zipfile.ZipFile(file) as archive:
        manifest = _read_manifest(archive)
        for name, part in manifest.parts.items():
            with open_part(archive, name) as stream:
                if _measure(stream) != part:
                    raise CopyError(f"{file} is damaged: its part {name} is not what was written.")
    return manifest


def _read_manifest(archive: zipfile.ZipFile) -> Manifest:
    told = read_manifest(archive, MANIFEST)
    if told["form"] != FORM:
        raise CopyError("This backup was made by a newer version of the forum; install that one.")
    parts = {name: Part(**part) for name, part in told.pop("parts").items()}
    manifest = Manifest(**told, parts=parts)
    if not {DATABASE} <= set(parts) <= {DATABASE, SECRET, UPLOADS}:
        raise ValueError("its parts are not those of a backup")
    return manifest


def unpack(file: Path, name: str, target: Path) -> None:
    """Writes one part of a checked backup to a new file that its owner alone reads."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as written, zipfile.ZipFile(file) as archive, archive.open(name) as stream:
        shutil.copyfileobj(stream, written, PIECE)


def read_secret(file: Path) -> str:
    """The secret in a checked backup; "" where it has none."""
    with zipfile.ZipFile(file) as archive:
        return archive.read(SECRET).decode() if SECRET in archive.namelist() else ""


def lock_of(folder: Path, site: str) -> FileLock:
    """Held while a backup of this site is taken into a folder; raises `Timeout` at once where it is held."""
    return FileLock(folder / f".{site}.lock", timeout=0, mode=PRIVATE_FILE)


def name_of(site: str, stamp: str) -> str:
    return f"{site}-{stamp}{ENDING}"


def list_backups(folder: Path, site: str) -> list[Path]:
    """The backups of one site in a folder, the oldest first."""
    form = re.compile(rf"{re.escape(site)}-\d{{8}}T\d{{6}}\.\d{{6}}Z{re.escape(ENDING)}")
    return sorted(path for path in folder.iterdir() if form.fullmatch(path.name) and path.is_file())
