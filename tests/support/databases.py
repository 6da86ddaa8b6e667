"""On which databases a test runs whose question is not the database's."""

import pytest

# What is asked is answered before a database is, or whatever it holds: PostgreSQL has these in the slow doses.
ON_EITHER = pytest.mark.parametrize(
    "database_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True
)


def in_turn(name: str, first: object, second: object) -> pytest.MarkDecorator:
    """A test of pages in two forms: SQLite has the first, PostgreSQL the second; crosswise in the slow doses."""
    slow = pytest.mark.slow
    pairs = [
        ("sqlite", first),
        ("postgresql", second),
        pytest.param("sqlite", second, marks=slow),
        pytest.param("postgresql", first, marks=slow),
    ]
    return pytest.mark.parametrize(("database_url", name), pairs, indirect=["database_url"])
