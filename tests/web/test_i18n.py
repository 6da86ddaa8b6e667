"""Every word of the interface goes through the catalogue: shown in a made-up language in which each is marked.

What is shown stands in `tests/web/tours`, a module for each feature.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import flask_babel
import pytest
from flask import Flask, abort

import forum
from forum.app import create_app
from forum.db import db, unit_of_work
from forum.files import templates_path
from forum.models import SiteFact
from tests.conftest import settings_for
from tests.support.web import Browser
from tests.web.marked_words import Pseudo
from tests.web.tours.touring import Tour, gather_tours


@pytest.fixture
def app(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """A site in the made-up language with both banners, whose page `/zz/500` fails.

    Words do not depend on the database, so one is enough.
    """
    database = tmp_path / "forum.sqlite3"
    database.write_bytes(sqlite_template.read_bytes())
    monkeypatch.setattr(flask_babel.Domain, "get_translations", lambda _self: Pseudo())
    monkeypatch.setattr("forum.i18n._form_catalogue", lambda _locale: Pseudo())
    names = {"site_name": "Zzsite", "site_tagline": "Zztagline", "contact_email": "zzhelp@example.org"}
    app = create_app(settings_for(tmp_path, database_url=f"sqlite:///{database}", insecure_cookies=True, **names))
    app.testing = True
    app.add_url_rule("/zz/<int:code>", view_func=fail, methods=["GET", "POST"])
    with app.app_context():
        with unit_of_work() as work:
            work.add(SiteFact(name="is_demo", value="1"))
        yield app
        db.session.remove()
        db.engine.dispose()


def fail(code: int) -> str:
    if code == 500:
        raise RuntimeError
    abort(code)


def test_every_word_is_in_the_catalogue(app: Flask, tmp_path: Path) -> None:
    tour = Tour(app, tmp_path / "mail")
    admin = tour.browser("zz_ruth")
    nothing = ("/", "/blogs", "/inbox", "/mentions", "/drafts", "/admin/blogs", "/@zz_ruth", "/@zz_ruth?show=replies")
    tour.see(admin, *nothing)
    tour.see(Browser(app), "/", "/blogs", "/@zz_walter", "/@zz_walter?show=replies")
    tour.start_blog()
    tour.see(admin, "/admin/blogs/zzblog/members", "/blogs/zzblog")
    for go_through in gather_tours().values():
        go_through(tour)
    tour.read_mails()
    assert not tour.faults, "\n".join(sorted(set(tour.faults)))
    assert every_page() - tour.shown == set(), "these pages were never shown here"


def every_page() -> set[str]:
    """The templates that are pages or parts of mail, by name."""
    names = {path.relative_to(templates_path()).as_posix() for path in templates_path().rglob("*.*")}
    parts = re.compile(r"(?:components|layouts)/|base\.html|(?:.*/)?_[^/]*$")
    return {name for name in names if not parts.match(name)}


def test_no_error_is_raised_with_words_outside_the_catalogue() -> None:
    """Also those that no page of the tours runs into."""
    spoken = {"InvalidInput", "NotAllowed", "StateConflict", "EditConflict", "TooMany", "flash_done", "flash_error"}
    faults = []
    package = Path(forum.__file__).parent
    for file in sorted(set(package.rglob("*.py")) - set((package / "cli").rglob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in spoken and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
                faults.append(f"{file.name}:{node.lineno} {ast.unparse(node.args[0])}")
    assert not faults, "\n".join(faults)
