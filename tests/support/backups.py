"""Backups for tests: taking one, and a fresh site to restore it into."""

import os
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from tests.cli.terminal import Terminal
from tests.support.postgres import Server

SOUND = "Everything was recounted, and nothing is wrong.\n"


def backups_in(folder: Path) -> list[Path]:
    """The files of backups, the oldest first."""
    return sorted(folder.glob("*.zip"))


def take_backup(terminal: Terminal) -> Path:
    """The newest backup, which the terminal has just taken."""
    done = terminal.run("backup")
    assert (done.exit_code, done.stderr) == (0, "")
    return backups_in(terminal.folder / "backups")[-1]


def fresh_site(terminal: Terminal, postgres: Callable[[], Server], **settings: str) -> Terminal:
    """A terminal with the same kind of database, which is empty, and a folder of its own."""
    folder = terminal.folder / f"fresh-{os.urandom(3).hex()}"
    given = {name: value for name, value in terminal.settings.items() if name != "database_url"} | settings
    if terminal.settings.get("database_url", "sqlite").startswith("sqlite"):
        return Terminal(folder, given)
    return Terminal(folder, given | {"database_url": postgres().create_database(folder.name)})


def check_restored(result: Result) -> str:
    """The restored site is sound; gives all that was said."""
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(SOUND)
    return result.stdout
