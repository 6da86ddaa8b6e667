"""What was typed can be copied from the page that says why it could not be taken; and which forms come back filled."""

from html import escape, unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from wtforms.fields.core import UnboundField

from forum.db import end_reading, session, unit_of_work
from forum.models import User
from forum.permissions import Actor
from forum.services.moderation import lock_post, remove_post
from forum.services.tokens import reset_token
from forum.web import carrying
from forum.web.forms import Form
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.support.web import PASSWORD, Browser, make_member

TEXT = 'Words that took me <b>an "hour"</b>\n& more'
KEPT = "What you wrote. Copy it"

# POST views that take nothing typed or chosen, so that there is nothing to bring back.
NOTHING_TYPED = {
    "admin.delete_tag": "a page that only asks",
    "admin.delete_word": "a page that only asks",
    "waiting.withdraw_change": "a button",
    "waiting.withdraw_post": "a button",
    "waiting.withdraw_reply": "a button",
    "account.confirm_email_post": "a page that only asks",
    "account.end_other_sign_ins": "a button",
    "account.end_sign_in": "a button in a list",
    "account.reopen": "a page that only asks",
    "account.review_email_post": "a page with two buttons",
    "account.stop_email": "a button",
    "earlier.claim": "a button in a list",
    "account.sign_out": "a button; forum.web.errors asks once more",
    "account.create_passkey": "a button, pressed by a script",
    "admin.clear_two_step": "a button",
    "pictures.delete": "a page that only asks",
    "account.remove_portrait": "a button",
    "admin.remove_logo": "a button",
    "posts.remove_cover": "a button",
    "admin.restore_page_post": "a button",
    "admin.let_job_go": "a button in a list",
    "admin.retry_job": "a button in a list",
    "admin.revoke": "a button in a list",
    "feeds.renew": "a button",
    "flags.withdraw": "a button",
    "follows.change": "a choice of a few, in a list",
    "follows.ignore_post": "a page that only asks",
    "follows.stop": "a button in a list",
    "follows.unignore": "a button",
    "joining.accept": "a button in a list",
    "joining.revoke": "a button in a list",
    "inbox.mark_all_read": "a button",
    "inbox.mark_thread_read": "a button in a list",
    "inbox.mark_read": "a button in a list",
    "inbox.address_works": "a button",
    "mail.stop_post": "a page that only asks",
    "newsletters.confirm_post": "a page that only asks",
    "newsletters.export": "a button",
    "newsletters.stop_post": "a page that only asks",
    "moderation.delete_answer_post": "a page that only asks",
    "moderation.see_worry": "a button",
    "moderation.send_card": "a button",
    "queue.claim": "a button",
    "queue.release": "a button",
    "queue.take_over": "a button",
    "posts.delete_post": "a page that only asks",
    "posts.drop": "a button in a list",
    "posts.pin": "a button",
    "posts.unpin": "a button",
    "posts.unschedule": "a button",
    "posts.drop_reader_post": "a button in a list",
    "posts.publish": "a button",
    "posts.undelete": "a button",
    "posts.unpublish": "a button",
    "registration.confirm_post": "a page that only asks",
    "replies.delete_reply": "a page that only asks",
    "replies.undelete": "a button",
    "site.close_announcement": "a button",
    "admin.view_as_visitor": "a button",
    "admin.leave_visitor_view": "a button",
    "site.accept_terms_post": "a button; what was sent before it is carried",
    "sanctions.acknowledge": "a button",
    "standing.withdraw": "a button",
}


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    return publish_post(app, admin, simple_blog(app, admin))


@pytest.fixture
def walter(app: Flask) -> Browser:
    make_member(app, "walter")
    browser = Browser(app)
    browser.sign_in("walter")
    browser.get("/")
    return browser


def texts_to_copy(page: Any) -> list[str]:
    """As a browser reads them: it drops the line break that follows the tag."""
    return [
        unescape(part.split(">", 1)[1].removeprefix("\n").split("</textarea>", 1)[0])
        for part in page.text.split("<textarea")[1:]
        if " readonly>" in part
    ]


def is_signed_in(browser: Browser) -> bool:
    return browser.get("/inbox").status_code == 200


def remove(app: Flask, path: str) -> None:
    other = make_member(app, "otto_admin", role="admin")
    with app.app_context(), unit_of_work() as work:
        remove_post(work, actor=other, post_id=post_id_of(path), reason="It has to go.")


def test_a_refusal_shows_every_text_that_was_typed(app: Flask, path: str, walter: Browser) -> None:
    post_id = post_id_of(path)
    cases: dict[str, tuple[int, dict[str, str]]] = {
        "/posts/999/replies": (404, {"body": TEXT}),
        "/posts/999/edit": (404, {"title": "A title", "body": TEXT, "reason": "A reason"}),
        f"/posts/{post_id}/edit": (403, {"title": "A title", "body": TEXT}),
        f"/moderation/posts/{post_id}/hide": (403, {"reason": TEXT}),
        "/admin/blogs/new": (403, {"description": TEXT, "note": "A note"}),
        "/admin/members/walter/title": (403, {"title": TEXT}),
        "/no/such/page": (404, {"a_field_to_come": TEXT}),
    }
    own = {"key": "zzk", "version": "77", "password": "zzp", "current": "zzc", "name": "zzn", "blog": "zzb", "bio": " "}
    for where, (status, fields) in cases.items():
        page = walter.post(where, fields | own)
        assert page.status_code == status, where
        assert KEPT in page.text, where
        assert texts_to_copy(page) == list(fields.values()), where
        assert TEXT not in page.text
        for value in ("zzk", "zzp", "zzc", "zzn", "zzb"):
            assert value not in page.text, (where, value)
    assert KEPT not in walter.post("/posts/999/replies", {"body": " \n", "key": "k"}).text
    assert KEPT not in walter.get("/no/such/page?body=Words").text


def test_another_site_puts_no_words_on_a_page(path: str, walter: Browser) -> None:
    for where in ("/no/such/page", f"{path}/replies", "/inbox/read"):
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            page = walter.post(where, {"body": "Send us your password"}, headers=headers)
            assert page.status_code in {400, 404}
            assert "Send us" not in page.text, (where, headers)


def lose_the_session(browser: Browser, path: str) -> str:
    """Sends a reply without being signed in any more; gives what the sign-in page carries."""
    browser.client.delete_cookie("__Host-session", domain="localhost")
    lost = browser.post(f"/posts/{post_id_of(path)}/replies", {"body": TEXT, "key": "k7"})
    assert lost.status_code == 401
    return browser.hidden("carried")


def test_a_text_whose_post_went_away_during_the_sign_in(app: Flask, path: str, walter: Browser) -> None:
    carried = lose_the_session(walter, path)
    remove(app, path)
    back = walter.post("/sign-in", {"name": "walter", "password": PASSWORD, "carried": carried})
    assert back.status_code == 404
    assert texts_to_copy(back) == [TEXT]
    assert ">Walter</bdi></summary>" in back.text
    assert is_signed_in(walter)


def test_a_text_that_may_no_longer_be_sent_after_the_sign_in(app: Flask, admin: Actor, walter: Browser) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    page = browser.post("/admin/blogs/new", {"name": "Porch", "description": TEXT, "note": "A note"})
    assert page.status_code == 401
    back = browser.post("/sign-in", {"name": "walter", "password": PASSWORD, "carried": browser.hidden("carried")})
    assert back.status_code == 403
    assert texts_to_copy(back) == [TEXT, "A note"]
    assert is_signed_in(browser)


def test_a_text_for_a_conversation_that_was_closed_comes_back(
    app: Flask, admin: Actor, path: str, walter: Browser
) -> None:
    carried = lose_the_session(walter, path)
    with app.app_context(), unit_of_work() as work:
        lock_post(work, actor=admin, post_id=post_id_of(path), reason="Enough.")
    back = walter.post("/sign-in", {"name": "walter", "password": PASSWORD, "carried": carried})
    assert back.status_code == 200
    assert escape(TEXT) in back.text.replace("\r\n", "\n").replace("&#34;", "&quot;")


def test_a_text_of_somebody_who_did_not_confirm_yet(app: Flask, path: str) -> None:
    make_member(app, "hedda", state="unconfirmed")
    browser = Browser(app)
    browser.get("/sign-in")
    carried = lose_the_session(browser, path)
    page = browser.post("/sign-in", {"name": "hedda", "password": PASSWORD, "carried": carried})
    assert page.status_code == 403
    assert "Please confirm your e-mail address" in page.text
    assert texts_to_copy(page) == [TEXT]
    assert PASSWORD not in page.text
    assert KEPT not in Browser(app).sign_in("hedda").text


def test_a_failure_while_signing_in_shows_what_was_carried(
    app: Flask, path: str, walter: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = lose_the_session(walter, path)

    def fail(**_rest: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("forum.blueprints.account.routes.check_credentials", fail)
    page = walter.post("/sign-in", {"name": "walter", "password": PASSWORD, "carried": carried})
    assert page.status_code == 500
    assert texts_to_copy(page) == [TEXT]
    assert PASSWORD not in page.text


@pytest.mark.parametrize("token", ["old", "", None])
def test_signing_out_of_an_old_page_takes_one_more_press(walter: Browser, token: str | None) -> None:
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    page = walter.post("/sign-out", {"csrf_token": token}, headers=own)
    assert page.status_code == 400
    assert "<h1>Sign out?</h1>" in page.text
    assert walter.sign_out().status_code == 303
    assert not is_signed_in(walter)
    gone = walter.post("/sign-out", {"csrf_token": token})
    assert gone.status_code == 400
    assert "<h1>You are signed out.</h1>" in gone.text


def test_another_site_signs_nobody_out(walter: Browser) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        for token in (walter.token, "old"):
            page = walter.post("/sign-out", {"csrf_token": token}, headers=headers)
            assert page.status_code == 400
            assert "Sign out?" not in page.text
    assert is_signed_in(walter)


def test_what_an_admin_grants_comes_back_as_chosen(app: Flask, admin: Actor, walter: Browser) -> None:
    browser = Browser(app)
    browser.sign_in("ruth_admin")
    browser.get("/admin/members/walter")
    for what, fields, shown in (
        ("title", {"title": "Nurse"}, 'value="Nurse"'),
        ("role", {"role": "moderator"}, 'checked id="role-1"'),
        ("trust", {"level": "3"}, 'checked id="level-3"'),
    ):
        where = f"/admin/members/walter/{what}"
        page = browser.post(where, fields | {"csrf_token": "old"})
        assert page.status_code == 400
        assert shown in page.text, what
        assert "please send the form once more" in page.text
        assert browser.post(where, fields).status_code == 303
    browser.client.delete_cookie("__Host-session", domain="localhost")
    assert browser.post("/admin/members/walter/title", {"title": "Doctor"}).status_code == 401
    carried = browser.hidden("carried")
    back = browser.post("/sign-in", {"name": "ruth_admin", "password": PASSWORD, "carried": carried})
    assert 'value="Doctor"' in back.text


def test_forms_of_passwords_come_back_empty(app: Flask, walter: Browser) -> None:
    typed = {"current": "zz secret of old", "password": "zz secret to come"}
    page = walter.post("/settings/password", typed | {"csrf_token": "old"})
    assert page.status_code == 400
    assert "Please type your password and send the form once more." in page.text
    assert 'name="current"' in page.text
    assert "zz secret" not in page.text
    with app.app_context():
        token = reset_token(session().scalars(select(User).where(User.handle == "walter")).one())
        end_reading()
    visitor = Browser(app)
    page = visitor.post(f"/password/reset/{token}", {"password": "zz secret to come", "csrf_token": "old"})
    assert page.status_code == 400
    assert "Choose a new password" in page.text
    assert "zz secret" not in page.text
    assert visitor.post(f"/password/reset/{token}", {"password": "zz secret to come"}).status_code == 303
    ended = visitor.post(f"/password/reset/{token}", {"password": "zz secret to come", "csrf_token": "old"})
    assert "This link works no longer" in ended.text


def test_a_password_is_not_carried_through_a_sign_in(app: Flask, walter: Browser) -> None:
    walter.client.delete_cookie("__Host-session", domain="localhost")
    page = walter.post("/settings/password", {"current": "zz secret", "password": "zz secret"})
    assert page.status_code == 401
    assert "zz secret" not in page.text
    back = walter.post("/sign-in", {"name": "walter", "password": PASSWORD, "carried": walter.hidden("carried")})
    assert "Your current password" in back.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_form_comes_back_or_holds_nothing_typed(app: Flask) -> None:
    """A new POST view is marked with @carries, or stands above with the reason why not."""
    without = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and app.view_functions[rule.endpoint] not in carrying._renders
    }
    assert without == NOTHING_TYPED.keys()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_field_is_a_text_to_keep_or_not(app: Flask) -> None:
    """A new field gets words in `TEXT_LABELS`, or stands in `NOT_TEXTS`."""

    def all_forms(base: type[Any]) -> set[type[Any]]:
        return {base}.union(*(all_forms(form) for form in base.__subclasses__()))

    fields = {
        name
        for form in all_forms(Form)
        if form.__module__.startswith("forum.")
        for name in dir(form)
        if isinstance(getattr(form, name), UnboundField)
    }
    assert fields - carrying.TEXT_LABELS.keys() - carrying.NOT_TEXTS == set()
    assert not carrying.TEXT_LABELS.keys() & carrying.NOT_TEXTS
