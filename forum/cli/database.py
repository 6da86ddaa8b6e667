"""`forum db`: bringing the database in step with the code, and back, and into another one."""

import click

from forum.cli import migrations
from forum.cli.copying import copy
from forum.cli.folder import make_folder
from forum.cli.site import Site, pass_site
from forum.cli.standing import check_current, standing


@click.group("db")
def database() -> None:
    """Brings the database in step with the code, or into another one."""


@database.command("upgrade")
@pass_site
def upgrade(site: Site) -> None:
    """Migrates to the newest revision; on SQLite a copy is made first."""
    settings = site.settings()
    make_folder(settings.instance_path)
    with site.open_app(settings):
        is_pending = standing().is_pending
        copy = migrations.upgrade()
        if copy is not None:
            click.echo(f"The database as it was is kept in {copy}.")
        click.echo("The database is up to date now." if is_pending else "The database was up to date already.")


@database.command("downgrade", context_settings={"ignore_unknown_options": True})
@click.argument("revision")
@pass_site
def downgrade(site: Site, revision: str) -> None:
    """Takes migrations back to REVISION (`base` for none, `-1` for one step). What they had added is lost.

    On SQLite a copy is made first.
    """
    with site.open_app(site.settings()):
        copy = migrations.downgrade(revision)
        if copy is not None:
            click.echo(f"The database as it was is kept in {copy}.")
        click.echo(f"The database stands at {standing().found or 'no revision'} now.")


database.add_command(copy)


@database.command("check")
@pass_site
def check(site: Site) -> None:
    """Says whether the database is up to date and its tables are those of the models."""
    with site.open_app(site.settings()):
        check_current()
        migrations.check_models()
        click.echo("The database is up to date, and its tables are those of the models.")
