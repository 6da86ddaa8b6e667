"""What the rules are told from the database, what becomes of a text, and what that costs."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from threading import Thread
from time import sleep
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.db import clock_at, end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.errors import ConfigurationError, InvalidInput, MustConfirm, NotFound, SentBefore
from forum.models import Blog, Case, Decision, Flag, Reply, Sanction, SiteFact, WordRule
from forum.permissions import Actor
from forum.services.checker import sign
from forum.services.checking import Sending, judge_post, judge_reply, judge_reply_edit
from forum.services.outgoing import Exchange, OutgoingError, post_bytes
from forum.services.prepared_posts import prepare_post
from forum.services.replies import WrittenReply, create_reply, prepare_reply
from forum.services.texts import PreparedText
from forum.settings import load_settings
from tests.support.factories import grant, make_actor, make_blog, make_post, reply
from tests.support.statements import count_statements

SECRET = "a secret that two servers share"
URL = "http://127.0.0.1:{}/check"


def add_words(*rules: tuple[str, str], blog: Blog | None = None, is_active: bool = True) -> None:
    """Rules as the admin's pages store them, and another version of the list."""
    with unit_of_work() as work:
        for phrase, action in rules:
            work.add(
                WordRule(
                    phrase=phrase,
                    action=action,
                    replacement="kind word" if action == "replace" else "",
                    blog_id=blog.id if blog else None,
                    is_active=is_active,
                    created_at=now(),
                )
            )
        work.merge(SiteFact(name="word_rules_version", value=f"{phrase} {now()}"))


def judged(actor: Actor, post_id: int, body: str, to: int | None = None, **sending: Any) -> PreparedText:
    return judge_reply(
        actor, post_id=post_id, parent_number=to, prepared=prepare_reply(body), sending=Sending(**sending)
    )


def send(actor: Actor, post_id: int, body: str, key: str = "", **sending: Any) -> WrittenReply:
    prepared = judged(actor, post_id, body, form_key=key, **sending)
    with unit_of_work() as work:
        return create_reply(work, actor=actor, post_id=post_id, parent_number=None, prepared=prepared, form_key=key)


def rule_of(prepared: PreparedText) -> tuple[str, str]:
    assert prepared.verdict is not None
    return prepared.verdict.outcome, prepared.verdict.rule


def test_the_record_of_the_writer_and_the_place(app: Flask) -> None:
    writer, newcomer = make_actor("ann"), make_actor("ned", trust_level=0)
    careful, open_blog = make_blog(moderation="newcomers"), make_blog()
    strict = make_blog(moderation="all")
    posts = {blog.id: make_post(writer, blog) for blog in (careful, open_blog, strict)}
    assert rule_of(judged(newcomer, posts[careful.id], "Hello.")) == ("hold", "newcomer")
    assert rule_of(judged(newcomer, posts[open_blog.id], "Hello.")) == ("publish", "")
    assert rule_of(judged(writer, posts[careful.id], "Hello.")) == ("publish", "")
    assert rule_of(judged(writer, posts[strict.id], "Hello.")) == ("hold", "blog_moderation")
    for number in range(3):
        reply(newcomer, posts[open_blog.id], f"Elsewhere {number}.")
    assert rule_of(judged(newcomer, posts[careful.id], "Hello.")) == ("hold", "newcomer"), "three in another blog"
    for number in range(3):
        reply(newcomer, posts[careful.id], f"Here {number}.")
    assert rule_of(judged(newcomer, posts[careful.id], "Hello.")) == ("publish", "")
    named = grant(strict, make_actor("amy"), "author")
    moderator = grant(strict, make_actor("mo"), "moderator")
    post = prepare_post("A title", "A text.")
    held = judge_post(writer, prepared=post, blog_slug=strict.slug).body
    assert rule_of(held) == ("hold", "blog_moderation")
    assert rule_of(judge_post(named, prepared=post, blog_slug=strict.slug).body) == ("publish", "")
    assert rule_of(judged(moderator, posts[strict.id], "Hello.")) == ("publish", "staff")
    hidden = make_post(make_actor("ada", role="admin"), make_blog(reading="private"))
    with pytest.raises(NotFound):
        judged(writer, hidden, "Hello.")
    with pytest.raises(InvalidInput) as refused:
        judge_post(writer, prepared=post, blog_slug="nowhere")
    assert refused.value.field == "blog"


def test_approval_by_sanction_and_share_of_rejections_are_asked_afresh(app: Flask) -> None:
    writer, blog = make_actor("ann"), make_blog()
    post_id, other = make_post(writer, blog), make_post(writer, make_blog())
    with unit_of_work() as work:
        decision = Decision(kind="require_approval", user_id=writer.member_id, reason="so", created_at=now())
        work.add(decision)
        work.flush()
        work.add(
            Sanction(
                user_id=writer.member_id,
                blog_id=blog.id,
                kind="approval",
                decision_id=decision.id,
                starts_at=now(),
                ends_at=now() + timedelta(days=1),
            )
        )
    assert rule_of(judged(writer, post_id, "Hello.")) == ("hold", "approval_required")
    assert rule_of(judged(writer, other, "Hello.")) == ("publish", "")
    with clock_at(now() + timedelta(days=2)):
        assert rule_of(judged(writer, post_id, "Hello.")) == ("publish", "")
    bob = make_actor("bob")
    numbers = [reply(bob, post_id, f"Text {number}.") for number in range(6)]
    for rule, expected in (("expired", ("publish", "")), (None, ("hold", "rejected_share"))):
        with unit_of_work() as work:
            decision = Decision(kind="reject", user_id=bob.member_id, rule=rule, reason="so", created_at=now())
            work.add(decision)
            work.flush()
            for row in work.scalars(select(Reply).where(Reply.number.in_(numbers[:3]), Reply.post_id == post_id)):
                row.state, row.decision_id, row.state_at = "rejected", decision.id, now()
        assert rule_of(judged(bob, post_id, "Hello.")) == expected
        with clock_at(now() + timedelta(days=8)):
            assert rule_of(judged(bob, post_id, "Hello.")) == ("publish", "")


def test_the_same_text_is_taken_once_and_the_same_form_twice(app: Flask) -> None:
    ann, blog = make_actor("ann"), make_blog(moderation="all")
    post_id, other = make_post(ann, blog), make_post(ann, blog)
    short, long = "Thank you.", "Thank you for all of this. " * 4
    for body in (short, long):
        first = send(ann, post_id, body, key=f"form {body}")
        again = send(ann, post_id, body, key=f"form {body}")
        assert (first.number, again.number, first.is_repeat, again.is_repeat) == (None, None, False, True)
        with pytest.raises(SentBefore) as refused:
            send(ann, post_id, body.upper(), key="another form")
        assert (refused.value.post_id, refused.value.number) == (post_id, None)
        with clock_at(now() + timedelta(minutes=6)):
            judged(ann, post_id, body)
    judged(ann, other, short)
    with pytest.raises(SentBefore):
        judged(ann, other, long)
    judge_reply_edit(ann, post_id=other, prepared=prepare_reply(long))


def test_words_change_hold_refuse_flag_and_worry(app: Flask) -> None:
    ann, blog = make_actor("ann"), make_blog()
    post_id, elsewhere = make_post(ann, blog), make_post(ann, make_blog())
    add_words(("badword", "hold"), ("snake oil", "block"), ("damn", "censor"), ("rude", "replace"))
    add_words(("pills", "flag"), ("end it all", "worry"))
    add_words(("only here", "hold"), blog=blog)
    add_words(("asleep", "block"), is_active=False)
    assert rule_of(judged(ann, post_id, "A badword.")) == ("hold", "word")
    with pytest.raises(InvalidInput, match="snake oil"):
        judged(ann, post_id, "Buy SNAKE  OIL asleep.")
    changed = judged(ann, post_id, "Damn rude.")
    assert (changed.source, changed.rendered.html, changed.sent) == (
        "•••• kind word.",
        '<p dir="auto">•••• kind word.</p>\n',
        "Damn rude.",
    )
    assert rule_of(judged(ann, post_id, "It is only here.")) == ("hold", "word")
    assert rule_of(judged(ann, elsewhere, "It is only here.")) == ("publish", "")
    first = send(ann, post_id, "Damn pills, I could end it all.", key="form")
    again = send(ann, post_id, "Damn pills, I could end it all.", key="form")
    assert first.number == again.number
    end_reading()
    cases = session().scalars(select(Case).order_by(Case.id)).all()
    assert [(case.lane, case.hold_rule, case.flag_count, case.score, case.state) for case in cases] == [
        ("normal", None, 1, 1.0, "open"),
        ("worried", None, 1, 0.0, "open"),
    ]
    flags = session().execute(select(Flag.flagger_id, Flag.reason, Flag.words, Flag.weight).order_by(Flag.id)).all()
    assert [tuple(flag) for flag in flags] == [(None, "other", "pills", 1.0), (None, "worried", "end it all", 1.0)]
    title = judge_post(ann, prepared=prepare_post("A damn title", "So rude."), blog_slug=blog.slug)
    assert (title.title, title.slug, title.body.source) == ("A •••• title", "a-title", "So kind word.")
    assert title.sent == ("A damn title", "So rude.", "")
    summed = judge_post(ann, prepared=prepare_post("A title", "A text.", summary="damn"), blog_slug=blog.slug)
    assert (summed.summary, summed.excerpt, summed.sent) == ("••••", "••••", ("A title", "A text.", "damn"))
    with pytest.raises(MustConfirm):
        judge_post(ann, prepared=prepare_post("A", "B", summary="Call ann@example.org"), blog_slug=blog.slug)


def test_the_writer_is_asked_about_personal_information_once(app: Flask) -> None:
    ann = make_actor("ann")
    post_id = make_post(ann, make_blog())
    body = "Write to me: ann.smith@example.org"
    with pytest.raises(MustConfirm) as asked:
        judged(ann, post_id, body)
    assert [(found.kind, found.text) for found in asked.value.findings] == [("email", "ann.smith@example.org")]
    confirmed = judged(ann, post_id, body, confirmed=asked.value.digest)
    assert rule_of(confirmed) == ("publish", "")
    with pytest.raises(MustConfirm):
        judged(ann, post_id, f"{body} or bob@example.org", confirmed=asked.value.digest)


def test_asking_the_rules_costs_the_same_however_much_there_is(app: Flask) -> None:
    ann, blog = make_actor("ann"), make_blog()
    post_id = make_post(ann, blog)
    add_words(*((f"phrase {number}", "hold") for number in range(2000)))
    judged(ann, post_id, "The first one compiles the words.")
    for number in range(30):
        reply(ann, post_id, f"Text {number}.")
    prepared = prepare_reply("Another text, phrase 1999.")
    end_reading()
    with count_statements() as sent:
        held = judge_reply(ann, post_id=post_id, parent_number=None, prepared=prepared)
    assert rule_of(held) == ("hold", "word")
    assert len(sent) == 3, sent
    add_words(("one more", "hold"))
    with count_statements() as sent:
        judge_reply(ann, post_id=post_id, parent_number=None, prepared=prepared)
    assert len(sent) == 4, "a new version of the words is loaded once"
    plain = judged(ann, post_id, "A plain one.")
    with count_statements() as sent, unit_of_work() as work:
        create_reply(work, actor=ann, post_id=post_id, parent_number=None, prepared=plain, form_key="k")
    published = len(sent)
    with count_statements() as sent, unit_of_work() as work:
        create_reply(work, actor=ann, post_id=post_id, parent_number=None, prepared=held, form_key="l")
    assert len(sent) <= published + 3, sent


Answer = Callable[[socket.socket, bytes], None]


@contextmanager
def checker(answer: Answer) -> Iterator[tuple[int, list[bytes]]]:
    """A server on a port of its own that reads one request after another and answers as told."""
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _address = server.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(10)
                data = b""
                while b"\r\n\r\n" not in data:
                    data += connection.recv(65536)
                head, _, body = data.partition(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                while len(body) < length:
                    body += connection.recv(65536)
                asked.append(head + b"\r\n\r\n" + body)
                try:
                    answer(connection, body)
                except OSError:
                    continue

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1], asked
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(10)


def says(text: str, status: str = "200 OK", extra: str = "") -> Answer:
    reply_text = f"HTTP/1.1 {status}\r\nContent-Length: {len(text)}\r\n{extra}Connection: close\r\n\r\n{text}"
    return lambda connection, _body: connection.sendall(reply_text.encode())


def drips(connection: socket.socket, _body: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(200):
        connection.sendall(b"X")
        sleep(0.02)


@pytest.fixture
def use(app: Flask) -> Iterator[Callable[[int], None]]:
    settings = app.extensions[EXTENSION]

    def point_at(port: int) -> None:
        app.extensions[EXTENSION] = replace(settings, checker_url=URL.format(port), checker_secret=SECRET)

    yield point_at
    app.extensions[EXTENSION] = settings


def test_an_outside_check_decides_when_it_answers(app: Flask, use: Callable[[int], None]) -> None:
    ann, mod, blog = make_actor("ann"), make_actor("mo", role="moderator"), make_blog()
    post_id = make_post(ann, blog)
    with checker(says('{"outcome": "hold", "words": "A second look."}')) as (port, asked):
        use(port)
        held = judged(ann, post_id, "Is this *fine*?")
        assert held.verdict is not None
        assert (rule_of(held), held.verdict.words) == (("hold", "checker"), "A second look.")
        assert rule_of(judged(mod, post_id, "Staff is not asked about.")) == ("publish", "staff")
    (request,) = asked
    head, _, body = request.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    assert headers["Forum-Signature"] == sign(SECRET, headers["Forum-Timestamp"], body)
    sent = json.loads(body)
    assert sent["time"] == int(headers["Forum-Timestamp"])
    assert len(sent.pop("id")) == 32
    assert sent == {
        "time": sent["time"],
        "kind": "reply",
        "blog": blog.slug,
        "trust_level": 1,
        "title": "",
        "summary": "",
        "text": "Is this *fine*?",
        "tags": [],
    }
    with checker(says('{"outcome": "refuse"}')) as (port, _asked):
        use(port)
        with pytest.raises(InvalidInput):
            judged(ann, post_id, "Refused.")


def test_the_text_goes_on_where_the_outside_check_fails(app: Flask, use: Callable[[int], None]) -> None:
    ann = make_actor("ann")
    post_id = make_post(ann, make_blog())
    answers = (
        says("no JSON"),
        says('{"outcome": "perhaps"}'),
        says('{"outcome": "hold", "words": 5}'),
        says("[" * 50_000),
        says('{"outcome": "hold"}' + " " * 70_000),
        says("", status="302 Found", extra="Location: http://127.0.0.1:9/\r\n"),
        says('{"outcome": "hold"}', status="500 Oh"),
        lambda connection, _body: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Le"),
    )
    for number, answer in enumerate(answers):
        with checker(answer) as (port, asked):
            use(port)
            assert rule_of(judged(ann, post_id, f"Text {number}.")) == ("publish", ""), number
            assert len(asked) == 1
    use(port)
    assert rule_of(judged(ann, post_id, "Nobody listens.")) == ("publish", "")
    with checker(says("")) as (port, _asked), pytest.raises(RuntimeError), unit_of_work():
        post_bytes(URL.format(port), b"", {}, Exchange(1, 10))


def test_a_slow_answer_is_not_waited_for(app: Flask) -> None:
    """A byte now and then keeps every single read going; the whole exchange has an end."""
    with checker(drips) as (port, _asked), pytest.raises(OutgoingError):
        post_bytes(URL.format(port), b"{}", {}, Exchange(seconds=0.3, most_bytes=1000))


def test_a_checker_without_a_secret_stops_the_start(tmp_path: Any) -> None:
    for url, secret, words in (
        ("http://check.example.org", "", "FORUM_CHECKER_SECRET must have"),
        ("ftp://check.example.org", SECRET, "FORUM_CHECKER_URL is"),
    ):
        with pytest.raises(ConfigurationError, match=words):
            load_settings(tmp_path, environ={}, checker_url=url, checker_secret=secret)
