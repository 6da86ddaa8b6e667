"""A full disk: nothing can be written, everything can be read, and what was typed comes back."""

import os
import subprocess
from collections.abc import Iterator
from io import RawIOBase
from pathlib import Path

import pytest
from flask import Flask

from forum.app import create_app
from forum.db import db, end_reading
from forum.queries.verification import find_faults
from tests.browser.content import publish_post, simple_blog, write_reply
from tests.conftest import settings_for
from tests.support.web import Browser, make_member

SIZE = "4m"
TYPED = "What I typed while the disk filled up. " * 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of a few megabytes."""
    if os.geteuid() != 0:
        pytest.skip("Only root can mount a small disk.")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"A small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def site(small_disk: Path, sqlite_template: Path) -> Iterator[Flask]:
    (small_disk / "forum.sqlite3").write_bytes(sqlite_template.read_bytes())
    app = create_app(settings_for(small_disk))
    yield app
    with app.app_context():
        db.engine.dispose()


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


def test_reads_go_on_and_writes_come_back_with_the_room(site: Flask, small_disk: Path) -> None:
    admin = make_member(site, "ruth", role="admin")
    path = publish_post(site, admin, simple_blog(site, admin))
    replies = "/posts/1/replies"
    write_reply(site, admin, path, "Before it was full.")
    member, visitor = Browser(site), Browser(site)
    member.sign_in("ruth")
    member.get(replies)

    ballast = fill(small_disk)
    for number in range(3):
        page = member.post(replies, {"body": TYPED, "key": f"k{number}"})
        assert page.status_code == 503
        assert page.headers["Retry-After"]
        assert TYPED.strip() in page.text
        assert "Traceback" not in page.text
        for reader in (member, visitor):
            assert "Before it was full." in reader.get(path).text
    assert visitor.sign_in("ruth").status_code == 503
    assert site.test_client().get("/readyz").status_code == 200

    ballast.unlink()
    assert member.post(replies, {"body": TYPED, "key": "k0"}).status_code == 303
    page = visitor.get(path)
    assert "Comments (2)" in page.text
    with site.app_context():
        assert [fault.words for fault in find_faults()] == []
        end_reading()
