"""`forum bench`: a site to measure with."""

import sys
from pathlib import Path
from time import perf_counter

import click

from forum.cli import migrations
from forum.cli.filling.material import read_material
from forum.cli.filling.storing import FEWEST_MEMBERS, Plan, fill
from forum.cli.folder import make_folder, make_secret
from forum.cli.members import random_password
from forum.cli.site import Refusal, Site, pass_site
from forum.queries.site import count_members
from forum.queries.threads import WINDOW
from forum.services.passwords import hash_password

BOARD = Path("..") / "shared" / "data" / "history-meta-2018"
AMOUNT = click.IntRange(min=0)


@click.group("bench")
def bench() -> None:
    """A site to measure with."""


@bench.command("fill")
@click.option("--posts", type=click.IntRange(min=1), default=1_000, show_default=True)
@click.option("--replies", type=AMOUNT, default=10_000, show_default=True)
@click.option("--members", type=click.IntRange(min=FEWEST_MEMBERS), default=2_000, show_default=True)
@click.option("--longest", type=AMOUNT, default=0, help="One of the threads has so many of the replies.")
@click.option("--full", type=AMOUNT, default=0, help="So many of the threads fill one page exactly.")
@click.option(
    "--characters", type=click.IntRange(2, 20_000), help="How long each reply is; else as long as what is sampled."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same site.")
@click.option(
    "--board",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"The folder of a board's dump to sample from; {BOARD} where it is there, else sentences are invented.",
)
@pass_site
def fill_site(
    site: Site,
    posts: int,
    replies: int,
    members: int,
    longest: int,
    full: int,
    characters: int | None,
    seed: int,
    board: Path | None,
) -> None:
    """Fills an empty database with very many posts and replies, all of them made up."""
    wanted = longest + WINDOW * full
    if wanted > replies:
        raise Refusal(f"The longest and the full threads need {wanted} replies; there are only {replies}.")
    make_folder(site.instance_path)
    make_secret(site.instance_path)
    settings = site.settings(limits="off")
    with site.open_app(settings):
        migrations.upgrade()
        if count_members():
            raise Refusal("This database holds a community already; only an empty one can be filled.")
        material = read_material(board or (BOARD if BOARD.is_dir() else None))
        password = random_password()
        plan = Plan(posts, replies, members, longest, full, characters, seed)
        begun = perf_counter()
        label = f"Filling from {material.origin}"
        with click.progressbar(length=replies, label=label, file=sys.stderr) as bar:
            fill(plan, material, hash_password(password), bar.update)
        took = perf_counter() - begun
    click.echo(f"{posts:,} posts with {replies:,} replies in {took:.1f} s, {replies / took:,.0f} replies a second.")
    click.echo(f"Sign in as admin, moderator or writer1 to writer{members - 2}, each with the password {password}")
