"""The site's name, words and colour as admins choose them: on every page at once, kept ones too, in every process."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from werkzeug.test import TestResponse

from forum.app import PAGE_CACHE, create_app
from forum.blueprints.admin.forms_pages import ACCENT_WORDS
from forum.db import db, unit_of_work
from forum.db.known_facts import TRUST
from forum.permissions import Actor
from forum.queries.site_look import ACCENTS
from forum.services.site_look import prepare_look, save_look
from tests.browser.content import publish_post, simple_blog
from tests.conftest import settings_for
from tests.support.picture_files import picture_file
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

LOOK = {"name": "Hill Commons", "tagline": "Up here", "footer": "Run by **us**.", "accent": "plum", "version": "0"}


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    return publish_post(app, admin, simple_blog(app, admin))


@pytest.fixture
def ruth(app: Flask, admin: Actor) -> Browser:
    browser = Browser(app)
    browser.sign_in("ruth_admin")
    browser.get("/")
    return browser


def choose(admin: Actor, version: int = 0, **chosen: str) -> None:
    values = {"name": "", "tagline": "", "footer": "", "accent": "teal"} | chosen
    prepared = prepare_look(**values)
    with unit_of_work() as work:
        save_look(work, actor=admin, version=version, prepared=prepared)


def test_an_admin_chooses_name_words_and_colour(app: Flask, ruth: Browser, path: str) -> None:
    visitor = Browser(app)
    assert "Riverside Commons" in visitor.get(path).text
    assert "Riverside Commons" in ruth.get("/admin/site/look").text, "what holds when it is left empty"
    assert ruth.post("/admin/site/look", LOOK).status_code == 303
    for page in (visitor.get(path).text, ruth.get(path).text):
        assert "Riverside Commons" not in page
        assert "– Hill Commons</title>" in page
        assert '<meta property="og:site_name" content="Hill Commons">' in page
        assert "Run by <strong>us</strong>." in page
        assert 'data-accent="plum"' in page
    assert "Up here" in visitor.get("/").text
    assert "Hill Commons" in visitor.get("/feed.atom").text
    stale = ruth.post("/admin/site/look", LOOK | {"name": "Valley"})
    assert stale.status_code == 409
    assert 'value="Valley"' in stale.text
    back = LOOK | {"name": "", "tagline": " ", "footer": "", "accent": "teal", "version": "1"}
    assert ruth.post("/admin/site/look", back).status_code == 303
    page = visitor.get(path).text
    assert "– Riverside Commons</title>" in page
    assert "Run by" not in page


def test_what_cannot_be_a_name_or_a_colour(app: Flask, ruth: Browser) -> None:
    for name, value in (("name", "x" * 61), ("tagline", "x" * 121), ("footer", "x" * 2001), ("accent", "red; x")):
        refused = ruth.post("/admin/site/look", LOOK | {name: value})
        assert refused.status_code == 400, name
        assert "Up here" in refused.text or name == "tagline"
    hostile = LOOK | {"name": "{x} </title><b>", "footer": "<script>1</script>"}
    assert ruth.post("/admin/site/look", hostile).status_code == 303
    page = Browser(app).get("/").text
    assert "{x} &lt;/title&gt;&lt;b&gt;" in page
    assert "<script>1" not in page
    assert [name for name, _words in ACCENT_WORDS] == list(ACCENTS)


def send_logo(browser: Browser, size: tuple[int, int] = (960, 320)) -> TestResponse:
    browser.get("/admin/site/look")
    file = BytesIO(picture_file("PNG", size=size))
    return browser.post("/admin/site/look/logo", {"picture": (file, "logo.png")})


def logos(page: str) -> set[tuple[str, str, str, str]]:
    """Address, width, height and words of each."""
    return set(re.findall(r'<img class="site-logo" src="([^"]*)" width="(\d+)" height="(\d+)" alt="([^"]*)">', page))


def test_a_logo_stands_in_the_place_of_the_name(app: Flask, ruth: Browser, path: str) -> None:
    visitor = Browser(app)
    assert logos(visitor.get(path).text) == set()
    assert send_logo(ruth).status_code == 303
    assert "The logo stands at the top of every page from now on." in ruth.follow().text
    ((address, *rest),) = logos(visitor.get(path).text)
    assert rest == ["120", "40", "Riverside Commons"]
    assert address.endswith("/320")
    assert logos(visitor.get("/missing").text) == logos(ruth.get("/").text) == {(address, *rest)}
    assert visitor.get(address).headers["Cache-Control"].startswith("public")
    assert ruth.post("/admin/site/look", LOOK).status_code == 303, "the rest is chosen apart from it"
    assert logos(visitor.get(path).text) == {(address, "120", "40", "Hill Commons")}
    assert ruth.post("/admin/site/look/logo/remove").status_code == 303
    page = visitor.get(path).text
    assert logos(page) == set()
    assert "Hill Commons</a>" in page
    assert visitor.get(address).status_code == 404


def test_another_logo_and_a_picture_that_goes(app: Flask, ruth: Browser, path: str) -> None:
    send_logo(ruth)
    ((first, *_rest),) = logos(ruth.get("/").text)
    send_logo(ruth, (2400, 100))
    ((second, width, height, _alt),) = logos(ruth.get("/").text)
    assert (width, height) == ("240", "10")
    assert second.endswith("/640")
    assert Browser(app).get(first).status_code == 404
    assert ruth.post(f"{second.rpartition('/')[0]}/delete").status_code == 303
    assert logos(Browser(app).get(path).text) == set()


def test_no_file_is_said_beside_the_field(app: Flask, ruth: Browser) -> None:
    refused = ruth.post("/admin/site/look/logo", {})
    assert refused.status_code == 400
    assert "Please choose a picture first." in refused.text
    other = Browser(app)
    make_member(app, "otto")
    other.sign_in("otto")
    other.get("/")
    assert other.post("/admin/site/look/logo/remove").status_code == 403


@pytest.fixture
def two_processes(app: Flask, database_url: str, tmp_path: Path) -> Iterator[tuple[Flask, Flask]]:
    sites = [create_app(settings_for(tmp_path, database_url=database_url, page_cache_mb=8)) for _number in range(2)]
    yield sites[0], sites[1]
    for site in sites:
        site.extensions[PAGE_CACHE].changes.close()
        with site.app_context():
            db.engine.dispose()


def test_pages_from_memory_follow_in_every_process(
    two_processes: tuple[Flask, Flask], app: Flask, admin: Actor, path: str
) -> None:
    """Those for visitors as soon as the change is seen, those for members a second later at the most."""
    with time_machine.travel("2027-03-02 09:00:00Z", tick=False) as clock:
        visitors = [Browser(site) for site in two_processes]
        members = [Browser(site) for site in two_processes]
        for member in members:
            member.sign_in("ruth_admin")
        names = ["Riverside Commons", "Hill Commons", "Valley Commons", "Hill Commons"]
        for number, name in enumerate(names):
            if number:
                choose(admin, version=number - 1, name=name)
                clock.shift(TRUST + 0.1)
            for browser in (*visitors, *members, *visitors, *members):
                page = browser.get(path).text
                assert f"– {name}</title>" in page
                assert not [other for other in names if other != name and other in page]


def test_it_costs_no_statement(app: Flask, admin: Actor, path: str) -> None:
    choose(admin, name="Hill Commons")
    browser = Browser(app)
    browser.get(path)
    with count_statements() as before:
        browser.get(path)
    assert not [statement for statement in map(str, before) if "look" in statement]
