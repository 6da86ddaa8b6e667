"""`forum user` and `forum blog`: members who can sign in, their roles and passwords, and blogs."""

import re

from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, session, unit_of_work
from forum.models import Blog, User
from forum.queries.people import get_member_actor
from tests.cli.terminal import Terminal
from tests.cli.test_serving import check_refused
from tests.support.two_step import turn_on
from tests.support.web import PASSWORD, Browser

CREATE = ("user", "create", "ann", "--email", "ann@example.org")


def printed_password(output: str) -> str:
    found = re.search(r"^Password: (\S{16,})$", output, re.MULTILINE)
    assert found, output
    return found.group(1)


def can_sign_in(app: Flask, handle: str, password: str) -> bool:
    return Browser(app).sign_in(handle, password).status_code == 303


def user_named(handle: str) -> User:
    end_reading()
    return session().scalars(select(User).where(User.handle == handle)).one()


def test_a_member_with_a_random_password(app: Flask, terminal: Terminal) -> None:
    result = terminal.run(*CREATE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "@ann is a member now" in result.stdout
    assert can_sign_in(app, "ann", printed_password(result.stdout))
    ann = user_named("ann")
    assert (ann.role, ann.state, ann.display_name) == ("member", "active", "ann")


def test_a_member_with_everything_given(app: Flask, terminal: Terminal) -> None:
    given = ("--name", "Ann Archer", "--role", "moderator", "--password", PASSWORD)
    result = terminal.run(*CREATE, *given)
    assert result.exit_code == 0
    assert "Password" not in result.stdout
    assert PASSWORD not in result.stdout
    assert can_sign_in(app, "ann", PASSWORD)
    ann = user_named("ann")
    assert (ann.role, ann.display_name) == ("moderator", "Ann Archer")


REFUSED = [
    (("@Ann", "--email", "other@example.org"), "The handle Ann is taken."),
    (("bob", "--email", "ANN@example.org"), "e-mail"),
    (("admin", "--email", "other@example.org"), "handle"),
    (("bob", "--email", "nowhere"), "e-mail"),
    (("bob", "--email", "bob@example.org", "--password", "short"), "8"),
]


def test_what_registration_would_refuse(terminal: Terminal) -> None:
    assert terminal.run(*CREATE).exit_code == 0
    for words, said in REFUSED:
        check_refused(terminal.run("user", "create", *words), said)
    assert terminal.count_rows("users") == 1


def test_a_role_is_given_and_logged(app: Flask, terminal: Terminal) -> None:
    terminal.run(*CREATE)
    before = terminal.count_rows("audit_log")
    result = terminal.run("user", "role", "@ann", "admin")
    assert (result.exit_code, result.stdout) == (0, "@ann has the role admin now.\n")
    assert user_named("ann").role == "admin"
    assert terminal.count_rows("audit_log") == before + 1
    check_refused(terminal.run("user", "role", "nobody", "admin"), "no member", "nobody")
    assert terminal.run("user", "role", "ann", "emperor").exit_code == 2
    check_refused(terminal.run("user", "role", "ann", "member"), "only admin")
    assert user_named("ann").role == "admin"


def test_a_new_password_ends_the_old_one_and_its_sign_ins(app: Flask, terminal: Terminal) -> None:
    terminal.run(*CREATE, "--password", PASSWORD)
    browser = Browser(app)
    browser.sign_in("ann")
    assert browser.get("/settings/profile").status_code == 200
    result = terminal.run("user", "password", "ann")
    new = printed_password(result.stdout)
    assert browser.get("/settings/profile").status_code == 401
    assert not can_sign_in(app, "ann", PASSWORD)
    assert can_sign_in(app, "ann", new)
    assert terminal.count_rows("mail", "template = 'password_changed'") == 1
    assert "Password" not in terminal.run("user", "password", "ann", "--password", PASSWORD).stdout
    check_refused(terminal.run("user", "password", "ann", "--password", "short"), "8")
    check_refused(terminal.run("user", "password", "nobody"), "no member", "nobody")
    assert can_sign_in(app, "ann", PASSWORD)


def test_a_blog_with_its_rules(app: Flask, terminal: Terminal) -> None:
    terminal.run(*CREATE, "--role", "admin")
    found = ("--noindex", "--feed-text", "excerpt")
    rules = ("--posting", "members", "--reading", "private", "--unlisted", "--closes-after", "30", "--note", "*Hi*")
    result = terminal.run("blog", "create", "Aging & Health", "--admin", "@ann", *rules, *found)
    assert result.exit_code == 0, result.stderr
    end_reading()
    blog = session().scalars(select(Blog)).one()
    assert f"/blogs/{blog.slug}." in result.stdout
    assert (blog.name, blog.posting, blog.reading) == ("Aging & Health", "members", "private")
    assert (blog.is_unlisted, blog.closes_after_days) == (True, 30)
    assert (blog.is_noindex, blog.feed_text) == (True, "excerpt")
    assert "<em>Hi</em>" in blog.note_html


def test_a_blog_is_made_by_an_admin_and_has_a_slug_of_its_own(terminal: Terminal) -> None:
    terminal.run(*CREATE)
    check_refused(terminal.run("blog", "create", "Porch", "--admin", "nobody"), "no member", "nobody")
    assert terminal.run("blog", "create", "Porch", "--admin", "ann").exit_code == 2
    terminal.run("user", "role", "ann", "admin")
    assert terminal.run("blog", "create", "Porch", "--admin", "ann").exit_code == 0
    again = terminal.run("blog", "create", "Porch", "--admin", "ann")
    assert (again.exit_code, len(again.stderr.splitlines())) == (2, 1)
    assert terminal.run("blog", "create", "Hall", "--admin", "ann", "--closes-after", "0").exit_code == 2
    assert terminal.count_rows("blogs") == 1


def test_a_lost_second_step_is_taken_away(app: Flask, terminal: Terminal) -> None:
    terminal.run(*CREATE, "--password", PASSWORD)
    with unit_of_work() as work:
        turn_on(work, get_member_actor(user_named("ann").id))
    assert not can_sign_in(app, "ann", PASSWORD)
    result = terminal.run("user", "reset-2fa", "@ann")
    assert result.exit_code == 0, result.stderr
    assert can_sign_in(app, "ann", PASSWORD)
    check_refused(terminal.run("user", "reset-2fa", "nobody"), "no member", "nobody")
