"""`forum verify`: recounts everything and says what is wrong."""

import sys

import click

from forum.cli.site import Site, pass_site
from forum.cli.standing import check_current
from forum.pictures import open_store
from forum.queries.picture_files import find_missing_files
from forum.queries.verification import find_faults
from forum.services.verification import Repairs


@click.command("verify")
@click.option(
    "--repair", is_flag=True, help="Mends counts, what is shown, the order of threads, and rows that point nowhere."
)
@pass_site
def verify(site: Site, repair: bool) -> None:
    """Prints every fault of the database, and files of pictures that are missing; nothing when all is well."""
    with site.open_app(site.settings()):
        check_current()
        repairs, left = Repairs(), 0
        for fault in find_faults():
            click.echo(fault.words)
            left += not (repair and repairs.take(fault))
        for words in find_missing_files(open_store(site.settings())):
            click.echo(words)
            left += 1
        repairs.run()
    if left:
        sys.exit(1)
