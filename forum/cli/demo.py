"""`forum demo`: a community to look around in, on this machine alone."""

import os
from collections.abc import Mapping
from dataclasses import replace

import click

from forum.cli import migrations
from forum.cli.demo_loading import load_content
from forum.cli.folder import make_folder, make_secret
from forum.cli.serving import run_server
from forum.cli.site import Refusal, Site, pass_site
from forum.cli.starting import check_port
from forum.demo_content import loading
from forum.demo_content.shapes import SIGN_IN_KEYS
from forum.errors import ConfigurationError
from forum.queries.site import count_members, is_demo
from forum.settings import Settings

LOOPBACK = "127.0.0.1"


@click.command("demo")
@pass_site
def demo(site: Site) -> None:
    """Fills an empty database with demo content and serves it on 127.0.0.1:$PORT (8000)."""
    make_folder(site.instance_path)
    make_secret(site.instance_path)
    settings = _settings(site, os.environ)
    check_port(settings.host, settings.port)
    passwords = _fill(site, settings)
    run_server(site, site.make_app(settings), settings, lambda: _announce(settings, passwords))


def _settings(site: Site, environ: Mapping[str, str]) -> Settings:
    port = environ.get("PORT") or site.settings().port
    if not str(port).isdecimal() or not 0 < int(port) < 65536:
        raise ConfigurationError(f"PORT is {port!r}; it must be a number from 1 to 65535.")
    return site.settings(
        host=LOOPBACK, port=port, url=f"http://{LOOPBACK}:{port}", jobs="embedded", mail="console:", workers=1
    )


def _fill(site: Site, settings: Settings) -> dict[str, str]:
    """Migrates, and loads the content into an empty database; returns the new passwords by handle."""
    with site.open_app(replace(settings, limits="off")):
        copy = migrations.upgrade()
        if copy is not None:
            click.echo(f"The database as it was is kept in {copy}.")
        if count_members():
            if not is_demo():
                raise Refusal(
                    "This database holds a community of its own, not demo content; serve it with: forum serve"
                )
            return {}
        click.echo("Loading the demo content.")
        return load_content(loading.load())


def _announce(settings: Settings, passwords: Mapping[str, str]) -> None:
    content = loading.load()
    people = [(key, content.person_for(key).handle) for key in SIGN_IN_KEYS]
    width = max(len(handle) for _, handle in people)
    click.echo(f"\nThe forum is at {settings.url}\n")
    click.echo(f"Sign in at {settings.url}/sign-in as")
    for key, handle in people:
        click.echo(f"  {key:<9}  {handle:<{width}}   {passwords.get(handle, '')}".rstrip())
    if passwords:
        click.echo("\nThe passwords are shown this once. For a new one: forum user password HANDLE\n")
    else:
        click.echo("\nTheir passwords were shown at the first start. For a new one: forum user password HANDLE\n")
