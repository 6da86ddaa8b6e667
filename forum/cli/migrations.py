"""How a database is moved from one revision to another."""

from pathlib import Path
from typing import cast

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from flask import current_app
from flask_migrate import Migrate
from sqlalchemy import inspect

from forum.cli.site import Refusal
from forum.cli.standing import check_current, standing
from forum.db import db, end_reading
from forum.db.dialects import dialect_of
from forum.files import migrations_path


def config() -> Config:
    """Alembic's configuration for the app in whose context the code runs."""
    if "migrate" not in current_app.extensions:
        Migrate(current_app, db, directory=str(migrations_path()))
    extension = current_app.extensions["migrate"]
    return cast(Config, extension.migrate.get_config(extension.directory))


def upgrade() -> Path | None:
    """Migrates to the newest revision; returns the copy that was made of a database with data, if one was."""
    place = standing()
    if place.is_newer:
        check_current()
    if not place.is_pending:
        return None
    end_reading()
    copy = dialect_of(db.engine).backup_before_upgrade(db.engine) if _has_tables() else None
    run_migrations()
    return copy


def run_migrations() -> None:
    """All that the database does not have yet."""
    command.upgrade(config(), "head")


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
