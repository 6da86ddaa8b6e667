"""`forum setup`: asks, writes settings and a secret for the owner's eyes, and makes the first admin."""

from pathlib import Path

import pytest

from forum.settings import load_settings
from tests.cli.terminal import Terminal
from tests.cli.test_serving import check_refused

PASSWORD = "seven quiet herons"
ANSWERS = [
    "https://talk.example.org",
    "Talk",
    "smtp+starttls://forum:secret@mail.example.org",
    "forum@example.org",
    "Olga",
    "olga@example.org",
    PASSWORD,
    PASSWORD,
]


def typed(**changes: str) -> str:
    names = ["url", "name", "mail", "mail_from", "handle", "email", "password", "again"]
    answers = dict(zip(names, ANSWERS, strict=True)) | changes
    return "".join(f"{answer}\n" for answer in answers.values())


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_it_asks_writes_and_makes_an_admin(empty_terminal: Terminal) -> None:
    result = empty_terminal.run("setup", typed=typed())
    assert (result.exit_code, result.stderr) == (0, "")
    assert PASSWORD not in result.stdout
    assert "@Olga is the first admin." in result.stdout
    assert "forum serve" in result.stdout
    folder = empty_terminal.folder
    assert mode(folder / "secret") == mode(folder / "config.py") == 0o600
    settings = load_settings(folder, environ={})
    assert (settings.url, settings.site_name) == ("https://talk.example.org", "Talk")
    assert (settings.mail, settings.mail_from) == (ANSWERS[2], "forum@example.org")
    assert len(settings.secret_key) >= 43
    assert (
        empty_terminal.count_rows("users", "role = 'admin' AND state = 'active' AND handle = 'Olga'")
        == empty_terminal.count_rows("users")
        == 1
    )
    assert empty_terminal.run("db", "check").exit_code == 0


def test_a_second_run_changes_nothing(plain_terminal: Terminal) -> None:
    assert plain_terminal.run("setup", typed=typed()).exit_code == 0
    files = [plain_terminal.folder / name for name in ("secret", "config.py", "forum.sqlite3")]
    before = [path.read_bytes() for path in files]
    again = plain_terminal.run("setup")
    assert again.exit_code == 2
    assert again.stdout == "", "it asked before it refused"
    assert "config.py is there already" in again.stderr
    assert [path.read_bytes() for path in files] == before


def test_a_secret_that_is_there_is_kept(plain_terminal: Terminal) -> None:
    plain_terminal.folder.mkdir()
    secret = plain_terminal.folder / "secret"
    secret.write_text("k" * 50)
    assert plain_terminal.run("setup", typed=typed()).exit_code == 0
    assert secret.read_text() == "k" * 50


def test_two_folders_have_two_secrets(tmp_path: Path) -> None:
    terminals = [Terminal(tmp_path / name) for name in ("one", "two")]
    assert [terminal.run("setup", typed=typed()).exit_code for terminal in terminals] == [0, 0]
    one, two = ((terminal.folder / "secret").read_text() for terminal in terminals)
    assert one != two


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"url": "talk.example.org"}, ["FORUM_URL"]),
        ({"mail": "pigeon:"}, ["FORUM_MAIL"]),
        ({"handle": "x"}, ["handle"]),
        ({"email": "nowhere"}, ["e-mail"]),
        ({"password": "short", "again": "short"}, ["8"]),
    ],
)
def test_a_wrong_answer_makes_no_site(plain_terminal: Terminal, changes: dict[str, str], words: list[str]) -> None:
    result = plain_terminal.run("setup", typed=typed(**changes))
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert all(word in line for word in words), line
    assert not (plain_terminal.folder / "config.py").exists()
    assert plain_terminal.run("setup", typed=typed()).exit_code == 0


def test_a_community_that_is_there_keeps_its_admins(terminal: Terminal) -> None:
    assert terminal.run("user", "create", "ann", "--email", "ann@example.org").exit_code == 0
    result = terminal.run("setup", typed=typed())
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "forum user role" in result.stderr
    assert terminal.count_rows("users") == 1
    assert not (terminal.folder / "config.py").exists()


def test_without_mail_it_says_how_to_serve(plain_terminal: Terminal) -> None:
    result = plain_terminal.run("setup", typed=typed(mail="console:"))
    assert "FORUM_REGISTRATION=closed" in result.stdout
    check_refused(plain_terminal.run("serve"), "FORUM_REGISTRATION=closed")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = Terminal(tmp_path / "file" / "instance").run("setup", typed=typed())
    assert result.exit_code == 2
    assert "cannot be made" in result.stderr
