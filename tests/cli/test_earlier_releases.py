"""The database that each release left behind is brought up to date, on both kinds, with nothing wrong in it."""

import re
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.support.schemas import ROOT, SCHEMAS, SCRIPTS, load_script, version

RELEASED = re.findall(r"^## (\d+\.\d+\.\d+)\b", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
FOLDERS = sorted(path for path in SCHEMAS.iterdir() if path.is_dir())


def script_in(folder: Path, url: str) -> Path:
    return folder / SCRIPTS["sqlite" if url.startswith("sqlite") else "postgresql"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_a_release_left_is_brought_up_to_date(folder: Path, empty_database_url: str, tmp_path: Path) -> None:
    load_script(empty_database_url, script_in(folder, empty_database_url))
    terminal = Terminal(tmp_path, {"database_url": empty_database_url})
    replies = terminal.count_rows("replies")
    assert replies > 0
    for command in (["db", "upgrade"], ["db", "check"]):
        done = terminal.run(*command)
        assert (done.exit_code, done.stderr) == (0, ""), done.output
    verified = terminal.run("verify")
    assert (verified.exit_code, verified.output) == (0, "")
    assert terminal.count_rows("replies") == replies


def test_every_release_has_its_scripts_and_nothing_else_has() -> None:
    """A heading of the changelog with a number is a release; the version to come may have its scripts early."""
    names = {folder.name for folder in FOLDERS}
    assert set(RELEASED) <= names <= {*RELEASED, version()}
    for folder in FOLDERS:
        assert {path.name for path in folder.iterdir()} == set(SCRIPTS.values())


def test_scripts_are_small() -> None:
    """A few hundred rows say enough, and stay in the repository for good."""
    assert max(path.stat().st_size for path in SCHEMAS.rglob("*.sql")) < 500_000
