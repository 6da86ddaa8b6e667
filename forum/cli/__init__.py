"""The door for a terminal: what the operator of a site does with it."""

from flask import Flask

from forum.cli.backups import backup, restore
from forum.cli.benching import bench
from forum.cli.blogs import blog
from forum.cli.database import database
from forum.cli.demo import demo
from forum.cli.exporting import archive, export
from forum.cli.importing import import_
from forum.cli.mailing import mail
from forum.cli.maintenance import maintenance
from forum.cli.members import user
from forum.cli.searching import search
from forum.cli.serving import serve, worker
from forum.cli.setting_up import setup
from forum.cli.site import EXTENSION, Site
from forum.cli.verifying import verify

COMMANDS = (
    *(serve, worker, demo, setup, database, maintenance, user, blog, import_, mail, search, verify),
    *(backup, restore, export, bench),
)
import_.add_command(archive)


def register_commands(app: Flask, site: Site) -> None:
    """Offers the commands as `flask --app wsgi …` too; `site` says how they make their own apps."""
    app.extensions[EXTENSION] = site
    for command in COMMANDS:
        app.cli.add_command(command)
