"""What every request meets: forms need their token, reading changes nothing, each answer carries what protects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from forum.app import create_app
from forum.db import db
from forum.web.exempt import EXEMPT
from tests.conftest import settings_for
from tests.matrices.acts import Request
from tests.matrices.answers import faults_of_answer, faults_of_html
from tests.matrices.crawling import sentinels_in
from tests.matrices.items import OUTSIDER, SENTINEL, VIEWERS, VISITOR, World
from tests.matrices.readers import reads
from tests.matrices.sending import ACTS, watching
from tests.matrices.signing import send
from tests.matrices.stored import read_all
from tests.matrices.test_leaks import Note

FEWEST_FORGERIES = 250


@dataclass(frozen=True)
class Forgery:
    """A way to make a browser send a form that its owner did not send; `token` None leaves it out."""

    name: str
    token: str | None = "right"
    headers: tuple[tuple[str, str], ...] = ()


FORGERIES = (
    Forgery("no token", token=None),
    Forgery("an empty token", token=""),
    Forgery("an invented token", token="zz"),
    Forgery("another's token", token="another's"),
    Forgery("another site's origin", headers=(("Origin", "https://evil.example"),)),
    Forgery("an origin that hides itself", headers=(("Origin", "null"),)),
    Forgery("a name that begins alike", headers=(("Origin", "http://localhost.evil.example"),)),
    Forgery("a cross-site form", headers=(("Sec-Fetch-Site", "cross-site"),)),
    Forgery("a form of a sister site", headers=(("Sec-Fetch-Site", "same-site"),)),
)


# Tokens and headers are looked at before any database, so that PostgreSQL has one of each in the quick run.
ON_POSTGRESQL = ("another's token", "a cross-site form")


def forgeries_for(world: World, *, is_whole: bool) -> list[Forgery]:
    return [forgery for forgery in FORGERIES if is_whole or world.is_on_sqlite or forgery.name in ON_POSTGRESQL]


def doers(world: World) -> Iterator[tuple[str, str, Request, bool]]:
    """For each route someone whose right form would do something; where nobody is, a member, and False."""
    for endpoint, act in ACTS.items():
        if endpoint in EXEMPT:
            continue
        cells = [(viewer, request) for viewer in VIEWERS for request in act.requests(world, viewer)]
        able = [cell for cell in cells if act.rule(world, *cell).changes]
        viewer, request = (able or [cell for cell in cells if cell[0] != VISITOR])[0]
        yield endpoint, viewer, request, bool(able)


def forge(world: World, viewer: str, request: Request, forgery: Forgery) -> TestResponse:
    fields: dict[str, Any] = dict(request.fields)
    other = "admin" if viewer != "admin" else "outsider"
    tokens = {"right": world.csrf_tokens[viewer], "another's": world.csrf_tokens[other]}
    if forgery.token is not None:
        fields["csrf_token"] = tokens.get(forgery.token, forgery.token)
    return send(world, viewer, request.url, "POST", data=fields, headers=dict(forgery.headers))


def test_only_the_views_of_the_table_act_without_a_token(site: Flask) -> None:
    """Each with its proof in words; what they do without a token, and with a wrong proof, their own tests say."""
    exempt = site.extensions["csrf"]
    views = [site.view_functions[endpoint] for endpoint in EXEMPT]
    assert exempt._exempt_views == {f"{view.__module__}.{view.__name__}" for view in views}
    assert not exempt._exempt_blueprints
    assert all(EXEMPT.values())


def test_a_forged_form_is_refused_and_changes_nothing(world: World, record_property: Note) -> None:
    check_forgeries(world, record_property)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_any_forged_form_is_refused_and_changes_nothing(world: World, record_property: Note) -> None:
    check_forgeries(world, record_property, is_whole=True)


def check_forgeries(world: World, note: Note, *, is_whole: bool = False) -> None:
    faults, cells = [], 0
    before = read_all(world.app)
    with watching(world) as watch:
        for endpoint, viewer, request, is_able in doers(world):
            for forgery in forgeries_for(world, is_whole=is_whole):
                response = forge(world, viewer, request, forgery)
                expected = {400} if forgery.headers else {400, 401} if is_able else {400, 401, 403}
                cells += 1
                if response.status_code not in expected or watch.take():
                    faults.append(f"{viewer}: {endpoint} with {forgery.name} gives {response.status_code}")
                faults += [f"{endpoint} with {forgery.name}: {fault}" for fault in faults_of_answer(response)]
    assert not faults, "\n".join(faults[:25])
    assert not read_all(world.app).changed(before)
    assert cells >= FEWEST_FORGERIES
    note("matrix", f"forgeries: {cells} at {len(ACTS)} routes")


def test_a_stale_form_tells_nothing_of_what_it_was_for(world: World) -> None:
    """A form that comes again asks for its text again: that door keeps shut what the others keep shut."""
    owners, faults = world.owners(), []
    with watching(world) as watch:
        for endpoint, act in ACTS.items():
            for request in act.requests(world, OUTSIDER):
                if endpoint in EXEMPT or request.is_extra or act.rule(world, OUTSIDER, request).status < 400:
                    continue
                response = forge(world, OUTSIDER, request, FORGERIES[2])
                found = sentinels_in(response, response.get_data(as_text=True))
                typed = SENTINEL.findall(f"{request.url} {request.fields}")
                keys = {owners[word] for word in found - frozenset(typed)}
                kept = [key for key in keys if not reads(world, OUTSIDER, world.items[key])]
                if kept or watch.take() or response.status_code not in {400, 403, 404, 409}:
                    faults.append(f"{endpoint} at {request.url} gives {response.status_code}, {kept}")
    assert not faults, "\n".join(faults[:25])


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_do_nothing(world: World, method: str) -> None:
    url = f"/posts/{world.items['post published in public'].post_id}/delete"
    with watching(world) as watch:
        response = send(world, "writer", url, method, data={"csrf_token": world.csrf_tokens["writer"]})
        assert (response.status_code, watch.take()) == (405, set())


def test_a_cookie_stays_with_this_host_and_out_of_reach_of_scripts(world: World) -> None:
    (cookie,) = send(world, VISITOR, "/sign-in").headers.getlist("Set-Cookie")
    name, *attributes = [part.strip() for part in cookie.split(";")]
    assert name.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(attributes)
    assert not any(part.startswith("Domain") for part in attributes)


@pytest.fixture(scope="module")
def guarded(matrix_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The same site on https, with limits, and with errors that become pages."""
    folder: Path = tmp_path_factory.mktemp("guarded")
    app = create_app(settings_for(folder, database_url=matrix_url, url="https://forum.example", limits="on"))
    yield app
    with app.app_context():
        db.engine.dispose()


def ask(app: Flask, url: str, method: str = "GET", **options: Any) -> TestResponse:
    client = Client(app, app.response_class, use_cookies=False)
    options.setdefault("base_url", "https://forum.example")
    return client.open(url, method=method, buffered=True, **options)


def static_url(app: Flask) -> str:
    found = re.search(r'href="(/static/[^"]+\.css)"', ask(app, "/terms").get_data(as_text=True))
    assert found is not None
    return found.group(1)


def test_every_kind_of_answer_carries_what_protects_it(guarded: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, what did not change, refusals of every kind, and failures; over https with the order to stay there."""

    def fail() -> None:
        raise RuntimeError("zz")

    monkeypatch.setitem(guarded.view_functions, "site.privacy", fail)
    file = static_url(guarded)
    tag = ask(guarded, file).headers["ETag"]
    answers = {
        200: ask(guarded, file),
        304: ask(guarded, file, headers={"If-None-Match": tag}),
        303: ask(guarded, "/sign-out", "POST"),
        400: ask(guarded, "/terms", base_url="https://evil.example"),
        404: ask(guarded, "/zz"),
        405: ask(guarded, "/terms", "DELETE"),
        413: ask(guarded, "/sign-in", "POST", data={"name": "z" * (5 * 1024 * 1024)}),
        500: ask(guarded, "/privacy"),
    }
    answers[429] = next(found for _ in range(400) if (found := ask(guarded, "/guidelines")).status_code != 200)
    statuses = {expected: answer.status_code for expected, answer in answers.items()}
    assert statuses == {expected: expected for expected in answers if expected != 303} | {303: 400}
    for status, answer in answers.items():
        assert faults_of_answer(answer) == [], status
        assert answer.headers.getlist("Strict-Transport-Security") == ["max-age=31536000"], status
        if answer.mimetype == "text/html":
            assert faults_of_html(answer.get_data(as_text=True)) == [], status
    assert "zz" not in answers[500].get_data(as_text=True)


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<p onclick="go()">',
        '<script src="https://evil.example/x.js"></script>',
        '<link rel="stylesheet" href="//evil.example/x.css">',
        '<form action="https://evil.example">',
        '<img src="data:image/svg+xml,zz">',
        '<a href="javascript:go()">',
        "<iframe></iframe>",
    ],
)
def test_the_parser_sees_what_must_not_be(html: str) -> None:
    assert faults_of_html(html)
