"""`forum setup`: from an empty instance folder to a site with its first admin."""

from pathlib import Path

import click

from forum.cli import migrations
from forum.cli.folder import make_folder, make_secret, write_new
from forum.cli.members import create_confirmed, prepare
from forum.cli.site import Refusal, Site, pass_site
from forum.cli.starting import check_mail
from forum.db import unit_of_work
from forum.queries.site import count_members

CONFIG_FILE = "config.py"
HEADER = "# Settings of this site; the README lists them all. FORUM_* variables of the environment go before these.\n"


class OnlyOnce(click.Command):
    """Refuses a second set-up before it asks anything."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        site = ctx.find_object(Site)
        config = site.instance_path / CONFIG_FILE if site else Path(CONFIG_FILE)
        if config.exists() and "--help" not in args:
            raise Refusal(f"{config} is there already; edit it, or remove it and run forum setup again.")
        return super().parse_args(ctx, args)


@click.command("setup", cls=OnlyOnce)
@click.option("--url", prompt="The address at which readers will reach the site", default="https://forum.example.org")
@click.option("--name", prompt="The site's name", default="Riverside Commons")
@click.option("--mail", prompt="How mail leaves (smtp+starttls://user:password@host:587)", default="console:")
@click.option("--mail-from", prompt="The address mail comes from", default="forum@localhost")
@click.option("--handle", prompt="The first admin's handle", help="The first admin's handle.")
@click.option("--email", prompt="Their e-mail address", help="The first admin's e-mail address.")
@click.password_option("--password", prompt="Their password", help="The first admin's password.")
@pass_site
def setup(site: Site, url: str, name: str, mail: str, mail_from: str, handle: str, email: str, password: str) -> None:
    """Asks what a site needs, writes config.py and a secret, and makes the first admin."""
    folder = site.instance_path
    config = folder / CONFIG_FILE
    given = {"url": url, "site_name": name, "mail": mail, "mail_from": mail_from}
    settings = site.settings(**given)
    check_mail(settings)
    make_folder(folder)
    make_secret(folder)
    with site.open_app(site.settings(**given)):
        copy = migrations.upgrade()
        if copy is not None:
            click.echo(f"The database as it was is kept in {copy}.")
        if count_members():
            raise Refusal("The database has members already; make an admin with: forum user role HANDLE admin")
        prepared = prepare(handle.removeprefix("@"), "", email, password)
        write_new(config, _config_text(given))
        with unit_of_work() as work:
            create_confirmed(work, prepared, "admin")
    _report(folder, prepared.handle, has_real_mail=settings.has_real_mail)


def _config_text(given: dict[str, str]) -> str:
    lines = [f"{key.upper()} = {value!r}\n" for key, value in given.items()]
    return HEADER + "".join(lines)


def _report(folder: Path, handle: str, *, has_real_mail: bool) -> None:
    click.echo(f"{folder / CONFIG_FILE} holds the settings, {folder / 'secret'} the secret; keep both to yourself.")
    click.echo(f"@{handle} is the first admin.")
    if not has_real_mail:
        click.echo("Until mail is set up, serve with FORUM_REGISTRATION=closed.")
    click.echo("Start the site with: forum serve")
