"""`forum export` and `forum import archive`: a whole site as one file that any database can take in."""

import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click
from alembic import command
from sqlalchemy import Engine, Table

from forum import __version__
from forum.cli import migrations
from forum.cli.faults import print_faults
from forum.cli.site import Refusal, Site, pass_site
from forum.cli.site_archive import FORM, NAME, Contents, Reader, member_of, open_archive, write_archive
from forum.cli.standing import check_current, standing
from forum.cli.uploads import read_uploads
from forum.db import db, despite_maintenance, end_reading, unit_of_work
from forum.db.archiving import EXCLUDED, archived_tables, lines_of, reader_of, tables_as_they_are
from forum.db.copying import BATCH, begin_copy, end_copy, find_token, is_without_rows, make_parts
from forum.db.dialects import copies_of, dialect_of, loader_of
from forum.db.dialects.copies import CopyError, Standing
from forum.db.revisions import known_revisions, newest_revision
from forum.pictures import Store, open_store
from forum.services.restoring import hold_queued
from forum.services.search_rebuild import rebuild_next

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("export")
@click.argument("file", type=FILE)
@pass_site
def export(site: Site, file: Path) -> None:
    """Writes the whole site into FILE, as it is at one moment, while it runs.

    Everything but sign-ins and what is in hand; any database can take it in: forum import archive FILE.
    """
    if file.exists():
        raise Refusal(f"{file} exists already.")
    part = file.with_name(f"{file.name}.part")
    try:
        part.unlink(missing_ok=True)
        with site.open_app(site.settings()):
            check_current()
            rows = _write(part, open_store(site.settings()))
        part.rename(file)
    except OSError as error:
        raise Refusal(f"{file} cannot be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    click.echo(f"{file} holds {rows:,} rows. Whoever reads it reads everything: keep it as you keep a backup.")


def _write(part: Path, store: Store) -> int:
    revision = newest_revision()
    taken_at, counts = datetime.now(UTC), {}
    with write_archive(part) as writer:
        with dialect_of(db.engine).read_at_one_moment(db.engine) as connection:
            for table in _with_bar(archived_tables()):
                counts[table.name] = writer.add_lines(member_of(table.name), lines_of(connection, table))
        # After the rows: a picture's files are put before its row is written.
        for name, data in read_uploads(store):
            writer.add_upload(name, data)
        writer.add_contents(Contents(NAME, FORM, __version__, revision, taken_at.isoformat(), counts, EXCLUDED))
    return sum(counts.values())


def _with_bar(tables: Iterable[Table]) -> Iterator[Table]:
    shown: Any = {"file": sys.stderr, "item_show_func": lambda table: "" if table is None else table.name}
    with click.progressbar(list(tables), label="Tables", **shown) as bar:
        yield from bar


@click.command("archive")
@click.argument("file", type=FILE)
@pass_site
def archive(site: Site, file: Path) -> None:
    """Takes in FILE, which `forum export` wrote, in this version or an earlier one, into an empty database.

    Nobody is told, and nothing is mailed.
    """
    settings = site.settings()
    with open_archive(file) as reader, site.open_app(settings):
        _check_target(reader.contents)
        _migrate(reader.contents.revision)
        begin_copy(db.engine, secrets.token_hex(16))
        with _refused_in_words():
            _fill(db.engine, reader)
        end_copy(db.engine)
        migrations.upgrade()
        with despite_maintenance(), unit_of_work() as work:
            hold_queued(work)
        while rebuild_next() is not None:
            end_reading()
        with _refused_in_words():
            _bring_uploads(reader, open_store(settings))
        faults = print_faults(open_store(settings))
    click.echo(f"{sum(reader.contents.tables.values()):,} rows came in, as they were at {reader.contents.taken_at}.")
    click.echo("Everybody signs in again. With another secret than the old site's, second steps are set up anew.")
    if faults:
        click.echo("These faults were in the old site, too; see: forum verify --repair", err=True)
        sys.exit(1)


def _check_target(contents: Contents) -> None:
    """Raises `Refusal` before anything is touched."""
    if contents.revision not in known_revisions():
        raise Refusal(
            f"This archive is newer than this version of the forum (it stands at {contents.revision}); install version "
            f"{contents.forum} or a later one."
        )
    place = copies_of(db.engine).standing(db.engine)
    if place is Standing.IN_USE:
        raise Refusal("Somebody is connected to the database; stop the server and all workers first.")
    if place is Standing.EMPTY:
        return
    if find_token(db.engine) is not None:
        raise Refusal("The database holds a part of what came in before and was broken off; make an empty one.")
    if not is_without_rows(db.engine) or standing().found != contents.revision:
        raise Refusal("The database is not empty. An archive comes into an empty one only.")


def _migrate(revision: str) -> None:
    """The tables as they were where the archive was written; rows are brought on with them afterwards."""
    end_reading()
    command.upgrade(migrations.config(), revision)


@contextmanager
def _refused_in_words() -> Iterator[None]:
    try:
        yield
    except CopyError as error:
        raise Refusal(f"{error.message} Make an empty database, and begin again.") from error


def _fill(engine: Engine, reader: Reader) -> None:
    tables = tables_as_they_are(engine, list(reader.contents.tables))
    loader = loader_of(engine)
    with loader.connect(engine) as connection:
        for table in _with_bar(tables.values()):
            count = 0
            for rows in _batches(reader, table):
                loader.write(connection, table, rows)
                connection.commit()
                count += len(rows)
            if count != reader.contents.tables[table.name]:
                raise CopyError(f"The archive has {count} rows of {table.name}, and says that there are others.")
    make_parts(engine, lambda _number: None)
    with loader.connect(engine) as connection:
        faults = list(islice(loader.settle(connection, list(tables.values())), 1))
        connection.commit()
    if faults:
        raise CopyError(faults[0])


def _bring_uploads(reader: Reader, store: Store) -> None:
    for name, data in reader.uploads():
        try:
            store.put(name, data)
        except ValueError as error:
            raise CopyError(f"The archive holds {name!r}, which is no file of a picture.") from error


def _batches(reader: Reader, table: Table) -> Iterator[list[list[Any]]]:
    read = reader_of(table)
    lines = reader.lines(table.name)
    while rows := [read(line) for line in islice(lines, BATCH)]:
        yield rows
