"""Times as the reader sees them: in their own zone, otherwise in the site's."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from forum.app import create_app
from forum.db import clock_at, db
from forum.settings import Settings
from forum.web.times import iso
from tests.browser.content import publish_post, simple_blog, write_reply
from tests.conftest import settings_for
from tests.support.web import Browser, make_member

# Nothing here depends on the database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

LATE = datetime(2021, 1, 5, 23, 30, tzinfo=UTC)


@pytest.fixture
def app(settings: Settings, tmp_path: Path) -> Iterator[Flask]:
    """A site in New York."""
    app = create_app(settings_for(tmp_path, database_url=settings.database_url, timezone="America/New_York"))
    app.testing = True
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_dates_are_those_of_the_readers_zone(app: Flask) -> None:
    ruth = make_member(app, "ruth_admin", role="admin")
    make_member(app, "walter")
    with clock_at(LATE):
        path = publish_post(app, ruth, simple_blog(app, ruth), body="For @walter")
        write_reply(app, ruth, path, "For @walter")
    walter = Browser(app)
    walter.sign_in("walter")
    exact = iso(LATE)
    assert exact == "2021-01-05T23:30:00+00:00"
    for zone, day, time in (
        ("", "Jan 5, 2021", "6:30"),
        ("Asia/Tokyo", "Jan 6, 2021", "8:30"),
        ("Europe/Berlin", "Jan 6, 2021", "12:30"),
    ):
        walter.get("/settings/profile")
        profile = {"display_name": "Walter", "bio": "", "timezone": zone}
        assert walter.post("/settings/profile", profile).status_code == 303
        for where, count in ((path, 2), ("/", 1), ("/@ruth_admin", 1), ("/mentions", 2)):
            page = walter.get(where).text
            assert page.count(f'<time datetime="{exact}">{day}</time>') == count, (zone, where)
        inbox = walter.get("/inbox").text.replace("\u202f", " ")
        half = "AM" if day == "Jan 6, 2021" else "PM"
        assert inbox.count(f'<time datetime="{exact}">{day}, {time} {half}</time>') == 2, zone
    assert f'<time datetime="{exact}">Jan 5, 2021</time>' in Browser(app).get(path).text
