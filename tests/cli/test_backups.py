"""`forum backup` and `forum restore`: what comes back, what is refused with nothing touched, and what is held."""

import os
import sqlite3
import subprocess
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from forum.app import create_app
from forum.cli import archives, backups
from forum.cli.uploads import bring_uploads
from forum.db import db, end_reading, unit_of_work
from forum.db.dialects import postgresql_copies
from forum.db.dialects.copies import CopyError
from forum.db.maintenance import Maintenance, begin_maintenance
from forum.jobs.runner import run_due
from forum.models import User
from forum.pictures import FolderStore
from forum.queries.pictures import file_name
from forum.services.mailing import queue_mail
from forum.services.pictures import add_picture, prepare_picture
from tests.cli.terminal import Terminal
from tests.cli.test_serving import check_refused
from tests.conftest import settings_for
from tests.support.backups import backups_in, check_restored, fresh_site, take_backup
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.picture_files import picture_file
from tests.support.postgres import Server
from tests.support.web import mails

Fresh = Callable[..., Terminal]


@pytest.fixture
def fresh(request: pytest.FixtureRequest, terminal: Terminal) -> Fresh:
    """Makes a site to restore into."""

    def make(**settings: str) -> Terminal:
        return fresh_site(terminal, lambda: request.getfixturevalue("postgres_server"), **settings)

    return make


def fill_site() -> None:
    """A thread, and a message that waits."""
    ann = make_actor("ann")
    post_id = make_post(ann, make_blog())
    reply(make_actor("bob"), post_id, "Searched words.")
    with unit_of_work() as work:
        queue_mail(work, "password_changed", work.get_one(User, ann.id))
    end_reading()


def test_a_backup_taken_in_maintenance_comes_back_open(app: Flask, terminal: Terminal, fresh: Fresh) -> None:
    with unit_of_work() as work:
        begin_maintenance(work, Maintenance(copy="moving"))
    end_reading()
    site = fresh()
    check_restored(site.run("restore", str(take_backup(terminal))))
    assert site.run("maintenance", "status").stdout == "The site is not in maintenance.\n"


def test_a_site_comes_back_whole(app: Flask, terminal: Terminal, fresh: Fresh) -> None:
    fill_site()
    (terminal.folder / "secret").write_text("s" * 40 + "\n")
    file = take_backup(terminal)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [path for path in file.parent.iterdir() if path.is_dir()] == []
    site = fresh()
    said = check_restored(site.run("restore", str(file)))
    assert "The secret is back, too." in said
    assert (site.folder / "secret").read_text() == "s" * 40 + "\n"
    assert (site.folder / "secret").stat().st_mode & 0o777 == 0o600
    for table in ("users", "posts", "replies", "search_texts"):
        assert site.count_rows(table) == terminal.count_rows(table)
    assert site.run("db", "check").exit_code == 0
    assert [path.name for path in site.folder.iterdir() if path.name.startswith(".")] == []


def test_another_secret_is_not_written_over(app: Flask, terminal: Terminal, fresh: Fresh) -> None:
    (terminal.folder / "secret").write_text("s" * 40)
    site = fresh()
    site.folder.mkdir()
    (site.folder / "secret").write_text("t" * 40)
    said = check_restored(site.run("restore", str(take_backup(terminal))))
    assert "The site's secret is not that of the backup" in said
    assert (site.folder / "secret").read_text() == "t" * 40


def site_app(site: Terminal) -> Flask:
    settings = dict(site.settings)
    return create_app(settings_for(site.folder, **settings))


@pytest.mark.parametrize("is_sent", [False, True])
def test_no_message_goes_out_twice_unless_asked_for(
    app: Flask, terminal: Terminal, fresh: Fresh, is_sent: bool
) -> None:
    fill_site()
    file = take_backup(terminal)
    waiting = terminal.count_rows("mail", "state = 'queued'")
    assert waiting == 1
    site = fresh()
    said = check_restored(site.run("restore", *(["--send-queued"] if is_sent else []), str(file)))
    assert ("messages: 1" in said) == (not is_sent)
    restored = site_app(site)
    run_due(restored, limit=100)
    assert len(mails(site.folder / "mail")) == is_sent
    state = "sent" if is_sent else "failed"
    assert site.count_rows("mail", f"state = '{state}'") == waiting
    with restored.app_context():
        db.engine.dispose()


def test_one_of_an_earlier_version_is_brought_up_to_date(terminal: Terminal, fresh: Fresh) -> None:
    """Down to the first revision, in which most tables that hold what waits are missing."""
    assert terminal.run("db", "downgrade", "0001").exit_code == 0
    site = fresh()
    check_restored(site.run("restore", str(take_backup(terminal))))
    assert site.run("db", "check").exit_code == 0


def test_rows_that_point_nowhere_are_said_and_kept(sqlite_terminal: Terminal, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_terminal.folder / "forum.sqlite3")) as connection:
        connection.execute("INSERT INTO blog_slugs (slug, blog_id) VALUES ('gone', 7)")
        connection.commit()
    taken = sqlite_terminal.run("backup")
    assert (taken.exit_code, taken.stderr) == (0, "1 rows in it point to no row, as on the site; see: forum verify\n")
    (file,) = backups_in(sqlite_terminal.folder / "backups")
    restored = Terminal(tmp_path / "fresh").run("restore", str(file))
    assert restored.exit_code == 1
    assert "blog_slugs" in restored.stdout
    assert "forum verify --repair" in restored.stderr


def test_one_that_is_broken_off_is_served_by_nobody(
    terminal: Terminal, fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, site = take_backup(terminal), fresh()

    def vanish(_work: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(backups, "hold_queued", vanish)
    assert site.run("restore", str(file)).exit_code == 1
    if "database_url" in site.settings:
        assert site.count_rows("alembic_version") == 0
        check_refused(site.run("serve", registration="closed", secret_key="s" * 40), "not up to date")
    else:
        assert list(site.folder.iterdir()) == []


def check_untouched(site: Terminal) -> None:
    url = site.settings.get("database_url")
    if url is None:
        assert not site.folder.exists() or list(site.folder.iterdir()) == []
        return
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).scalar() == 0
    engine.dispose()


def test_a_damaged_or_foreign_file_touches_nothing(terminal: Terminal, fresh: Fresh, tmp_path: Path) -> None:
    file = take_backup(terminal)
    whole, site = file.read_bytes(), fresh()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    for number, content in enumerate((b"", whole[:-1], whole[: len(whole) // 2], bytes(flipped), b"PK, or not")):
        bad = tmp_path / f"{number}.zip"
        bad.write_bytes(content)
        check_refused(site.run("restore", str(bad)), str(bad))
    check_refused(site.run("restore", str(tmp_path / "none.zip")), "cannot be read")
    check_untouched(site)


def test_one_of_a_newer_version(terminal: Terminal, fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    file, site = take_backup(terminal), fresh()
    monkeypatch.setattr(backups, "known_revisions", lambda: ("0001",))
    check_refused(site.run("restore", str(file)), "newer than this version")
    monkeypatch.setattr(archives, "FORM", 0)
    check_refused(site.run("restore", str(file)), "made by a newer version")
    check_untouched(site)


def test_one_of_another_kind_of_database(sqlite_terminal: Terminal, postgres_server: Server, tmp_path: Path) -> None:
    url = postgres_server.create_database(f"k_{os.urandom(4).hex()}")
    other = Terminal(tmp_path / "other", {"database_url": url})
    check_refused(other.run("restore", str(take_backup(sqlite_terminal))), "is of sqlite", "is postgresql")
    check_untouched(other)


def test_a_database_that_is_not_empty(app: Flask, terminal: Terminal) -> None:
    file = take_backup(terminal)
    make_actor("ann")
    end_reading()
    db.engine.dispose()
    is_sqlite = terminal.settings["database_url"].startswith("sqlite")
    check_refused(terminal.run("restore", str(file)), "--replace" if is_sqlite else "not empty")
    assert terminal.count_rows("users") == 1
    replaced = terminal.run("restore", "--replace", str(file))
    if not is_sqlite:
        check_refused(replaced, "not empty")
        assert terminal.count_rows("users") == 1
        return
    check_restored(replaced)
    assert terminal.count_rows("users") == 0
    (kept,) = terminal.folder.glob("*before-restore*.sqlite3")
    assert str(kept) in replaced.stdout
    assert kept.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("SELECT count(*) FROM users").fetchone() == (1,)


def test_a_ruined_database_can_be_replaced(sqlite_terminal: Terminal) -> None:
    file = take_backup(sqlite_terminal)
    ruined = sqlite_terminal.folder / "forum.sqlite3"
    ruined.write_bytes(b"x" * 5000)
    check_refused(sqlite_terminal.run("restore", str(file)), "--replace")
    check_restored(sqlite_terminal.run("restore", "--replace", str(file)))
    (kept,) = sqlite_terminal.folder.glob("*before-restore*.sqlite3")
    assert kept.read_bytes() == b"x" * 5000


def test_while_somebody_is_connected(app: Flask, terminal: Terminal) -> None:
    file = take_backup(terminal)
    with db.engine.connect() as connection:
        connection.execute(text("SELECT count(*) FROM users"))
        check_refused(terminal.run("restore", "--replace", str(file)), "in use", "stop the server")


def test_nobody_may_come_in_meanwhile(sqlite_terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    file, database = take_backup(sqlite_terminal), sqlite_terminal.folder / "forum.sqlite3"
    number, admit = database.stat().st_ino, backups._admit
    with closing(sqlite3.connect(database)) as late:

        def admit_late(manifest: archives.Manifest, *, send_queued: bool) -> Any:
            late.execute("SELECT count(*) FROM users").fetchall()
            return admit(manifest, send_queued=send_queued)

        monkeypatch.setattr(backups, "_admit", admit_late)
        check_refused(sqlite_terminal.run("restore", "--replace", str(file)), "opened the database meanwhile")
    assert database.stat().st_ino == number
    assert [path.name for path in sqlite_terminal.folder.iterdir() if "restor" in path.name] == []


def test_the_oldest_beyond_so_many_are_removed(sqlite_terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    for _turn in range(3):
        assert sqlite_terminal.run("backup", "--to", str(folder)).exit_code == 0
    assert sqlite_terminal.run("backup", "--to", str(folder), url="https://other.example.org").exit_code == 0
    (folder / "notes.zip").touch()
    before = backups_in(folder)
    assert len(before) == 5
    done = sqlite_terminal.run("backup", "--to", str(folder), "--keep", "2")
    own = [path for path in before if path.name.startswith("127.0.0.1")]
    assert done.stdout.count("was removed") == 2
    left = backups_in(folder)
    assert [path for path in own if path in left] == own[2:]
    assert len(left) == 4
    assert sqlite_terminal.run("backup", "--keep", "0").exit_code == 2
    assert backups_in(folder) == left


def test_a_database_that_is_damaged_takes_no_place_of_a_sound_backup(sqlite_terminal: Terminal) -> None:
    sound = take_backup(sqlite_terminal)
    database = sqlite_terminal.folder / "forum.sqlite3"
    content = bytearray(database.read_bytes())
    content[8192 : 8192 + 40_000] = b"\xaa" * 40_000
    database.write_bytes(bytes(content))
    done = sqlite_terminal.run("backup", "--keep", "1")
    assert done.exit_code == 2
    assert "cannot be copied" in done.stderr
    assert backups_in(sound.parent) == [sound]


def test_nothing_to_back_up(empty_terminal: Terminal) -> None:
    check_refused(empty_terminal.run("backup"), "nothing to back up")


def test_two_at_once(sqlite_terminal: Terminal) -> None:
    folder = sqlite_terminal.folder / "backups"
    folder.mkdir()
    with archives.lock_of(folder, "127.0.0.1_8000"):
        check_refused(sqlite_terminal.run("backup"), "Another backup")


def test_what_a_killed_one_left_is_removed(sqlite_terminal: Terminal) -> None:
    left = sqlite_terminal.folder / "backups" / ".127.0.0.1_8000.part"
    left.mkdir(parents=True)
    (left / "database").write_bytes(b"half")
    take_backup(sqlite_terminal)
    assert not left.exists()


class TestPrograms:
    """Which pg_dump is taken."""

    @pytest.fixture
    def pretend(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
        def pretend(**versions: int) -> None:
            monkeypatch.setattr(postgresql_copies, "_candidates", lambda name: iter(versions))
            monkeypatch.setattr(postgresql_copies, "_version_of", versions.__getitem__)

        return pretend

    def test_the_first_that_is_not_too_old(self, pretend: Callable[..., None]) -> None:
        pretend(old=14, same=15, new=16)
        assert postgresql_copies._program("pg_dump", 15) == "same"

    def test_none_and_too_old_ones_are_said_plainly(
        self, pretend: Callable[..., None], postgres_template: str, postgres_server: Server, tmp_path: Path
    ) -> None:
        url = postgres_server.create_database(f"p_{os.urandom(4).hex()}", template=postgres_template)
        terminal = Terminal(tmp_path, {"database_url": url})
        pretend()
        check_refused(terminal.run("backup"), "pg_dump is not installed")
        pretend(old=9)
        check_refused(terminal.run("backup"), "pg_dump is of version 9")
        assert backups_in(tmp_path / "backups") == []


def test_no_password_stands_on_a_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], env: dict[str, str], **_others: object) -> subprocess.CompletedProcess[str]:
        seen.append((command, env))
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    engine = create_engine("postgresql+psycopg://ann:wo%40rd@db.example.org:5433/forum?sslmode=require")
    postgresql_copies._run(engine, ["pg_dump"])
    ((command, env),) = seen
    assert command == ["pg_dump"]
    told = {name: env[name] for name in ("PGUSER", "PGPASSWORD", "PGHOST", "PGPORT", "PGDATABASE", "PGSSLMODE")}
    assert list(told.values()) == ["ann", "wo@rd", "db.example.org", "5433", "forum", "require"]


def test_pictures_come_back_with_their_files(app: Flask, terminal: Terminal, fresh: Fresh) -> None:
    prepared = prepare_picture(ann := make_actor("ann"), picture_file(size=(400, 300)))
    with unit_of_work() as work:
        add_picture(work, actor=ann, prepared=prepared)
    end_reading()
    names = [file_name(prepared.name, width, "jpeg") for width in (320, 400)]
    site = fresh()
    done = terminal.run("backup")
    assert "With it are 2 files of pictures." in done.stdout
    said = check_restored(site.run("restore", str(backups_in(terminal.folder / "backups")[-1])))
    assert "2 files of pictures are back." in said
    store = FolderStore(site.folder / "uploads")
    for name, (_width, content) in zip(names, prepared.decoded.files, strict=True):
        with store.open(name) as file:
            assert file.read() == content
    store.delete(names[0])
    found = site.run("verify")
    assert (found.exit_code, found.stdout) == (1, f"Picture 1 has no file {names[0]} in the store.\n")


def test_no_name_in_a_backup_leads_out_of_the_store(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "uploads.tar", "w") as tar:
        tar.addfile(tarfile.TarInfo("../secret"))
    with pytest.raises(CopyError, match=r"'\.\./secret', which is no file of a picture"):
        bring_uploads(tmp_path / "uploads.tar", FolderStore(tmp_path / "uploads"))
    assert not (tmp_path / "secret").exists()
