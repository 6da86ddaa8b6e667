"""`flask --app wsgi …`: the same commands under Flask's own console script."""

import subprocess
import sys
from typing import Any

import click
from flask import Flask
from flask.cli import ScriptInfo

from forum.app import create_app
from forum.cli import COMMANDS
from tests.cli.terminal import Terminal
from tests.conftest import settings_for


def flask(terminal: Terminal, *words: str, **settings: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *words]
    environment = terminal.environment(**settings)
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def test_all_commands_are_there(sqlite_terminal: Terminal) -> None:
    app = create_app(settings_for(sqlite_terminal.folder))
    context = click.Context(app.cli)
    assert app.cli.list_commands(context) == sorted(COMMANDS)
    found = [app.cli.get_command(context, name) for name in COMMANDS]
    assert [command.name if command else None for command in found] == list(COMMANDS)
    names = [
        "serve",
        "web-processes",
        "worker",
        "demo",
        "setup",
        "db",
        "maintenance",
        "user",
        "blog",
        "import",
        "mail",
        "search",
        "verify",
        "backup",
        "restore",
        "export",
        "bench",
    ]
    assert list(COMMANDS) == names


def test_they_work_on_the_settings_of_the_environment(terminal: Terminal) -> None:
    runner_app = create_app(settings_for(terminal.folder, database_url=terminal.settings["database_url"]))
    assert run_in(runner_app, terminal, "user", "create", "ann", "--email", "ann@example.org").exit_code == 0
    assert run_in(runner_app, terminal, "verify").output == ""


def run_in(app: Flask, terminal: Terminal, *words: str) -> Any:
    info = ScriptInfo(create_app=lambda: app)
    return app.test_cli_runner().invoke(app.cli, words, obj=info, env=terminal.variables({}), catch_exceptions=False)


def test_db_is_the_forums_own(plain_terminal: Terminal) -> None:
    done = flask(plain_terminal, "db", "upgrade")
    assert (done.returncode, done.stdout, done.stderr) == (0, "The database is up to date now.\n", "")


def test_a_wrong_setting_is_one_sentence_here_too(plain_terminal: Terminal) -> None:
    done = flask(plain_terminal, "serve", nonsense=1)
    assert done.returncode != 0
    assert done.stderr == "FORUM_NONSENSE in the environment is not a setting of the forum.\n"
