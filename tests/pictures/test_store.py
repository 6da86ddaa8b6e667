"""The store in a folder: whole files or none, names that lead nowhere else."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forum.pictures import FolderStore, MissingObject

LATER = datetime.now(UTC) + timedelta(days=1)
EARLIER = datetime(2020, 1, 1, tzinfo=UTC)


def test_put_open_delete(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "uploads")
    assert list(store.names(LATER)) == []
    store.put("abcd-320.jpeg", b"one")
    store.put("abcd-320.jpeg", b"two")
    with store.open("abcd-320.jpeg") as file:
        assert file.read() == b"two"
    assert store.has("abcd-320.jpeg")
    assert list(store.names(LATER)) == ["abcd-320.jpeg"]
    assert list(store.names(EARLIER)) == []
    store.delete("abcd-320.jpeg")
    store.delete("abcd-320.jpeg")
    assert not store.has("abcd-320.jpeg")
    with pytest.raises(MissingObject):
        store.open("abcd-320.jpeg")


@pytest.mark.parametrize("name", ["", "..", "../secret", "ab/../../secret", "/etc/passwd", "AB-1.jpeg", "ab\0cd", "a"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    store = FolderStore(tmp_path)
    for act in (store.open, store.delete, store.has, lambda name: store.put(name, b"")):
        with pytest.raises(ValueError, match="no name of an object"):
            act(name)


def test_a_file_that_is_not_whole_never_stands_under_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError("the disk is full")

    store = FolderStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="full"):
            store.put("abcd-320.jpeg", b"one")
    assert not store.has("abcd-320.jpeg")
    (left,) = store.names(LATER)
    store.delete(left)
    assert list(store.names(LATER)) == []
