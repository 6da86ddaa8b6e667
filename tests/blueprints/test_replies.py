"""Replies from outside: threading, windows, permalinks, editing, deleting."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from forum.db import now
from forum.permissions import Actor
from tests.browser.content import post_id_of, publish_post, simple_blog, write_reply
from tests.support.web import Browser, make_member


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make_member(app, "ruth_admin", role="admin", name="Ruth")


@pytest.fixture
def path(app: Flask, admin: Actor) -> str:
    return publish_post(app, admin, simple_blog(app, admin))


@pytest.fixture
def replies(path: str) -> str:
    return f"/posts/{post_id_of(path)}/replies"


@pytest.fixture
def walter_actor(app: Flask) -> Actor:
    return make_member(app, "walter", name="Walter")


@pytest.fixture
def walter(app: Flask, walter_actor: Actor) -> Browser:
    browser = Browser(app)
    browser.sign_in("walter")
    return browser


def say(browser: Browser, where: str, body: str, key: str | None = None) -> str:
    browser.get(where)
    answer = browser.post(where, {"body": body, "key": key or browser.hidden("key")})
    assert answer.status_code == 303, answer.text
    return answer.location or ""


def test_reply_and_answer(app: Flask, path: str, replies: str, walter: Browser) -> None:
    assert say(walter, replies, "First") == f"{replies}/1"
    assert say(walter, f"{replies}/1/reply", "Second") == f"{replies}/2"
    page = Browser(app).get(path)
    assert "Comments (2)" in page.text
    assert "Reply 2 by Walter, to reply 1 by Walter, level 2" in page.text
    permalink = Browser(app).get(f"{replies}/2")
    assert permalink.location == f"{path}#reply-2"


def test_a_double_submit_makes_one_reply(path: str, replies: str, walter: Browser) -> None:
    assert say(walter, replies, "Once", "k1") == say(walter, replies, "Once", "k1")
    assert "Comments (1)" in walter.get(path).text


@pytest.mark.parametrize("body", ["", "  \n ", "\u200b", "x" * 20_001])
def test_a_refused_reply_comes_back(replies: str, walter: Browser, body: str) -> None:
    walter.get(replies)
    page = walter.post(replies, {"body": body, "key": "k"})
    assert page.status_code == 400
    assert "field-error" in page.text
    assert body.strip() in page.text


def test_preview(replies: str, walter: Browser) -> None:
    walter.get(replies)
    page = walter.post(replies, {"body": "**bold** words", "key": "k7", "action": "preview"})
    assert "<strong>bold</strong>" in page.text
    assert walter.hidden("key") == "k7"


def test_windows_of_a_long_thread(app: Flask, admin: Actor, path: str, replies: str) -> None:
    for number in range(1, 121):
        write_reply(app, admin, path, f"Reply text {number}", to=None if number % 3 else number - 1)
    reader = Browser(app)
    for order in ("", "?order=newest"):
        seen: list[int] = []
        where: str | None = f"{path}{order}"
        while where:
            page = reader.get(where)
            own_rows = page.text.rpartition("Earlier in this conversation")[2].rpartition("</ol>\n    </details>")[2]
            seen += [int(found) for found in re.findall(r'id="reply-(\d+)"', own_rows)]
            following = re.search(r'rel="next" href="([^"#]*)', page.text)
            where = following.group(1).replace("&amp;", "&") if following else None
        assert sorted(seen) == list(range(1, 121))
        assert len(seen) == 120
    assert reader.get(f"{replies}/60").location == f"{path}?at=60#reply-60"
    assert reader.get(f"{replies}/115").location == f"{path}?last=1#reply-115"
    at = reader.get(f"{path}?at=60")
    assert [int(found) for found in re.findall(r'id="reply-(\d+)"', at.text)][:2] == [59, 60]
    assert "Earlier in this conversation" in at.text
    last = re.findall(r'id="reply-(\d+)"', reader.get(f"{path}?last=1").text)
    assert last[-1] == "120"


def test_a_branch_stands_alone(app: Flask, admin: Actor, path: str, replies: str) -> None:
    for parent in (None, 1, 2, None, 4):
        write_reply(app, admin, path, "Words", to=parent)
    page = Browser(app).get(f"{replies}/1/branch")
    assert re.findall(r'id="reply-(\d+)"', page.text) == ["1", "2", "3"]


def test_editing_within_the_window_and_its_history(app: Flask, path: str, replies: str, walter: Browser) -> None:
    say(walter, replies, "As first written")
    walter.get(f"{replies}/1/edit")
    fields = {"body": "As corrected", "version": walter.hidden("version"), "key": "k"}
    assert walter.post(f"{replies}/1/edit", fields).status_code == 303
    assert "As corrected" in Browser(app).get(path).text
    assert "As first written" in Browser(app).get(f"{replies}/1/history").text
    conflict = walter.post(f"{replies}/1/edit", fields | {"body": "From another window"})
    assert conflict.status_code == 409
    assert "As corrected" in conflict.text
    assert "From another window" in conflict.text
    with time_machine.travel(now() + timedelta(minutes=31), tick=True):
        assert walter.get(f"{replies}/1/edit").status_code == 403
        late = walter.post(f"{replies}/1/edit", {"body": "Too late", "version": "2", "key": "k"})
        assert late.status_code == 403


def test_a_moderator_edits_with_a_reason(app: Flask, path: str, replies: str, walter: Browser) -> None:
    say(walter, replies, "My number is 555")
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    keeper.get(f"{replies}/1/edit")
    fields = {"body": "My number is known", "version": "1", "key": "k"}
    refused = keeper.post(f"{replies}/1/edit", fields)
    assert refused.status_code == 400
    assert "Please give a reason" in refused.text
    assert keeper.post(f"{replies}/1/edit", fields | {"reason": "Private details"}).status_code == 303


def test_deleting_leaves_a_stub_when_answered(
    app: Flask, admin: Actor, path: str, replies: str, walter: Browser
) -> None:
    say(walter, replies, "Words that go")
    say(walter, replies, "Words without answers")
    write_reply(app, admin, path, "An answer", to=1)
    for number in (1, 2):
        assert walter.get(f"{replies}/{number}/delete").status_code == 200
        assert walter.post(f"{replies}/{number}/delete").status_code == 303
    page = Browser(app).get(path)
    assert "Reply 1 was deleted by its writer." in page.text
    assert "in reply to a removed reply" in page.text
    assert "Words that go" not in page.text
    assert 'id="reply-2"' not in page.text
    assert "Comments (1)" in page.text
    assert Browser(app).get(f"{replies}/2").status_code == 404
    assert "Words without answers" in walter.get(path).text
    assert walter.post(f"{replies}/2/undelete").status_code == 303
    assert "Comments (2)" in Browser(app).get(path).text


def test_answering_what_went_away_keeps_the_text(app: Flask, path: str, replies: str, walter: Browser) -> None:
    make_member(app, "gerda")
    gerda = Browser(app)
    gerda.sign_in("gerda")
    say(walter, replies, "Soon gone")
    gerda.get(f"{replies}/1/reply")
    walter.post(f"{replies}/1/delete")
    page = gerda.post(f"{replies}/1/reply", {"body": "My careful answer", "key": "k"})
    assert page.status_code == 409
    assert "My careful answer" in page.text
    assert gerda.get(f"{replies}/1/reply").status_code in {404, 409}


def test_a_visitor_is_asked_to_sign_in_and_keeps_the_text(app: Flask, replies: str) -> None:
    visitor = Browser(app)
    visitor.get("/sign-in")
    page = visitor.post(replies, {"body": "Before I was a member", "key": "k"})
    assert page.status_code == 401
    assert "Before I was a member" in page.text
    assert visitor.get(f"{replies}/1/reply").status_code == 401


@pytest.mark.parametrize("number", ["0", "7", "99999999999999999999"])
def test_missing_replies(app: Flask, replies: str, walter: Browser, number: str) -> None:
    for action in ("", "/branch", "/history", "/edit", "/delete", "/reply"):
        assert walter.get(f"{replies}/{number}{action}").status_code == 404, action


def test_names_stand_apart_from_the_sentence(app: Flask, path: str, replies: str, walter: Browser) -> None:
    write_reply(app, make_member(app, "walid", name="وليد"), path, "Words")
    answering = walter.get(f"{replies}/1/reply").text
    assert "<h1>Reply to <bdi>وليد</bdi></h1>" in answering
    assert "<title>Reply to وليد – " in answering
    assert ">Reply 1 by <bdi>وليد</bdi></a></h2>" in answering
    assert "<h1>Reply 1 by <bdi>وليد</bdi>, and the answers to it</h1>" in walter.get(f"{replies}/1/branch").text
    assert ">Written by <bdi>وليد</bdi></p>" in walter.get(f"{replies}/1/history").text


def test_a_change_by_another_names_the_writer_and_asks_why(app: Flask, replies: str, walter: Browser) -> None:
    """The writer is asked for no reason, and neither form carries a key, which nothing reads."""
    say(walter, replies, "My number is 555")
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    edit = f"{replies}/1/edit"
    own, other = walter.get(edit).text, keeper.get(edit).text
    assert "<h1>Edit your reply</h1>" in own
    assert "<h1>Edit reply 1 by <bdi>Walter</bdi></h1>" in other
    change = {"version": "1", "reason": "Because"}
    assert keeper.post(edit, change | {"body": "My number is known"}).status_code == 303
    conflicts = [browser.post(edit, change | {"body": "Something else"}) for browser in (walter, keeper)]
    assert [page.status_code for page in conflicts] == [409, 409]
    for page, is_another in zip([own, other, *(found.text for found in conflicts)], [False, True] * 2, strict=True):
        assert ('name="reason"' in page) == is_another
        assert ("Your reply</label>" in page) != is_another
        assert ("Text of the reply</label>" in page) == is_another
        assert 'name="key"' not in page
        assert 'name="version"' in page
    for conflict in conflicts:
        assert re.search(r"<p class=\"card-meta\">Saved on [^<]+</p>", conflict.text)


def test_history_says_when_and_why_a_version_was_replaced(app: Flask, replies: str, walter: Browser) -> None:
    say(walter, replies, "As first written")
    keeper = Browser(app)
    keeper.sign_in("ruth_admin")
    keeper.get(f"{replies}/1/edit")
    walter.post(f"{replies}/1/edit", {"body": "As corrected", "version": "1"})
    changed = {"body": "As moderated", "version": "2", "reason": "Gives an address"}
    assert keeper.post(f"{replies}/1/edit", changed).status_code == 303
    page = walter.get(f"{replies}/1/history").text
    newest, oldest = re.findall(r'<li class="card">(.*?)</li>', page, re.DOTALL)
    time = r'<time datetime="[^"]+">[^<]+</time>'
    assert re.search(rf">Replaced on {time} by a moderator: <bdi>Gives an address</bdi></p>", newest)
    assert re.search(rf">Replaced on {time}</p>", oldest)
    assert "Ruth" not in page.split("<ol")[1].split("</ol>")[0]
