"""The pages about the site, and what watches over it asks."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from forum.app import create_app
from forum.db import db, unit_of_work
from forum.models import SiteFact
from forum.settings import Settings
from tests.conftest import settings_for
from tests.support.web import Browser


def test_rules_and_terms_are_for_everyone_and_set_no_cookie(app: Flask) -> None:
    visitor = Browser(app)
    for path, words in (
        ("/terms", "Version 2026-11-01"),
        ("/guidelines", "Guidelines"),
        ("/privacy", "Privacy"),
        ("/moderation", "How we moderate"),
    ):
        page = visitor.get(path)
        assert page.status_code == 200
        assert words in page.text
        assert not page.headers.getlist("Set-Cookie")


def test_alive_and_ready(app: Flask) -> None:
    visitor = Browser(app)
    assert visitor.get("/healthz").text == "ok"
    assert visitor.get("/readyz").json == {"status": "ready"}
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'other'"))
    behind = visitor.get("/readyz")
    assert behind.status_code == 503
    assert behind.json is not None
    assert "forum db upgrade" in behind.json["reason"]
    assert behind.headers["Cache-Control"] == "no-store"
    assert visitor.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "database_url", ["sqlite:////no/such/folder/forum.sqlite3", "postgresql+psycopg://u:s3cret@127.0.0.1:1/x"]
)
def test_a_database_that_is_away_is_said_without_its_secrets(tmp_path: Path, database_url: str) -> None:
    visitor = Browser(create_app(settings_for(tmp_path, database_url=database_url)))
    answer = visitor.get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {"status": "not ready", "reason": "The database cannot be reached."}
    page = visitor.get("/")
    assert page.status_code == 503
    assert page.headers["Retry-After"] == "5"
    assert "s3cret" not in page.text + answer.text
    assert visitor.get("/healthz").status_code == 200


def test_a_demonstration_says_so(app: Flask, settings: Settings) -> None:
    assert "This is a demonstration." not in Browser(app).get("/terms").text
    with unit_of_work() as work:
        work.add(SiteFact(name="is_demo", value="1"))
    started_again = create_app(settings)
    assert "This is a demonstration." in Browser(started_again).get("/terms").text
    with started_again.app_context():
        db.session.remove()
        db.engine.dispose()
