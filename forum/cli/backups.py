"""`forum backup` and `forum restore`: the whole database and the files of pictures as one file, and back."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click
from filelock import Timeout

from forum import __version__
from forum.cli import migrations
from forum.cli.archives import (
    DATABASE,
    FORM,
    SECRET,
    UPLOADS,
    Manifest,
    check_archive,
    list_backups,
    lock_of,
    name_of,
    pack,
    part_of,
    read_secret,
    unpack,
)
from forum.cli.faults import print_faults
from forum.cli.folder import PRIVATE_FOLDER, make_folder, write_new
from forum.cli.site import Refusal, Site, pass_site
from forum.cli.standing import check_current
from forum.cli.uploads import bring_uploads, pack_uploads
from forum.db import db, despite_maintenance, unit_of_work
from forum.db.dialects import copies_of
from forum.db.dialects.copies import Contents, CopyError, Standing, sync
from forum.db.maintenance import end_maintenance
from forum.db.revisions import known_revisions
from forum.pictures import open_store
from forum.services.restoring import Held, hold_queued
from forum.settings import SECRET_FILE, Settings

FOLDER = "backups"


@click.command("backup")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="The folder; by default backups in the instance.")
@click.option("--keep", type=click.IntRange(min=1), help="Afterwards removes the oldest backups beyond so many.")
@pass_site
def backup(site: Site, folder: Path | None, keep: int | None) -> None:
    """Takes a backup of the site as it is at one moment, while it runs, and checks it."""
    settings = site.settings()
    folder = folder or settings.instance_path / FOLDER
    label = urlsplit(settings.url).netloc.replace(":", "_")
    with _disk_errors_in_words(), _place_for(folder, label) as place:
        taken_at = datetime.now(UTC)
        copy, packed = place / DATABASE, place / "packed"
        with site.open_app(settings):
            contents = copies_of(db.engine).take(db.engine, copy)
            kind = copies_of(db.engine).kind
        # After the database: a picture's files are put before its row is written.
        count = pack_uploads(open_store(settings), place / UPLOADS)
        _pack(packed, {DATABASE: copy, UPLOADS: place / UPLOADS}, settings, contents, kind, taken_at)
        final = folder / name_of(label, taken_at.strftime("%Y%m%dT%H%M%S.%fZ"))
        packed.rename(final)
        sync(folder)
    click.echo(f"{final} holds {sum(contents.rows.values())} rows at revision {contents.revision}, and was checked.")
    if count:
        click.echo(f"With it are {count} files of pictures.")
    if contents.orphans:
        click.echo(f"{contents.orphans} rows in it point to no row, as on the site; see: forum verify", err=True)
    if keep:
        _remove_older(list_backups(folder, label)[:-keep])


def _remove_older(files: Sequence[Path]) -> None:
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise Refusal(f"The new backup is made, but {file} cannot be removed: {error.strerror}.") from error
        click.echo(f"{file} was removed.")


@contextmanager
def _disk_errors_in_words() -> Iterator[None]:
    """A full disk, or a folder that may not be written, is one sentence."""
    try:
        yield
    except OSError as error:
        raise Refusal(f"{error.strerror}: {error.filename or 'the disk'}. Nothing was changed.") from error


@contextmanager
def _place_for(folder: Path, label: str) -> Iterator[Path]:
    """A folder beside the backups to work in, for one backup at a time; what a killed one left in it is removed."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    place = folder / f".{label}.part"
    try:
        with lock_of(folder, label):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(mode=PRIVATE_FOLDER)
            try:
                yield place
            finally:
                shutil.rmtree(place, ignore_errors=True)
    except Timeout as error:
        raise Refusal("Another backup of this site is being taken into that folder.") from error


def _pack(
    packed: Path, files: dict[str, Path], settings: Settings, contents: Contents, kind: str, taken_at: datetime
) -> None:
    """Writes the file and reads it again: what was looked through is what it holds."""
    secret = settings.instance_path / SECRET_FILE
    if secret.is_file():
        files[SECRET] = secret
    manifest = Manifest(
        form=FORM,
        kind=kind,
        revision=contents.revision,
        forum_version=__version__,
        taken_at=taken_at.isoformat(),
        rows=contents.rows,
        parts={name: part_of(file) for name, file in files.items()},
    )
    pack(packed, manifest, files)
    if check_archive(packed) != manifest:
        raise CopyError("What was read from the new backup is not what was written; look at the disk.")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="On SQLite: takes the place of the database there is, which is kept.")
@click.option("--send-queued", is_flag=True, help="Has sent what waited to be sent when the backup was taken.")
@pass_site
def restore(site: Site, file: Path, replace: bool, send_queued: bool) -> None:
    """Makes the site what it was when the backup FILE was taken. The server and all workers must be stopped.

    Everything is checked before anything is changed.
    """
    settings = site.settings()
    manifest = check_archive(file)
    with site.open_app(settings):
        _check_target(manifest, replace=replace)
        folder = copies_of(db.engine).folder(db.engine) or settings.instance_path
    make_folder(settings.instance_path)
    with _disk_errors_in_words(), tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder) as place:
        copy = Path(place) / DATABASE
        unpack(file, DATABASE, copy)
        with site.open_app(settings):
            copies_of(db.engine).check(copy)
            address = copies_of(db.engine).bring(db.engine, copy)
        with site.open_app(site.settings(database_url=address)):
            held = _admit(manifest, send_queued=send_queued)
        with site.open_app(settings):
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
            kept = copies_of(db.engine).put_in_place(db.engine, copy, stamp)
    if kept:
        click.echo(f"The database as it was is kept in {kept}.")
    click.echo(f"The site is what it was at {manifest.taken_at}. Sign-ins of that moment hold, until they end.")
    _restore_secret(file, settings)
    if UPLOADS in manifest.parts:
        _restore_uploads(file, settings)
    _tell_held(held)
    _verify(site, settings)


def _check_target(manifest: Manifest, *, replace: bool) -> None:
    """Raises `Refusal` unless this backup can be restored here with nothing lost."""
    copies = copies_of(db.engine)
    if manifest.kind != copies.kind:
        raise Refusal(f"This backup is of {manifest.kind}, and the site's database is {copies.kind}.")
    if manifest.revision not in known_revisions():
        raise Refusal(
            f"This backup is newer than this version of the forum (it stands at {manifest.revision}); install "
            f"version {manifest.forum_version} or a later one."
        )
    standing = copies.standing(db.engine)
    if standing is Standing.IN_USE:
        raise Refusal("The database is in use; stop the server and all workers first.")
    if standing is Standing.FILLED and not copies.can_replace:
        raise Refusal("The database is not empty; make an empty one and name it in FORUM_DATABASE_URL.")
    if standing is Standing.FILLED and not replace:
        raise Refusal("There is a database already; --replace puts it aside, and takes its place.")


def _admit(manifest: Manifest, *, send_queued: bool) -> Held | None:
    """Holds what waits, and only then lets the database be used; one of an earlier version is brought up to date."""
    if copies_of(db.engine).count(db.engine) != manifest.rows:
        raise CopyError("The tables that were restored have not the rows that the backup says.")
    with despite_maintenance(), unit_of_work() as work:
        # It was of the site that the backup was taken of.
        end_maintenance(work)
        held = None if send_queued else hold_queued(work)
        copies_of(db.engine).admit(work, manifest.revision)
    migrations.upgrade()
    return held


def _restore_secret(file: Path, settings: Settings) -> None:
    """Puts the secret back where there is none; another one is never written over."""
    secret = read_secret(file)
    if not settings.secret_key and secret:
        write_new(settings.instance_path / SECRET_FILE, secret)
        click.echo("The secret is back, too.")
    elif not secret:
        click.echo("The backup holds no secret; where the site's is another than then, everybody signs in anew.")
    elif secret.strip() != settings.secret_key:
        click.echo(
            "The site's secret is not that of the backup, and was left as it is: everybody signs in anew, and links "
            f"in mail sent before do not work. The other is in the backup, as {SECRET}."
        )


def _restore_uploads(file: Path, settings: Settings) -> None:
    """Puts files of pictures back that are not there; others are left, for a name always has the same content."""
    with (
        _disk_errors_in_words(),
        tempfile.TemporaryDirectory(prefix=".restoring-", dir=settings.instance_path) as place,
    ):
        unpack(file, UPLOADS, Path(place) / UPLOADS)
        count = bring_uploads(Path(place) / UPLOADS, open_store(settings))
    if count:
        click.echo(f"{count} files of pictures are back.")


def _tell_held(held: Held | None) -> None:
    if held is None:
        click.echo("What waited to be sent when the backup was taken will be sent.")
        return
    told = {
        "messages": held.mails,
        "notices that were to be mailed": held.notices,
        "posts and replies whose followers were being told": held.tellings,
        "newsletter issues (their editors can go on with them)": held.issues,
        "weekly newsletters that fell due since": held.weekly,
        "changes of feeds for the hub": held.feeds,
    }
    found = [f"{what}: {number}" for what, number in told.items() if number]
    click.echo(
        "Held, as they may have gone out since: " + "; ".join(found) + "." if found else "Nothing had to be held."
    )


def _verify(site: Site, settings: Settings) -> None:
    with site.open_app(settings):
        check_current()
        faults = print_faults(open_store(settings))
    if faults:
        click.echo("These faults were in the backup; see: forum verify --repair", err=True)
        sys.exit(1)
    click.echo("Everything was recounted, and nothing is wrong.")
