"""The second step of signing in, for tests: the app that a member would have on their telephone."""

from datetime import datetime

import pyotp
from sqlalchemy.orm import Session

from forum.db import now, unit_of_work
from forum.models import CodeApp
from forum.permissions import Actor
from forum.services.sealing import unseal
from forum.services.second_step import begin_app, confirm_app


def code_of(user_id: int, *, is_pending: bool = False, at: datetime | None = None) -> str:
    """What the app shows at a moment."""
    with unit_of_work() as work:
        app = work.get_one(CodeApp, user_id)
        return _code(app.pending if is_pending else app.sealed, at or now())


def _code(sealed: str | None, moment: datetime) -> str:
    secret = unseal(sealed or "")
    assert secret is not None
    return pyotp.TOTP(secret).at(int(moment.timestamp()))


def turn_on(work: Session, actor: Actor) -> list[str]:
    """Two-step sign-in for a member; gives the recovery codes."""
    begin_app(work, actor=actor)
    code = _code(work.get_one(CodeApp, actor.member_id).pending, now())
    return confirm_app(work, actor=actor, code=code)
