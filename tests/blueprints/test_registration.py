"""Becoming a member from outside: registering, confirming, and what neither gives away."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select, update

from forum.app import create_app
from forum.db import current_settings, db, end_reading, now, session, unit_of_work
from forum.jobs.runner import run_due
from forum.models import Mail, User
from forum.services.tokens import reset_token
from tests.browser.content import publish_post, simple_blog
from tests.conftest import settings_for
from tests.support.web import PASSWORD, Browser, link_in, mails, make_member, text_of

FIELDS = {
    "handle": "walter",
    "display_name": "Walter",
    "email": "walter@example.org",
    "password": PASSWORD,
    "terms": "y",
}


def register(browser: Browser, start: str = "/register", **fields: str | None):
    browser.get(start)
    return browser.post("/register", FIELDS | {"next": browser.hidden("next")} | fields)


def find(handle_key: str = "walter") -> User | None:
    end_reading()
    return session().scalars(select(User).where(User.handle_key == handle_key)).one_or_none()


def outbox() -> list[tuple[str, str]]:
    end_reading()
    return [(row[0], row[1]) for row in session().execute(select(Mail.template, Mail.to_address).order_by(Mail.id))]


def confirm_path(app: Flask, tmp_path: Path) -> str:
    run_due(app)
    return urlsplit(link_in(mails(tmp_path / "mail")[-1])).path


def test_from_a_thread_to_a_member_and_back(app: Flask, tmp_path: Path) -> None:
    admin = make_member(app, "ruth_admin", role="admin")
    path = publish_post(app, admin, simple_blog(app, admin))
    visitor = Browser(app)
    assert f'href="/register?next={path}"' in visitor.get(path).text
    others = {"role": "admin", "state": "active", "trust_level": "4", "title": "Doctor", "id": "1"}
    sent = register(visitor, f"/register?next={path}", **others)
    assert (sent.status_code, sent.location) == (303, "/register/sent")
    user = find()
    assert user is not None
    assert (user.role, user.state, user.trust_level, user.title) == ("member", "unconfirmed", 0, "")
    assert user.terms_version == current_settings().terms_version
    assert user.terms_accepted_at is not None
    assert user.password_hash is not None
    assert PASSWORD not in user.password_hash
    assert outbox() == [("confirm_email", "walter@example.org")]

    run_due(app)
    message = mails(tmp_path / "mail")[-1]
    link = link_in(message)
    html = message.get_body(preferencelist=("html",))
    assert link.startswith("http://localhost/confirm/")
    assert html is not None
    assert f'href="{link}"' in html.get_content()
    where = urlsplit(link).path
    for _ in range(2):
        assert visitor.get(where).status_code == 200, "opening the link, as mail programs do, uses nothing up"
    assert visitor.post(where).location == path
    assert ">Walter</bdi></summary>" in visitor.get(path).text
    user = find()
    assert user is not None
    assert user.state == "active"
    assert visitor.get(where).status_code == 410
    assert visitor.post(where).status_code == 410


def test_member_and_mail_are_written_together_or_not_at_all(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise RuntimeError("the outbox fails")

    monkeypatch.setattr("forum.services.registration.queue_mail", fail)
    app.testing = False
    assert register(Browser(app)).status_code == 500
    assert find() is None


REFUSED = [
    ("handle", ""),
    ("handle", "w"),
    ("handle", "w" * 31),
    ("handle", "wal ter"),
    ("handle", "wälter"),
    ("handle", "_walter"),
    ("handle", "Moderator"),
    ("handle", "settings"),
    ("handle", "ad_min"),
    ("handle", "RUTH_KEEPER"),
    ("handle", "RuthKeeper"),
    ("handle", "Gerda"),
    ("display_name", "Ruth  K."),
    ("display_name", "Rυth K"),
    ("display_name", "The Staff"),
    ("display_name", "x" * 61),
    ("email", "walter"),
    ("email", "walter@example"),
    ("email", "ﬃ" * 64 + "@" + ".".join(["ﬃ" * 20] * 3) + ".org"),
    ("password", ""),
    ("password", "short"),
    ("password", "walter@example.org"),
    ("password", "aaaaaaaaaaaa"),
    ("password", "p" * 129),
    ("terms", ""),
]


def test_what_is_refused_comes_back_with_the_reason(app: Flask) -> None:
    make_member(app, "ruth_keeper", role="moderator", name="Ruth K")
    make_member(app, "gerda")
    visitor = Browser(app)
    faults = []
    for field, value in REFUSED:
        page = register(visitor, **{field: value})
        typed = {name: FIELDS[name] for name in ("handle", "display_name", "email")} | {field: value}
        kept = {name: visitor.fields().get(name) for name in ("handle", "display_name", "email")}
        if (page.status_code, kept) != (400, {name: typed[name] for name in kept}):
            faults.append(f"{field}={value!r}: {page.status_code}, came back as {kept}")
        elif f'id="{field}-error"' not in page.text or PASSWORD in page.text:
            faults.append(f"{field}={value!r}: no reason beside it, or the password is in the page")
    assert not faults, "\n".join(faults)
    assert find() is None
    assert outbox() == []


def test_the_answer_does_not_tell_who_is_a_member(app: Flask) -> None:
    make_member(app, "gerda")
    make_member(app, "hedda", state="unconfirmed")
    answers = []
    for number, email in enumerate(("new@example.org", "GERDA@example.org", "hedda@example.org")):
        visitor = Browser(app)
        first = register(visitor, handle=f"walter{number}", email=email)
        answers.append((first.status_code, first.location, visitor.get("/register/sent").text))
    assert len(set(answers)) == 1
    assert outbox() == [
        ("confirm_email", "new@example.org"),
        ("already_registered", "gerda@example.org"),
        ("confirm_email", "hedda@example.org"),
    ]
    assert find("walter1") is None
    assert find("walter2") is None


def test_sent_again_only_to_whom_it_concerns_and_with_the_same_answer(app: Flask) -> None:
    make_member(app, "gerda")
    make_member(app, "hedda", state="unconfirmed")
    visitor = Browser(app)
    for email in ("hedda@example.org", "gerda@example.org", "nobody@example.org"):
        visitor.get("/confirm/resend")
        assert visitor.post("/confirm/resend", {"email": email}).location == "/register/sent"
    assert outbox() == [("confirm_email", "hedda@example.org")]
    assert visitor.post("/confirm/resend", {"email": "hedda"}).status_code == 400


def test_links_end_with_time_with_the_address_and_for_other_purposes(app: Flask, tmp_path: Path) -> None:
    visitor = Browser(app)
    register(visitor)
    where = confirm_path(app, tmp_path)
    with app.app_context():
        user = find()
        assert user is not None
        other = f"/confirm/{reset_token(user)}"
        end_reading()
    visitor.get("/sign-in")
    for ended in (other, where[:-2], "/confirm/x.y.z"):
        assert (visitor.get(ended).status_code, visitor.post(ended).status_code) == (410, 410), ended
    with time_machine.travel(now() + timedelta(days=7, seconds=5), tick=True):
        assert (visitor.get(where).status_code, visitor.post(where).status_code) == (410, 410)
    with unit_of_work() as work:
        work.execute(update(User).values(email="w@example.org", email_key="w@example.org"))
    assert (visitor.get(where).status_code, visitor.post(where).status_code) == (410, 410)
    user = find()
    assert user is not None
    assert user.state == "unconfirmed"


def test_confirming_leads_nowhere_else(app: Flask, tmp_path: Path) -> None:
    for number, target in enumerate(("//evil.example", "https://evil.example/", "/\\evil.example")):
        visitor = Browser(app)
        register(visitor, handle=f"walter{number}", email=f"walter{number}@example.org", next=target)
        assert visitor.post(confirm_path(app, tmp_path)).location == "/", target


def test_the_host_in_a_request_makes_no_links(app: Flask, tmp_path: Path) -> None:
    visitor = Browser(app)
    visitor.get("/register")
    assert visitor.post("/register", FIELDS, headers={"Host": "evil.example"}).status_code == 400
    forwarded = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "Forwarded": "host=evil.example"}
    visitor.get("/register")
    assert visitor.post("/register", FIELDS, headers=forwarded).status_code == 303
    run_due(app)
    message = mails(tmp_path / "mail")[-1]
    assert "evil" not in message.as_string()
    assert "gopher" not in text_of(message)


def test_a_closed_forum_takes_nobody(settings, tmp_path: Path) -> None:
    app = create_app(settings_for(tmp_path, database_url=settings.database_url, registration="closed"))
    visitor = Browser(app)
    assert "Registration is closed" in visitor.get("/register").text
    visitor.get("/sign-in")
    assert visitor.post("/register", FIELDS).status_code == 403
    with app.app_context():
        assert session().scalar(select(func.count()).select_from(User)) == 0
        db.session.remove()
        db.engine.dispose()
