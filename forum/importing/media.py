"""Files that an operator gives with an export: a folder such as `wp-content/uploads`, searched by addresses.

WordPress makes smaller copies of a picture, `name-300x200.jpg`, and of a large one `name-scaled.jpg`; where the copy is
not given, what it was made of stands for it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

UPLOADS = "/wp-content/uploads/"
# Where a network of sites and the host wordpress.com have them.
_FILES = "/files/"
_COPY = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled)(?=\.[A-Za-z]{3,4}$)")
_END = re.compile(r"(?=\.[A-Za-z]{3,4}$)")


class Media:
    """The files in a folder, for the addresses of the hosts on which the site had its own."""

    def __init__(self, folder: Path, addresses: Iterable[str]) -> None:
        self._folder = folder.resolve()
        self._hosts = {host for address in addresses if (host := _host_of(address))}

    def find(self, address: str) -> Path | None:
        """The file of an address; None for one that is not given, or would lead out of the folder."""
        path = _path_of(address) if _host_of(address) in self._hosts else ""
        if not path or not all(part and part not in {".", ".."} and "\\" not in part for part in path.split("/")):
            return None
        return next(filter(None, map(self._given, _names_of(path))), None)

    def _given(self, path: str) -> Path | None:
        try:
            file = (self._folder / path).resolve()
            is_given = file.is_relative_to(self._folder) and file.is_file()
        except (OSError, ValueError):
            # A name that no file can have.
            return None
        return file if is_given else None


def _host_of(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _path_of(address: str) -> str:
    """The path within the folder."""
    path = unquote(urlsplit(address).path)
    for beginning in (UPLOADS, _FILES):
        _before, found, rest = path.partition(beginning)
        if found:
            return rest
    return path.removeprefix("/")


def _names_of(path: str) -> Iterator[str]:
    """The file itself, and what it may have been made of; in both ways in which systems write accents."""
    whole = _COPY.sub("", path)
    for name in dict.fromkeys([path, whole, _END.sub("-scaled", whole)]):
        yield from dict.fromkeys([name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)])
