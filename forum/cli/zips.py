"""Reading files that should be ZIPs of ours: whatever is cut off or changed in one is a refusal in words."""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

LARGEST_MANIFEST = 1_000_000
PIECE = 1 << 20
# What zipfile raises for bytes that are no ZIP, or a damaged one.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    TypeError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    AttributeError,
)


@contextmanager
def in_words(file: Path, what: str, refusal: Callable[[str], Exception]) -> Iterator[None]:
    """Around the reading of `file`, which should be a `what`; nothing else may happen within."""
    try:
        yield
    except _DAMAGE as error:
        words = str(error).strip(".") or type(error).__name__
        raise refusal(f"{file} is damaged, or is no {what}: {words}.") from error
    except OSError as error:
        raise refusal(f"{file} cannot be read: {error.strerror or error}.") from error


def open_part(opened: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Only what we would have written; other ways of packing have errors of their own."""
    if opened.getinfo(name).compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise ValueError(f"its part {name} is packed in another way")
    return opened.open(name)


def read_manifest(opened: zipfile.ZipFile, name: str) -> dict[str, Any]:
    if opened.getinfo(name).file_size > LARGEST_MANIFEST:
        raise ValueError("the manifest is too long")
    with open_part(opened, name) as stream:
        told: dict[str, Any] = json.loads(stream.read())
    return told


def read_through(opened: zipfile.ZipFile, name: str) -> None:
    """Reads a part to its end, where its checksum is."""
    with open_part(opened, name) as stream:
        while stream.read(PIECE):
            pass
