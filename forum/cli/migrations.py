"""Where a database stands among the migrations, and how it is moved."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from flask import current_app
from sqlalchemy import inspect

from forum.cli.site import Refusal
from forum.db import db, end_reading
from forum.db.dialects import dialect_of


@dataclass(frozen=True)
class Standing:
    """The revisions of the database and of the code; `is_newer` when the code does not know the database's."""

    found: tuple[str, ...]
    heads: tuple[str, ...]
    is_newer: bool

    @property
    def is_pending(self) -> bool:
        return not self.is_newer and set(self.found) != set(self.heads)


def config() -> Config:
    """Alembic's configuration for the app in whose context the code runs."""
    extension = current_app.extensions["migrate"]
    return cast(Config, extension.migrate.get_config(extension.directory))


def known_revisions() -> set[str]:
    """All revisions that this code can bring up to date."""
    return {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}


def standing() -> Standing:
    """Reads where the database stands; an empty one stands nowhere. One statement or two."""
    scripts = ScriptDirectory.from_config(config())
    known = known_revisions()
    with db.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_heads()
    return Standing(found, tuple(scripts.get_heads()), is_newer=not known.issuperset(found))


def check_current() -> None:
    """Raises `Refusal` with one sentence unless the database stands where the code does."""
    place = standing()
    if place.is_newer:
        raise Refusal(
            f"The database is newer than this version of the forum (it stands at {', '.join(place.found)}); "
            "install the version that wrote it."
        )
    if place.is_pending:
        raise Refusal("The database is not up to date with this version of the forum; run: forum db upgrade")


def upgrade() -> Path | None:
    """Migrates to the newest revision; returns the copy that was made of a database with data, if one was."""
    place = standing()
    if place.is_newer:
        check_current()
    if not place.is_pending:
        return None
    end_reading()
    copy = dialect_of(db.engine).backup_before_upgrade(db.engine) if _has_tables() else None
    command.upgrade(config(), "head")
    return copy


def _has_tables() -> bool:
    return bool(inspect(db.engine).get_table_names())


def downgrade(revision: str) -> Path | None:
    """Takes migrations back to `revision`, or so many steps as in `-1`; returns the copy as `upgrade` does."""
    end_reading()
    copy = dialect_of(db.engine).backup_before_upgrade(db.engine) if _has_tables() else None
    try:
        command.downgrade(config(), revision)
    except CommandError as error:
        raise Refusal(f"The database cannot be taken back to {revision}: {error}.") from error
    return copy


def check_models() -> None:
    """Raises `Refusal` when the tables are not those of the models."""
    try:
        command.check(config())
    except CommandError as error:
        raise Refusal(f"The tables differ from the models: {error}") from error
