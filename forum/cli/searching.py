"""`forum search`: the index of what can be searched."""

import click

from forum.cli.site import Site, pass_site
from forum.cli.standing import check_current
from forum.services.search_rebuild import empty_index, rebuild_next

TELL_EVERY = 100


@click.group("search")
def search() -> None:
    """The index of what can be searched."""


@search.command("rebuild")
@click.option(
    "--from-scratch", is_flag=True, help="Empties a damaged index first; until it is full, searches find less."
)
@pass_site
def rebuild(site: Site, from_scratch: bool) -> None:
    """Brings the index in step with all posts and replies, while the site runs.

    Stopped and started again, it goes on where it was.
    """
    with site.open_app(site.settings()):
        check_current()
        if from_scratch:
            empty_index()
        steps = 0
        while (post_id := rebuild_next()) is not None:
            steps += 1
            if steps % TELL_EVERY == 0:
                click.echo(f"As far as post {post_id}.")
    click.echo("Everything that is published can be found.")
