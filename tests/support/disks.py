"""Filling a disk to its last byte."""

from io import RawIOBase
from pathlib import Path

import pytest


def fill_up(file: RawIOBase, piece: bytes) -> None:
    while True:
        file.write(piece)


def fill(folder: Path) -> Path:
    """Takes the last byte of a disk; the file that holds it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            with pytest.raises(OSError, match="No space left"):
                fill_up(file, b"\0" * size)
    return ballast
