"""`forum blog`: making blogs."""

import click

from forum.cli.site import Refusal, Site, pass_site
from forum.cli.standing import check_current
from forum.db import unit_of_work
from forum.models.blogs import FEED_TEXTS, POSTING, READING
from forum.queries.people import find_user_by_handle, get_member_actor
from forum.services.blogs import create_blog, prepare_blog
from forum.validation.handles import handle_key


@click.group("blog")
def blog() -> None:
    """Makes blogs."""


@blog.command("create")
@click.argument("name")
@click.option("--admin", required=True, help="The handle of the admin in whose name the blog is made.")
@click.option("--slug", default="", help="Its address under /blogs/; made from the name where none is given.")
@click.option("--description", default="", help="A sentence for the list of blogs.")
@click.option("--note", default="", help="Markdown that stands under every post.")
@click.option("--posting", type=click.Choice(POSTING), default="authors", show_default=True)
@click.option("--reading", type=click.Choice(READING), default="public", show_default=True)
@click.option("--unlisted", is_flag=True, help="Leaves it out of the list of blogs.")
@click.option("--noindex", is_flag=True, help="Asks search engines to leave it out.")
@click.option("--pseudonyms", is_flag=True, help="Lets members write under a pseudonym.")
@click.option("--feed-text", type=click.Choice(FEED_TEXTS), default="full", show_default=True)
@click.option("--closes-after", type=int, help="Days after which a post takes no more replies.")
@click.option("--position", type=int, default=0, show_default=True, help="Its place in the list.")
@pass_site
def create(
    site: Site,
    name: str,
    admin: str,
    slug: str,
    description: str,
    note: str,
    posting: str,
    reading: str,
    unlisted: bool,
    noindex: bool,
    pseudonyms: bool,
    feed_text: str,
    closes_after: int | None,
    position: int,
) -> None:
    """Makes a blog called NAME."""
    with site.open_app(site.settings()):
        check_current()
        prepared = prepare_blog(
            name=name,
            slug=slug,
            description=description,
            note=note,
            posting=posting,
            reading=reading,
            is_unlisted=unlisted,
            closes_after_days=closes_after,
            position=position,
            is_noindex=noindex,
            feed_text=feed_text,
            has_pseudonyms=pseudonyms,
        )
        member = find_user_by_handle(handle_key(admin.removeprefix("@")))
        if member is None:
            raise Refusal(f"There is no member with the handle {admin.removeprefix('@')}.")
        actor = get_member_actor(member.id)
        with unit_of_work() as work:
            create_blog(work, actor=actor, prepared=prepared)
    click.echo(f"The blog is at /blogs/{prepared.slug}.")
