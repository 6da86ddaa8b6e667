"""Which migrations this code knows, and where a database stands, without loading what migrates.

Migrations follow each other in one line, and each file begins with its number.
"""

from sqlalchemy import Connection, inspect, text

from forum.files import migrations_path

TABLE = "alembic_version"


def known_revisions() -> tuple[str, ...]:
    """All that this code can bring up to date, the oldest first."""
    return tuple(sorted(path.name.partition("_")[0] for path in migrations_path().glob("versions/[0-9]*_*.py")))


def newest_revision() -> str:
    """Where a database stands that is up to date."""
    return known_revisions()[-1]


def read_revision(connection: Connection) -> str | None:
    """Where the database stands; None for an empty one."""
    if not inspect(connection).has_table(TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {TABLE}"))  # noqa: S608 - the name above
    return found
