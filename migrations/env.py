"""Alembic's environment: migrates the database of the running app, on either dialect.

Each migration runs in a transaction of its own. On SQLite foreign keys are off while tables are recreated,
because dropping a parent would delete its children, and are checked before the commit.
"""

import re
from typing import Any

from alembic import context
from sqlalchemy import Connection

from forum.db import Base, db
from forum.db.indexes import tell_options

IGNORED_ON_POSTGRESQL = {"uq_replies_post_id_id"}
# What only one of the databases has for searching: FTS5 with the tables that it makes for itself, or a tsvector.
FULL_TEXT = re.compile(r"search_index(_\w+)?|search_texts\.vector|ix_search_texts_vector")


def include_object(item: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    """Leaves out what one dialect has as something else (the pair of keys of `replies` is PostgreSQL's primary key)."""
    if reflected and FULL_TEXT.fullmatch(f"{item.table.name}.{name}" if kind == "column" else str(name)):
        return False
    return not (kind == "unique_constraint" and name in IGNORED_ON_POSTGRESQL and db.engine.dialect.name != "sqlite")


def migrate(connection: Connection) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    tell_options(Base.metadata, connection.dialect.name)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=is_sqlite,
        compare_type=True,
        include_object=include_object,
    )
    with context.begin_transaction():
        context.run_migrations()
    if is_sqlite:
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if orphans:
            raise RuntimeError(f"the migration left rows without their parent: {orphans[:5]}")


with db.engine.connect() as connection:
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite" and driver is not None:
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            migrate(connection)
            connection.commit()
        finally:
            connection.rollback()
            driver.execute("PRAGMA foreign_keys=ON")
    else:
        migrate(connection)
        connection.commit()
