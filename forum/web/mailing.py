"""From a row of the outbox to a message: its templates, and links made as it leaves."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from flask import render_template

from forum.db import current_settings, session
from forum.i18n import in_language
from forum.mail import compose, mailbox
from forum.models import EmailChange, Mail, User
from forum.queries.site_look import site_look
from forum.services.accounts import HAS_PASSWORD
from forum.services.email_changes import ends_at, has_lapsed
from forum.services.tokens import confirm_token, email_change_token, make_decision_token, reset_token
from forum.web.newsletter_mail import confirm_values, copy_values, newsletter_values
from forum.web.notice_mail import notice_values
from forum.web.urls import absolute

UNCONFIRMED = ("unconfirmed",)
HAS_ACCOUNT = ("active", "deactivated")

ACTIVE = ("active",)

Link = Callable[[User, dict[str, str]], str]
# None where the row itself says which page.
LINKS: dict[str, tuple[tuple[str, ...], Link | None]] = {
    "confirm_email": (UNCONFIRMED, lambda user, _context: f"/confirm/{confirm_token(user)}"),
    "application_accepted": (ACTIVE, lambda _user, _context: "/sign-in"),
    "people_waiting": (ACTIVE, lambda _user, _context: "/moderation/applications"),
    "already_registered": (HAS_PASSWORD, lambda _user, _context: "/sign-in"),
    "reset_password": (HAS_PASSWORD, lambda user, _context: f"/password/reset/{reset_token(user)}"),
    "password_changed": (HAS_PASSWORD, lambda _user, _context: "/password/forgot"),
    "new_device": (HAS_ACCOUNT, lambda _user, _context: "/password/forgot"),
    "identity": (HAS_ACCOUNT, lambda _user, _context: "/password/forgot"),
    "two_step": (HAS_ACCOUNT, lambda _user, _context: "/settings/two-step"),
    "account_closed": (HAS_ACCOUNT, lambda _user, _context: "/sign-in"),
    "erasure_planned": (("deactivated",), lambda _user, _context: "/sign-in"),
    "account_reopened": (ACTIVE, lambda _user, _context: "/password/forgot"),
    "handle_changed": (HAS_ACCOUNT, lambda _user, _context: "/settings/handle"),
    "email_taken": (HAS_ACCOUNT, lambda _user, _context: "/sign-in"),
    "email_settled": (HAS_ACCOUNT, lambda _user, _context: "/settings/email"),
    "email_undone": (HAS_ACCOUNT, lambda user, _context: f"/password/reset/{reset_token(user)}"),
    "suspended": (
        HAS_PASSWORD,
        lambda user, context: f"/decision/{make_decision_token(user.id, int(context['decision_id']))}",
    ),
    "worried": (ACTIVE, None),
    "reply_kept": (ACTIVE, None),
    "reply_refused": (ACTIVE, lambda _user, _context: "/"),
}

# Messages to people who may have no account: the row itself holds all that they say.
TO_ANYBODY = {"legal_receipt", "legal_answer", "email_held", "application_refused"}

# Messages about another address, with the side of the change that they go to.
EMAIL_CHANGES = {"email_confirm": "new", "email_asked": "old", "email_changed": "old"}

# Messages about notices, which say what their member may read at the moment they leave.
NOTICES = {"notice", "digest"}
# Messages of newsletters, which say what everyone may read at the moment they leave.
NEWSLETTERS = {"newsletter", "newsletter_confirm", "newsletter_test"}
# Nobody asked for these at this moment: where messages come back, they wait for nobody.
STOPPABLE = NOTICES | {"reply_kept", "reply_refused", "newsletter", "newsletter_confirm"}


# What rows say as text.
MOMENTS = {"ends_at", "due_at", "signed_in_at"}


class Pointless(Exception):
    """The message has lost its sense since it was queued, or can reach nobody."""


def compose_mail(mail: Mail, user: User | None) -> EmailMessage:
    """The message of a row; `user` is its member, None for somebody without an account.

    Raises `Pointless` when the member is gone, has another address or state by now, or cannot be written to.
    """
    settings = current_settings()
    stored = json.loads(mail.context)
    if mail.template in TO_ANYBODY:
        return _composed(mail, settings.locale, stored, {})
    if mail.template in NEWSLETTERS:
        return _compose_newsletter(mail, user, stored)
    if mail.template in EMAIL_CHANGES:
        return _compose_email_change(mail, EMAIL_CHANGES[mail.template], stored)
    if user is None or user.email != mail.to_address:
        raise Pointless("The member is gone or has another address.")
    if mail.template in NOTICES:
        return _compose_notice(mail, user)
    states, link = LINKS[mail.template]
    if user.state not in states:
        raise Pointless(f"The member is {user.state} by now.")
    path = stored["path"] if link is None else link(user, stored)
    return _composed(mail, user.locale or settings.locale, stored, {"member": user, "link": absolute(path)})


def _compose_email_change(mail: Mail, side: str, stored: dict[str, str]) -> EmailMessage:
    change = session().get(EmailChange, int(stored["change_id"]))
    if change is None or change.ended_at is not None or has_lapsed(change):
        raise Pointless("The change is over.")
    if (mail.template == "email_changed") != (change.confirmed_at is not None):
        raise Pointless("The address was changed meanwhile.")
    if mail.to_address != (change.new_email if side == "new" else change.old_email):
        raise Pointless("It is about another address.")
    user = session().get_one(User, change.user_id)
    path = f"/email/{'confirm' if side == 'new' else 'review'}/{email_change_token(change, side)}"
    values = {"member": user, "change": change, "until": ends_at(change), "link": absolute(path)}
    return _composed(mail, user.locale or current_settings().locale, {}, values)


def _compose_notice(mail: Mail, user: User) -> EmailMessage:
    if user.state not in ACTIVE or user.email_verified_at is None:
        raise Pointless(f"The member is {user.state} by now, or their address is not confirmed.")
    with in_language(user.locale or current_settings().locale):
        found = notice_values(mail, user)
    if found is None:
        raise Pointless("Nothing is left that the member may read and has not read.")
    values, headers = found
    return _composed(mail, user.locale or current_settings().locale, {}, values, headers)


def _compose_newsletter(mail: Mail, user: User | None, stored: dict[str, str]) -> EmailMessage:
    locale, headers = current_settings().locale, None
    values: dict[str, Any] | None = None
    with in_language(locale):
        if mail.template == "newsletter_confirm":
            values = confirm_values(stored)
        elif mail.template == "newsletter":
            found = newsletter_values(stored)
            values, headers = found or (None, None)
        elif user is not None and user.state in ACTIVE and user.email == mail.to_address:
            values = copy_values(stored)
    if values is None:
        raise Pointless("It is not wanted any more, or nothing is left in it that everyone may read.")
    return _composed(mail, locale, {}, values, headers)


def _composed(
    mail: Mail,
    locale: str,
    stored: dict[str, Any],
    values: dict[str, Any],
    headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """The templates filled with the row's own context and these values."""
    settings = current_settings()
    with in_language(locale):
        context = stored | values | {"home": absolute("/")}
        for name in MOMENTS & stored.keys():
            context[name] = datetime.fromisoformat(stored[name]) if stored[name] else None
        subject, text, html = (
            render_template(f"email/{mail.template}/{part}", **context)
            for part in ("subject.txt", "body.txt", "body.html")
        )
    try:
        return compose(
            sender=mailbox(site_look().name, settings.mail_from),
            recipient=mail.to_address,
            subject=" ".join(subject.split()),
            text=text.strip() + "\n",
            html=html,
            message_id=mail.message_id,
            date=mail.created_at,
            extra_headers=headers,
        )
    except ValueError as error:
        raise Pointless(str(error)) from error
