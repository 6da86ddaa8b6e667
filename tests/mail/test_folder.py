"""Tests of forum.mail.folder."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from forum.mail import FolderTransport, TemporaryMailError


def test_a_message_becomes_one_private_file(tmp_path: Path, message: EmailMessage):
    folder = tmp_path / "outgoing" / "mail"
    FolderTransport(folder).send(message)
    (file,) = folder.iterdir()
    assert file.name == "20210105T093000Z-1@example.org.eml"
    assert file.stat().st_mode & 0o077 == 0
    assert message_from_bytes(file.read_bytes(), policy=policy.default)["Subject"] == "Someone answered"


def test_the_same_message_twice_is_one_file(tmp_path: Path, message: EmailMessage):
    for _ in range(2):
        FolderTransport(tmp_path).send(message)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_message_id_cannot_leave_the_folder(tmp_path: Path, message: EmailMessage):
    message.replace_header("Message-ID", "<../../x/y@example.org>")
    FolderTransport(tmp_path / "mail").send(message)
    assert [file.parent for file in tmp_path.rglob("*.eml")] == [tmp_path / "mail"]


def test_a_folder_that_cannot_be_written_is_temporary(tmp_path: Path, message: EmailMessage):
    (tmp_path / "file").touch()
    with pytest.raises(TemporaryMailError, match="cannot be written"):
        FolderTransport(tmp_path / "file").send(message)


def test_a_failed_write_leaves_nothing(tmp_path: Path, message: EmailMessage, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(TemporaryMailError, match="No space left"):
        FolderTransport(tmp_path).send(message)
    assert list(tmp_path.iterdir()) == []
