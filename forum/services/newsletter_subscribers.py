"""Who gets a newsletter: asked for on the site and confirmed by the link in a message, and ended by one click.

What is done for an address is the same whether it is known or not, so that no answer tells who is subscribed.
"""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.db import db, now, session
from forum.db.dialects import dialect_of
from forum.errors import NotFound, StateConflict
from forum.i18n import lazy_gettext as _
from forum.models import Blog, Newsletter, NewsletterSubscriber
from forum.permissions import VISITOR
from forum.permissions.blogs import visible_blogs
from forum.permissions.newsletters import is_newsletter_open
from forum.services.limits import address_key as key_of_place
from forum.services.limits import count_attempt
from forum.services.mailing import queue_mail_to
from forum.services.tokens import is_newsletter_token_of, read_newsletter_stop_token, read_token
from forum.validation.emails import check_email, email_key

CONFIRM_SECONDS = 7 * 86400
_table: Any = NewsletterSubscriber.__table__


def ask_newsletter(work: Session, *, slug: str, email: str, place: str) -> None:
    """Mails the link that confirms; `place` is the network address that asks.

    Nothing goes to who gets the newsletter already. Raises `InvalidInput` for `email`, `NotFound` where there is no
    newsletter, and `TooMany`, which counts known and unknown addresses alike.
    """
    email = check_email(email)
    count_attempt(work, "newsletter place", key_of_place(place))
    blog, key = find_open_blog(work, slug), email_key(email)
    count_attempt(work, "newsletter mailbox", key)
    values = {"blog_id": blog.id, "address": email, "address_key": key, "state": "unconfirmed", "end_reason": ""}
    work.execute(dialect_of(db.engine).insert_missing(_table).values(**values))
    subscriber = work.scalars(
        select(NewsletterSubscriber)
        .where(NewsletterSubscriber.blog_id == blog.id, NewsletterSubscriber.address_key == key)
        .with_for_update()
    ).one()
    if subscriber.state == "confirmed":
        return
    subscriber.asked_at, subscriber.address = now(), email
    work.flush()
    queue_mail_to(work, "newsletter_confirm", email, subscriber_id=str(subscriber.id))


def find_open_blog(work: Session, slug: str) -> Blog:
    """The blog whose newsletter a visitor may ask for; raises `NotFound`."""
    row = work.execute(
        select(Blog, Newsletter)
        .join(Newsletter, Newsletter.blog_id == Blog.id)
        .where(Blog.slug == slug, visible_blogs(VISITOR))
    ).one_or_none()
    if row is None or not is_newsletter_open(row[0], row[1]):
        raise NotFound(_("There is no newsletter here."))
    blog: Blog = row[0]
    return blog


def find_confirmable_subscriber(work: Session, token: str) -> tuple[NewsletterSubscriber, Blog] | None:
    """Whom a confirming link is for; None for a link that has ended, or while there is no newsletter."""
    payload = read_token("newsletter", token, CONFIRM_SECONDS)
    subscriber = work.get(NewsletterSubscriber, payload["u"]) if payload else None
    if subscriber is None or payload is None or not is_newsletter_token_of(subscriber, payload):
        return None
    blog = work.get_one(Blog, subscriber.blog_id)
    return (subscriber, blog) if is_newsletter_open(blog, work.get(Newsletter, blog.id)) else None


def confirm_subscriber(work: Session, *, token: str) -> Blog:
    """The newsletter comes from now on; raises `StateConflict` for a link that has ended or was used."""
    found = find_confirmable_subscriber(work, token)
    if found is None:
        raise StateConflict(_("This link has been used or has expired."))
    subscriber, blog = found
    work.refresh(subscriber, with_for_update=True)
    subscriber.state, subscriber.confirmed_at, subscriber.consented_at = "confirmed", now(), now()
    subscriber.ended_at, subscriber.end_reason, subscriber.import_id = None, "", None
    work.flush()
    return blog


def find_stoppable(token: str) -> tuple[NewsletterSubscriber, Blog]:
    """Whose subscription a link in an issue ends; raises `NotFound` for a link that this site did not make. A read."""
    subscriber_id = read_newsletter_stop_token(token)
    subscriber = session().get(NewsletterSubscriber, subscriber_id) if subscriber_id is not None else None
    if subscriber is None:
        raise NotFound(
            _("This link is not whole, or it is not from this site. Please copy all of it from the message.")
        )
    return subscriber, session().get_one(Blog, subscriber.blog_id)


def stop_newsletter(work: Session, *, subscriber_id: int) -> None:
    """Ends a subscription; a second time it changes nothing."""
    subscriber = work.get(NewsletterSubscriber, subscriber_id, with_for_update=True)
    if subscriber is None or subscriber.state == "ended":
        return
    subscriber.state, subscriber.ended_at, subscriber.end_reason = "ended", now(), "unsubscribed"
    work.flush()


def end_subscriptions(work: Session, address_key: str, reason: str) -> None:
    """To an address to which nothing goes any more no newsletter goes: `reason` is that of its suppression."""
    work.execute(
        update(NewsletterSubscriber)
        .where(NewsletterSubscriber.address_key == address_key, NewsletterSubscriber.state == "confirmed")
        .values(state="ended", ended_at=now(), end_reason=reason)
    )
