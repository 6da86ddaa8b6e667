"""The door for a terminal: what the operator of a site does with it."""

from importlib import import_module

import click
from flask.cli import AppGroup

# Where each command stands. It is loaded when it is run: a server needs no importers, archives and migrations.
COMMANDS = {
    "serve": "forum.cli.serving:serve",
    "web-processes": "forum.cli.serving:web_processes",
    "worker": "forum.cli.serving:worker",
    "demo": "forum.cli.demo:demo",
    "setup": "forum.cli.setting_up:setup",
    "db": "forum.cli.database:database",
    "maintenance": "forum.cli.maintenance:maintenance",
    "user": "forum.cli.members:user",
    "blog": "forum.cli.blogs:blog",
    "import": "forum.cli.importing:import_",
    "mail": "forum.cli.mailing:mail",
    "search": "forum.cli.searching:search",
    "verify": "forum.cli.verifying:verify",
    "backup": "forum.cli.backups:backup",
    "restore": "forum.cli.backups:restore",
    "export": "forum.cli.exporting:export",
    "bench": "forum.cli.benching:bench",
}


class Commands(AppGroup):
    """The commands of the forum, and whatever else was added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command
