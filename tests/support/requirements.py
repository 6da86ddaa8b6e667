"""What a test run must not do without: for what FORUM_TEST_REQUIRE names, a skip is a failure."""

import os
from typing import NoReturn

import pytest

KNOWN = frozenset({"postgresql", "redis", "browser"})


def required_names(value: str) -> frozenset[str]:
    """The names in a comma-separated list; raises ValueError for one that no test could ask for."""
    names = frozenset(name.strip() for name in value.split(",") if name.strip())
    if unknown := names - KNOWN:
        raise ValueError(f"FORUM_TEST_REQUIRE knows {', '.join(sorted(KNOWN))}, not {', '.join(sorted(unknown))}.")
    return names


def required(name: str) -> bool:
    """Whether tests that need `name` must run here."""
    if name not in KNOWN:
        raise ValueError(f"{name!r} is nothing that a test run can require.")
    return name in required_names(os.environ.get("FORUM_TEST_REQUIRE", ""))


def skip_or_fail(name: str, reason: str) -> NoReturn:
    """Ends the test that needs `name`: as a failure where it is required, else as a skip."""
    if required(name):
        pytest.fail(f"{reason} (FORUM_TEST_REQUIRE names {name})", pytrace=False)
    pytest.skip(reason)
