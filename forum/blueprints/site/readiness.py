"""Whether pages could be served: the database answers, and its tables are those that this code knows."""

from functools import cache

import structlog
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from forum.db import db
from forum.db.replicas import reading_connection
from forum.errors import Unavailable
from forum.files import migrations_path

log = structlog.get_logger()


@cache
def _newest() -> frozenset[str]:
    return frozenset(ScriptDirectory(str(migrations_path())).get_heads())


def why_not_ready() -> str | None:
    """None, or the reason in plain words, without what the database said: anyone may read it."""
    try:
        with reading_connection(db.engine) as connection:
            found = frozenset(MigrationContext.configure(connection).get_current_heads())
    except (SQLAlchemyError, Unavailable) as error:
        log.warning("database_unavailable", error=str(error))
        return "The database cannot be reached."
    if found != _newest():
        return "The database's tables are not those of this version; run forum db upgrade, or start the newer version."
    return None
