"""Who hears of a worry, and when: those on duty at once, then every moderator, then the admins."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from forum.db import current_settings, db, now
from forum.db.dialects import dialect_of
from forum.models import BlogRole, Case, Flag, Notification, User
from forum.queries.flags import MOST_ESCALATION, waiting_worries
from forum.services.audit import log_act
from forum.services.mailing import queue_mail
from forum.services.notices import tell_duty

SITE_MODERATORS, ADMINS = User.role == "moderator", User.role == "admin"


def raise_alarm(work: Session, case: Case) -> None:
    """Tells the moderators of the blog; where it has none those of the site, and where there are none the admins."""
    of_blog = select(BlogRole.user_id).where(BlogRole.blog_id == case.blog_id, BlogRole.role == "moderator")
    for group in (User.id.in_(of_blog), SITE_MODERATORS, ADMINS):
        if alert(work, case, group):
            return


def escalate_worries(work: Session, *, limit: int) -> int:
    """Tells more people of worries that nobody has looked at; returns how many cases that was."""
    query = select(Case).where(waiting_worries()).order_by(Case.id).limit(limit)
    if dialect_of(db.engine).has_skip_locked():
        query = query.with_for_update(skip_locked=True)
    cases = work.scalars(query).all()
    is_for_admins = now() - timedelta(minutes=current_settings().worried_admin_minutes)
    for case in cases:
        case.escalation = MOST_ESCALATION if case.opened_at <= is_for_admins else 1
        alert(work, case, SITE_MODERATORS)
        if case.escalation == MOST_ESCALATION:
            alert(work, case, ADMINS)
        log_act(work, None, "escalate_worry", "case", case.id, level=case.escalation)
    work.flush()
    return len(cases)


def alert(work: Session, case: Case, group: ColumnElement[bool]) -> int:
    """A line in the inbox and a mail at once; returns how many of the group there are to tell, or were told before.

    Whoever reported it knows, and a moderator whom it concerns is not asked to look after it.
    """
    flaggers = set(work.scalars(select(Flag.flagger_id).where(Flag.case_id == case.id)))
    found = work.scalars(select(User).where(group, User.state == "active").order_by(User.id)).all()
    on_duty = [user for user in found if user.id != case.writer_id and user.id not in flaggers]
    told = set(
        work.scalars(select(Notification.user_id).where(Notification.case_id == case.id, Notification.kind == "duty"))
    )
    call(work, case, [user for user in on_duty if user.id not in told])
    return len(on_duty)


def call(work: Session, case: Case, users: list[User]) -> None:
    """A line in the inbox and a mail at once, which says nothing of whom it is about."""
    tell_duty(work, case, [user.id for user in users])
    for user in users:
        if user.email:
            queue_mail(work, "worried", user, path=f"/moderation/cases/{case.id}")
