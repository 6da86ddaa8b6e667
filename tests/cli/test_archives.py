"""The file of a backup: whatever is cut off or changed in it, it is refused, or reads as what was written."""

from contextlib import suppress
from pathlib import Path

import pytest

from forum.cli.archives import FORM, Manifest, check_archive, pack, part_of, unpack
from forum.db.dialects.copies import CopyError

COPY = b"A copy of a database. " * 200


@pytest.fixture(params=["sqlite", "postgresql"])
def packed(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Manifest]:
    copy, secret, target = tmp_path / "copy", tmp_path / "own", tmp_path / "backup.zip"
    copy.write_bytes(COPY)
    secret.write_text("secret")
    parts = {"database": part_of(copy), "secret": part_of(secret)}
    manifest = Manifest(FORM, request.param, "0023", "0.1.0", "2026-11-29T10:00:00+00:00", {"users": 3}, parts)
    pack(target, manifest, {"database": copy, "secret": secret})
    return target, manifest


def read_again(file: Path, target: Path) -> tuple[Manifest, bytes]:
    manifest = check_archive(file)
    target.unlink(missing_ok=True)
    unpack(file, "database", target)
    return manifest, target.read_bytes()


def test_what_was_written_is_read(packed: tuple[Path, Manifest], tmp_path: Path) -> None:
    file, manifest = packed
    assert read_again(file, tmp_path / "out") == (manifest, COPY)


def test_cut_off_anywhere(packed: tuple[Path, Manifest]) -> None:
    file, _manifest = packed
    whole = file.read_bytes()
    for length in range(0, len(whole), 7):
        file.write_bytes(whole[:length])
        with pytest.raises(CopyError):
            check_archive(file)


def test_one_bit_changed_anywhere(packed: tuple[Path, Manifest], tmp_path: Path) -> None:
    """A bit of a date or of a flag that means nothing here may pass, with all that matters as it was."""
    file, manifest = packed
    whole = file.read_bytes()
    for place in range(0, len(whole), 1 if manifest.kind == "sqlite" else 9):
        content = bytearray(whole)
        content[place] ^= 1 << place % 8
        file.write_bytes(content)
        with suppress(CopyError):
            assert read_again(file, tmp_path / "out") == (manifest, COPY)
