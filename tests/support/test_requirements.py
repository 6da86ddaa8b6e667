"""Tests of tests.support.requirements: what is required fails, what is not is skipped."""

import pytest

from tests.support.requirements import required, required_names, skip_or_fail


def test_names_are_separated_by_commas():
    assert required_names("postgresql, redis,browser") == {"postgresql", "redis", "browser"}
    assert required_names("") == frozenset()


def test_a_name_that_nothing_asks_for_is_refused():
    with pytest.raises(ValueError, match="postgres"):
        required_names("postgres")
    with pytest.raises(ValueError, match="postgres"):
        required("postgres")


def test_a_required_service_fails_and_another_skips(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FORUM_TEST_REQUIRE", "browser")
    with pytest.raises(pytest.fail.Exception, match="No browser"):
        skip_or_fail("browser", "No browser.")
    with pytest.raises(pytest.skip.Exception, match="No Redis"):
        skip_or_fail("redis", "No Redis.")
