"""A backup is taken while members write: what was acknowledged before is in it, and the restored site is sound."""

from pathlib import Path

from sqlalchemy import NullPool, create_engine, text

from tests.cli.terminal import Terminal
from tests.cli.test_serving import check_refused
from tests.faults.conftest import HANDLES, Community
from tests.faults.writers import wait_for_writes, writing
from tests.support.backups import backups_in, check_restored, fresh_site, take_backup
from tests.support.disks import fill
from tests.support.postgres import Server


def server_of(community: Community) -> Server:
    assert community.postgres is not None
    return community.postgres


def texts_of(url: str) -> set[str]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return set(connection.execute(text("SELECT source FROM replies")).scalars())


def test_taken_while_members_write(community: Community) -> None:
    terminal = community.terminal
    community.server.start()
    with writing(community.server.port, community.post_id, HANDLES) as writers:
        wait_for_writes(writers, 20)
        acknowledged = {body for writer in writers for body in writer.acknowledged}
        file = take_backup(terminal)
        wait_for_writes(writers, 5)
    check_refused(terminal.run("restore", "--replace", str(file)), "in use")
    site = fresh_site(terminal, lambda: server_of(community))
    check_restored(site.run("restore", str(file)))
    url = site.settings.get("database_url") or f"sqlite:///{site.folder / 'forum.sqlite3'}"
    assert acknowledged <= texts_of(url)
    verified = site.run("verify")
    assert (verified.exit_code, verified.output) == (0, "")


def test_a_full_disk_leaves_the_backups_there_are(database_url: str, tmp_path: Path, small_disk: Path) -> None:
    terminal = Terminal(tmp_path, {"database_url": database_url})
    assert terminal.run("backup", "--to", str(small_disk)).exit_code == 0
    (sound,) = backups_in(small_disk)
    content = sound.read_bytes()
    ballast = fill(small_disk)
    done = terminal.run("backup", "--to", str(small_disk), "--keep", "1")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert backups_in(small_disk) == [sound]
    assert sound.read_bytes() == content
    assert not [path for path in small_disk.iterdir() if path.is_dir()]
    ballast.unlink()
    assert terminal.run("backup", "--to", str(small_disk), "--keep", "1").exit_code == 0
    assert len(backups_in(small_disk)) == 1
