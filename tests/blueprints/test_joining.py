"""Becoming a member where not everybody may: a moderator lets in, somebody invites, or nobody does."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from forum.db import end_reading, now, session, unit_of_work
from forum.db.context import EXTENSION
from forum.db.jobs import Prune
from forum.errors import InvalidInput, NotAllowed, NotFound
from forum.jobs.prune import prune
from forum.jobs.runner import run_due
from forum.models import Application, AuditEntry, Invitation, InvitationUse, Mail, User
from forum.permissions import Actor
from forum.services.invitations import create_invitation, is_open_invitation, revoke_invitation
from forum.services.registration import prepare_member, register_member
from tests.support.racing import all_at_once, errors
from tests.support.web import PASSWORD, Browser, link_in, mails, make_member, text_of

FIELDS = {"handle": "walter", "email": "walter@example.org", "password": PASSWORD, "terms": "y"}
ANSWER = "My mother forgets things, and <b>so do I</b>."


def set_mode(app: Flask, mode: str, **others: str) -> None:
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], registration=mode, **others)


def register(app: Flask, **fields: str) -> Browser:
    visitor = Browser(app)
    visitor.get(f"/register?invitation={fields.get('invitation', '')}")
    visitor.post("/register", FIELDS | fields)
    return visitor


def confirm(app: Flask, visitor: Browser, folder: Path) -> str:
    """Follows the link of the latest message; gives where that leads."""
    run_due(app)
    path = urlsplit(link_in(mails(folder)[-1])).path
    visitor.get(path)
    return visitor.post(path).location or ""


def find(handle: str = "walter") -> User | None:
    end_reading()
    return session().scalars(select(User).where(User.handle == handle)).one_or_none()


def invite(actor: Actor, places: int = 1, days: int = 14) -> str:
    with unit_of_work() as work:
        return create_invitation(work, actor=actor, note="", places=places, days=days)


@pytest.fixture
def ruth(app: Flask) -> Actor:
    return make_member(app, "ruth", role="moderator")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mail"


def test_a_moderator_lets_in_who_answered(app: Flask, ruth: Actor, folder: Path) -> None:
    set_mode(app, "approval", registration_question="Whom do you care for?")
    make_member(app, "anna")
    visitor, staff, member = Browser(app), Browser(app), Browser(app)
    staff.sign_in("ruth")
    member.sign_in("anna")
    assert "Whom do you care for?" in visitor.get("/register").text
    assert visitor.post("/register", FIELDS).status_code == 400
    assert visitor.post("/register", FIELDS | {"answer": ANSWER}).location == "/register/sent"
    assert "@walter" not in staff.get("/moderation/applications").text, "the address is not confirmed"
    assert confirm(app, visitor, folder) == "/register/waiting"
    assert visitor.get("/inbox").status_code == 401
    run_due(app)
    assert [mails(folder)[-1]["To"], "walter" in text_of(mails(folder)[-1])] == ["ruth@example.org", False]

    page = staff.get("/moderation/applications")
    assert "My mother forgets things, and &lt;b&gt;so do I&lt;/b&gt;." in page.text
    for browser, status in ((visitor, 401), (member, 403)):
        assert browser.get("/moderation/applications").status_code == status
        for path in ("/", "/@walter", "/search?q=walter", "/search?q=mother", "/@walter/feed.json", "/members/walter"):
            assert "My mother" not in (seen := browser.get(path)).text, path
            assert "Whom do" not in seen.text
            assert not path.startswith("/@") or seen.status_code == 404
    answer = visitor.sign_in("walter")
    assert answer.status_code == 403
    assert "A moderator looks at it" in answer.text
    assert visitor.sign_in("walter", "wrong words").status_code == 400
    visitor.get("/password/forgot")
    visitor.post("/password/forgot", {"email": FIELDS["email"]})
    run_due(app)
    reset = urlsplit(link_in(mails(folder)[-1])).path
    visitor.get(reset)
    visitor.post(reset, {"password": PASSWORD})
    user = find()
    assert user is not None
    assert user.state == "awaiting", "a new password let somebody in"

    user_id = user.id
    assert member.post(f"/moderation/applications/{user_id}/accept").status_code == 403
    assert staff.post(f"/moderation/applications/{user_id}/accept").status_code == 303
    run_due(app)
    assert (mails(folder)[-1]["To"], mails(folder)[-1]["Subject"]) == (FIELDS["email"], "Welcome to Riverside Commons")
    assert visitor.sign_in("walter").status_code == 303
    end_reading()
    assert session().scalar(select(Application.user_id)) is None
    assert staff.post(f"/moderation/applications/{user_id}/accept").status_code == 404


def test_who_is_not_let_in_is_told_and_forgotten(app: Flask, ruth: Actor, folder: Path) -> None:
    set_mode(app, "approval")
    visitor, staff = register(app, answer=ANSWER), Browser(app)
    confirm(app, visitor, folder)
    staff.sign_in("ruth")
    staff.get("/moderation/applications")
    user = find()
    assert user is not None
    path = f"/moderation/applications/{user.id}/refuse"
    refused = staff.post(path, {"words": "long " * 300})
    assert refused.status_code == 400
    assert "long long long" in refused.text
    assert staff.post(path, {"words": "You wrote that you sell hats."}).status_code == 303
    run_due(app)
    last = mails(folder)[-1]
    assert last["To"] == FIELDS["email"]
    assert "You wrote that you sell hats." in text_of(last)
    assert find() is None
    entry = session().scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert (entry.action, entry.detail) == ("refuse_application", "{}")
    end_reading()
    register(app, answer=ANSWER)
    assert find() is not None


def test_an_unconfirmed_link_of_a_new_password_lets_nobody_in(app: Flask, ruth: Actor, folder: Path) -> None:
    set_mode(app, "approval")
    visitor = register(app, answer=ANSWER)
    visitor.get("/password/forgot")
    visitor.post("/password/forgot", {"email": FIELDS["email"]})
    run_due(app)
    path = next(urlsplit(link_in(each)).path for each in mails(folder) if "/password/reset/" in text_of(each))
    visitor.get(path)
    visitor.post(path, {"password": PASSWORD})
    user = find()
    assert user is not None
    assert user.state == "awaiting"


def test_only_who_is_invited_may_register(app: Flask, ruth: Actor, folder: Path) -> None:
    set_mode(app, "invitation")
    visitor, staff = Browser(app), Browser(app)
    assert "By invitation" in visitor.get("/register").text
    visitor.get("/sign-in")
    assert visitor.post("/register", FIELDS).status_code == 403
    assert visitor.post("/register", FIELDS | {"invitation": "zz"}).status_code == 400
    staff.sign_in("ruth")
    staff.get("/settings/invitations")
    page = staff.post("/settings/invitations", {"places": "1", "days": "3", "for_whom": "Walter"})
    secret = page.text.partition("invitation=")[2].partition('"')[0]
    stored = session().scalars(select(Invitation)).one()
    assert secret.encode() not in stored.secret_hash
    end_reading()
    assert secret not in staff.get("/settings/invitations").text
    visitor = register(app, invitation=secret)
    assert confirm(app, visitor, folder) == "/"
    assert visitor.get("/inbox").status_code == 200
    assert "works no longer" in Browser(app).get(f"/register?invitation={secret}").text
    make_member(app, "ada", role="admin")
    admin = Browser(app)
    admin.sign_in("ada")
    shown = admin.get("/admin/invitations").text
    assert shown.index("@ruth") < shown.index("@walter")
    assert "Invited by @ruth" in admin.get("/admin/members/walter").text
    assert staff.get("/admin/invitations").status_code == 403
    assert "@walter" not in staff.get("/settings/invitations").text


def test_an_invitation_that_has_ended_gives_the_form_back(app: Flask, ruth: Actor) -> None:
    set_mode(app, "approval")
    secret = invite(ruth)
    visitor = Browser(app)
    assert "What brings you here?" not in visitor.get(f"/register?invitation={secret}").text
    with unit_of_work() as work:
        revoke_invitation(work, actor=ruth, invitation_id=session().scalars(select(Invitation.id)).one())
    page = visitor.post("/register", FIELDS | {"invitation": secret})
    assert page.status_code == 400
    assert "has been used, or has ended" in page.text
    assert "What brings you here?" in page.text
    assert 'value="walter"' in page.text
    assert visitor.post("/register", visitor.fields() | FIELDS | {"answer": ANSWER}).status_code == 303


def test_places_tell_nobody_which_addresses_are_members(app: Flask, ruth: Actor) -> None:
    set_mode(app, "invitation")
    make_member(app, "anna")
    taken, free = invite(ruth), invite(ruth)
    for secret, email in ((taken, "anna@example.org"), (free, "walter@example.org")):
        visitor = Browser(app)
        visitor.get(f"/register?invitation={secret}")
        for _again in range(2):
            answer = visitor.post(
                "/register", FIELDS | {"invitation": secret, "handle": f"new_{email[:4]}", "email": email}
            )
            assert (answer.status_code, answer.location) == (303, "/register/sent")
        end_reading()
        assert not is_open_invitation(secret)
    with time_machine.travel(now() + timedelta(days=15)):
        prune(Prune())
        with time_machine.travel(now() - timedelta(days=10)):
            assert is_open_invitation(taken)
            assert is_open_invitation(free)


def test_of_many_with_one_place_one_gets_in(app: Flask, ruth: Actor) -> None:
    set_mode(app, "invitation")
    secret = invite(ruth, places=2)

    def act(handle: str, work: object) -> None:
        prepared = prepare_member(
            handle=handle, display_name="", email=f"{handle}@example.org", password=PASSWORD, invitation=secret
        )
        register_member(work, prepared=prepared, accepted_terms="1", return_to=None)  # type: ignore[arg-type]

    outcomes = all_at_once(app, [partial(act, f"guest{number}") for number in range(5)])
    assert errors(outcomes) == [InvalidInput] * 3
    end_reading()
    assert len(session().scalars(select(InvitationUse)).all()) == 2


def test_who_may_invite_and_take_back(app: Flask, ruth: Actor) -> None:
    anna, new = make_member(app, "anna"), make_member(app, "bert", trust_level=0)
    ada = make_member(app, "ada", role="admin")
    for mode, by, allowed in (
        ("open", "members", []),
        ("closed", "members", []),
        ("invitation", "admins", [ada]),
        ("approval", "staff", [ruth, ada]),
        ("invitation", "members", [anna, ruth, ada]),
    ):
        set_mode(app, mode, invitations=by)
        for actor in (anna, new, ruth, ada):
            if actor in allowed:
                invite(actor)
            else:
                with pytest.raises(NotAllowed):
                    invite(actor)
    own = session().scalars(select(Invitation.id).where(Invitation.inviter_id == anna.id)).one()
    end_reading()
    for actor in (new, ruth):
        with pytest.raises(NotFound), unit_of_work() as work:
            revoke_invitation(work, actor=actor, invitation_id=own)
    with unit_of_work() as work:
        revoke_invitation(work, actor=ada, invitation_id=own)


def test_an_invitation_ends_with_its_time_and_its_inviter(app: Flask, ruth: Actor) -> None:
    set_mode(app, "invitation")
    secret = invite(ruth, days=3)
    assert is_open_invitation(secret)
    with time_machine.travel(now() + timedelta(days=3, minutes=1)):
        assert not is_open_invitation(secret)
    with unit_of_work() as work:
        work.get_one(User, ruth.member_id).state = "deactivated"
    assert not is_open_invitation(secret)


def test_staff_hear_of_the_first_who_waits(app: Flask, ruth: Actor, folder: Path) -> None:
    set_mode(app, "approval")
    for handle in ("walter", "willy"):
        visitor = register(app, handle=handle, email=f"{handle}@example.org", answer=ANSWER)
        confirm(app, visitor, folder)
        run_due(app)
    assert list(session().scalars(select(Mail.to_address).where(Mail.template == "people_waiting"))) == [
        "ruth@example.org"
    ]
