"""`forum import`: another site comes in, as its program gives it away."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import IntegrityError

from forum.cli.exporting import archive
from forum.cli.site import Refusal, Site, pass_site
from forum.cli.standing import check_current
from forum.importing.stackexchange import FILES, read_stackexchange
from forum.importing.staging import Staging, open_staging
from forum.importing.wxr import read_wxr
from forum.queries.people import find_user_by_handle, get_member_actor
from forum.services.importing.plans import Plan, Report
from forum.services.importing.runs import bring_in
from forum.validation.handles import handle_key

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("import")
def import_() -> None:
    """Brings in another site with its authors, posts and comments; nobody is told. Again, it adds what is new."""


import_.add_command(archive)


@import_.command("wxr")
@click.argument("file", type=FILE)
@click.option("--admin", required=True, help="The handle of the admin in whose name blogs are made.")
@click.option("--blog", default="", help="The slug of the blog for the posts; without it one is made.")
@click.option(
    "--categories",
    type=click.Choice(["tags", "blogs"]),
    default="tags",
    show_default=True,
    help="What categories become; the first one of a post is its blog.",
)
@click.option(
    "--media",
    type=FOLDER,
    help="A folder with the pictures, as wp-content/uploads is; those that are not in it become links.",
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Reads and counts all, and changes nothing.")
@pass_site
def wxr(site: Site, file: Path, admin: str, blog: str, categories: Any, media: Path | None, is_dry: bool) -> None:
    """Brings in FILE, which WordPress wrote (Tools, Export, All content)."""
    with open_staging() as staging:
        with _bar("Reading", file.stat().st_size) as bar:
            staging.gather(read_wxr(file, categories=categories, tell=bar.update))
        _bring_in(site, staging, admin, blog, is_dry, media)


@import_.command("stackexchange")
@click.argument("folder", type=FOLDER)
@click.option("--admin", required=True, help="The handle of the admin in whose name a blog is made.")
@click.option("--name", default="", help="What the site is called; by default as the folder is.")
@click.option("--site", "base", default="", help="The address that it had; its old addresses lead on then.")
@click.option("--blog", default="", help="The slug of the blog for the questions; without it one is made.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Reads and counts all, and changes nothing.")
@pass_site
def stackexchange(site: Site, folder: Path, admin: str, name: str, base: str, blog: str, is_dry: bool) -> None:
    """Brings in FOLDER, a dump of Stack Exchange with Users.xml, Posts.xml and Comments.xml."""
    with open_staging() as staging:
        length = sum(file.stat().st_size for file in map(folder.joinpath, FILES) if file.is_file())
        with _bar("Reading", length) as bar:
            staging.gather(read_stackexchange(folder, name=name, base=base, tell=bar.update))
        _bring_in(site, staging, admin, blog, is_dry)


def _bring_in(site: Site, staging: Staging, admin: str, blog: str, is_dry: bool, media: Path | None = None) -> None:
    with site.open_app(site.settings()):
        check_current()
        member = find_user_by_handle(handle_key(admin.removeprefix("@")))
        if member is None:
            raise Refusal(f"There is no member with the handle {admin.removeprefix('@')}.")
        plan = Plan(get_member_actor(member.id), blog, is_dry, media)
        with _bar("Counting" if is_dry else "Bringing in", staging.count("articles") + staging.count("remarks")) as bar:
            report = _act(staging, plan, bar)
    _tell(staging, report, is_dry=is_dry)


def _act(staging: Staging, plan: Plan, bar: Any) -> Report:
    try:
        return bring_in(staging, plan, bar.update)
    except IntegrityError as error:
        words = "The same things came in at this moment by another way, such as a second import. Start this one again."
        raise Refusal(words) from error


@contextmanager
def _bar(label: str, length: int) -> Iterator[Any]:
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar


def _tell(staging: Staging, report: Report, *, is_dry: bool) -> None:
    click.echo(f"{staging.origin.name} ({staging.origin.base or staging.origin.source})")
    _list("Would be brought in:" if is_dry else "Brought in:", report.taken)
    _list("Here already, and left as they are:", report.known)
    _list("Changed on the way:", report.changed)
    left_out = {
        _with_examples(reason, staging.examples.get(reason, [])): count for reason, count in staging.left_out.items()
    }
    _list("Left out:", Counter(left_out))
    if is_dry:
        click.echo("Nothing was changed.")


def _with_examples(reason: str, examples: list[str]) -> str:
    return f"{reason}, such as {', '.join(f'“{example}”' for example in examples)}" if examples else reason


def _list(heading: str, counts: Counter[str]) -> None:
    found = [(words, count) for words, count in counts.items() if count]
    if found:
        click.echo(heading)
        for words, count in found:
            click.echo(f"  {count:>7,}  {words}")
