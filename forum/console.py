"""The commands of the console script `forum`."""

import click

from forum.app import SITE
from forum.cli import Commands


@click.group(cls=Commands, no_args_is_help=True)
@click.version_option(package_name="forum", prog_name="forum")
def forum() -> None:
    """Runs and looks after a forum. The instance folder is ./instance, or what FORUM_INSTANCE_PATH names."""


def run() -> None:
    """Runs the command that the terminal names."""
    forum.main(prog_name="forum", obj=SITE)
