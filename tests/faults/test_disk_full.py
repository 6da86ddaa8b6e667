"""A full disk: nothing can be written, everything can be read, and what was typed comes back."""

from collections.abc import Iterator
from os import urandom
from pathlib import Path

import pytest
from flask import Flask

from forum.app import create_app
from forum.db import db, end_reading
from forum.queries.verification import find_faults
from tests.browser.content import publish_post, simple_blog, write_reply
from tests.cli.terminal import Terminal
from tests.conftest import SECRET, settings_for
from tests.support.disks import fill
from tests.support.web import Browser, make_member

TYPED = "What I typed while the disk filled up. " * 20


@pytest.fixture
def site(small_disk: Path, sqlite_template: Path) -> Iterator[Flask]:
    (small_disk / "forum.sqlite3").write_bytes(sqlite_template.read_bytes())
    app = create_app(settings_for(small_disk))
    yield app
    with app.app_context():
        db.engine.dispose()


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


@pytest.mark.parametrize("room", [0, 4096, 40_960])
def test_an_export_without_room_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, small_disk: Path, sqlite_template: Path, room: int
) -> None:
    folder, file = tmp_path / "instance", small_disk / "site.zip"
    folder.mkdir()
    (folder / "forum.sqlite3").write_bytes(sqlite_template.read_bytes())
    terminal = Terminal(folder, {"secret_key": SECRET})
    for number in range(3):
        (folder / "uploads" / "aa").mkdir(parents=True, exist_ok=True)
        (folder / "uploads" / "aa" / f"{'a' * 19}{number}-100.webp").write_bytes(urandom(30_000))
    ballast = fill(small_disk)
    with ballast.open("r+b") as stream:
        stream.truncate(ballast.stat().st_size - room)
    done = terminal.call("export", str(file))
    said = [line for line in done.stderr.splitlines() if line and not line.startswith("Tables")]
    assert (done.returncode, said) == (2, [f"{file} cannot be written: No space left on device."])
    assert list(small_disk.iterdir()) == [ballast]
