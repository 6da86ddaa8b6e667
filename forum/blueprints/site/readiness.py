"""Whether pages could be served: the database answers, and its tables are those that this code knows."""

import structlog
from sqlalchemy.exc import SQLAlchemyError

from forum.db import db
from forum.db.replicas import reading_connection
from forum.db.revisions import newest_revision, read_revision
from forum.errors import Unavailable

log = structlog.get_logger()


def why_not_ready() -> str | None:
    """None, or the reason in plain words, without what the database said: anyone may read it."""
    try:
        with reading_connection(db.engine) as connection:
            found = read_revision(connection)
    except (SQLAlchemyError, Unavailable) as error:
        log.warning("database_unavailable", error=str(error))
        return "The database cannot be reached."
    if found != newest_revision():
        return "The database's tables are not those of this version; run forum db upgrade, or start the newer version."
    return None
