"""`forum db copy`: the whole site into an empty database of the other kind, or of the same.

The old database is held for it: nothing is written to it from the first row on, also after the last, until
`forum maintenance off`. So the two never grow apart, and a copy that was killed goes on where it was.
"""

import secrets
import sys
import time
from collections.abc import Callable
from datetime import datetime
from itertools import islice

import click
from sqlalchemy import create_engine

from forum.cli import migrations
from forum.cli.faults import print_faults
from forum.cli.maintenance import parse_until
from forum.cli.site import Refusal, Site, pass_site
from forum.cli.standing import check_current
from forum.db import db, despite_maintenance, end_reading, session, unit_of_work
from forum.db.copying import (
    begin_copy,
    check_copy,
    copy_rows,
    count_copied,
    count_parts,
    count_rows,
    end_copy,
    find_token,
    is_without_rows,
    make_parts,
)
from forum.db.dialects import copies_of, dialect_of, options_for
from forum.db.dialects.copies import Standing
from forum.db.maintenance import Maintenance, begin_maintenance, find_maintenance
from forum.pictures import open_store
from forum.queries.orphans import find_orphans
from forum.services.jobs import has_job_in_hand
from forum.settings import Settings

# A killed copy is noticed by PostgreSQL a moment later.
FREE_WITHIN = 5.0
# As long as the lease of a job.
JOBS_END_WITHIN = 300.0


@click.command("copy")
@click.option("--to", "url", required=True, help="The address of an empty database, as in FORUM_DATABASE_URL.")
@click.option("--until", help="When it should be over; see: forum maintenance on --help")
@pass_site
def copy(site: Site, url: str, until: str | None) -> None:
    """Copies the site into another database, such as from SQLite to PostgreSQL, while people go on reading.

    Nothing can be written meanwhile, nor to the old database afterwards. Killed and started again, it goes on.
    """
    settings, others = site.settings(), site.settings(database_url=url)
    if settings.database_url == others.database_url:
        raise Refusal("That is the site's own database.")
    token = _check(site, settings, others)
    with site.open_app(settings):
        token = _hold(token, until)
    with site.open_app(others):
        if find_token(db.engine) is None:
            migrations.upgrade()
            begin_copy(db.engine, token)
        else:
            click.echo("This copy was begun before, and goes on where it was.")
    with site.open_app(settings):
        count, mended = _copy(others)
    with site.open_app(others):
        faults = print_faults(open_store(others))
        end_copy(db.engine)
    _tell(count, mended)
    if faults:
        click.echo("These faults were in the old database, too; see: forum verify --repair", err=True)
        sys.exit(1)


def _check(site: Site, settings: Settings, others: Settings) -> str | None:
    """Raises `Refusal` before anything is touched; gives the token of a copy that is to go on."""
    with site.open_app(settings):
        check_current()
        orphans = list(islice(find_orphans(), 1))
        if orphans:
            raise Refusal(f"{orphans[0].words} The copy would refuse it; see: forum verify --repair")
        held = find_maintenance(session())
        end_reading()
    with site.open_app(others):
        standing = _standing()
        if standing is Standing.IN_USE:
            raise Refusal("Somebody is connected to the database at that address.")
        if standing is Standing.EMPTY:
            return held.copy if held else None
        token = find_token(db.engine)
        if token is None and not is_without_rows(db.engine):
            raise Refusal("The database at that address is not empty.")
        if token is not None and (held is None or held.copy != token):
            raise Refusal("The database at that address holds a part of another copy; make an empty one.")
    return held.copy if held else None


def _standing() -> Standing:
    deadline = time.monotonic() + FREE_WITHIN
    while (found := copies_of(db.engine).standing(db.engine)) is Standing.IN_USE and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def _hold(token: str | None, until: str | None) -> str:
    """Returns when nothing will be written any more; jobs in hand come to their end first."""
    found = find_maintenance(session())
    moment: datetime | None = parse_until(until) if until or found is None else found.until
    end_reading()
    if token is None:
        with unit_of_work() as work:
            begin_maintenance(work, Maintenance(moment))
        if has_job_in_hand():
            click.echo("Waiting for the jobs in hand.")
        deadline = time.monotonic() + JOBS_END_WITHIN
        while has_job_in_hand() and time.monotonic() < deadline:
            end_reading()
            time.sleep(0.2)
        end_reading()
        token = secrets.token_hex(16)
    with despite_maintenance(), unit_of_work() as work:
        begin_maintenance(work, Maintenance(moment, token))
    dialect_of(db.engine).wait_for_writers(db.engine)
    return token


def _copy(others: Settings) -> tuple[int, int]:
    """Gives how many rows there are, and how many values lost a character."""
    source = db.engine
    target = create_engine(others.database_url, **options_for(others.database_url, others.database_pool))
    try:
        total, done = sum(count_rows(source).values()), count_copied(target)
        mended = _with_bar("Rows", total, done, lambda tell: copy_rows(source, target, tell))
        _with_bar("Indexes", count_parts(target), 0, lambda tell: make_parts(target, tell))
        return check_copy(source, target), mended or 0
    finally:
        target.dispose()


def _with_bar(label: str, length: int, done: int, act: Callable[[Callable[[int], None]], int | None]) -> int | None:
    if not length:
        return act(lambda _number: None)
    with click.progressbar(length=length, label=label) as bar:
        bar.update(done)
        return act(bar.update)


def _tell(count: int, mended: int) -> None:
    click.echo(f"{count} rows were copied, counted in each table, and looked through.")
    if mended:
        click.echo(f"{mended} texts held the character U+0000, which that database cannot store; it was left out.")
    click.echo(
        "To serve the copy, stop the server and all workers, name it in FORUM_DATABASE_URL or config.py, and start "
        "them again. Keep the secret (the file secret of the instance folder, or FORUM_SECRET_KEY): with it, sign-ins "
        "and the links in mail go on working."
    )
    click.echo(
        "The old database can be read, and takes nothing any more. To go on with it instead: forum maintenance off"
    )
