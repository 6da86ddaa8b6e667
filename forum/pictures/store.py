"""Where files lie: a store puts, opens and deletes them by name, and knows nothing of what they are."""

import os
import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from forum.settings import Settings

FOLDER = "uploads"
PREFIX = "folder:"
_NAME = re.compile(r"[a-z0-9]{2}[a-z0-9.-]{1,60}")
UNFINISHED = ".part"


class MissingObject(Exception):
    """There is no object with this name."""


class Store(Protocol):
    """Objects by name. What is put once never changes; putting the same name again replaces it whole."""

    def put(self, name: str, data: bytes) -> None:
        """When it returns, the object is kept whatever happens to the process."""

    def open(self, name: str) -> BinaryIO:
        """Raises `MissingObject`."""

    def has(self, name: str) -> bool: ...

    def delete(self, name: str) -> None:
        """What is not there is deleted already."""

    def names(self, before: datetime) -> Iterator[str]:
        """All objects put before that moment, unfinished ones with them."""


class FolderStore:
    """Files in a folder that all processes of the site share, spread over folders by their first two letters."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, name: str, data: bytes) -> None:
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{name}.{secrets.token_hex(4)}{UNFINISHED}")
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _sync_folder(path.parent)

    def open(self, name: str) -> BinaryIO:
        try:
            return self._path(name).open("rb")
        except FileNotFoundError as error:
            raise MissingObject(name) from error

    def has(self, name: str) -> bool:
        return self._path(name).is_file()

    def delete(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def names(self, before: datetime) -> Iterator[str]:
        if not self.root.is_dir():
            return
        for folder in sorted(self.root.iterdir()):
            if not folder.is_dir():
                continue
            for path in sorted(folder.iterdir()):
                try:
                    written_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                except FileNotFoundError:
                    continue
                if written_at < before and _NAME.fullmatch(path.name):
                    yield path.name

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of an object")
        return self.root / name[:2] / name


def _sync_folder(folder: Path) -> None:
    """So that the file's name survives a loss of power as its content does."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def folder_of(settings: Settings) -> Path:
    """The folder of the settings."""
    return Path(settings.uploads.removeprefix(PREFIX)) if settings.uploads else settings.instance_path / FOLDER


def open_store(settings: Settings) -> Store:
    """The store of the settings; it costs nothing to open."""
    return FolderStore(folder_of(settings))
