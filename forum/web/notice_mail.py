"""What a message about notices says: its words, links and headers, made as it leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import formataddr
from typing import Any

from forum.db import end_reading
from forum.i18n import gettext as _
from forum.mail import marker
from forum.models import Mail, User
from forum.queries.mailed_notices import MOST_TOLD, OF_TEXTS, MailedNotice, list_mailed
from forum.queries.people import get_member_actor
from forum.queries.site_look import site_look
from forum.rendering import excerpt, to_plain_text
from forum.services.mail_addresses import make_reply_address
from forum.services.mailing import list_label, site_domain, text_message_id
from forum.services.tokens import make_stop_token
from forum.web.notice_mail_words import heading_of, why_of
from forum.web.notice_words import url_of, words_of
from forum.web.urls import absolute, mailed_html, post_url

DIGEST_EXCERPT = 240


@dataclass(frozen=True)
class MailedItem:
    """One notice in a message; `html` and `text` are the whole text where one was written, in a message of its own."""

    heading: str
    words: str | None
    reason: str | None
    url: str
    excerpt: str
    html: str | None
    text: str | None
    why: str


@dataclass(frozen=True)
class MailedGroup:
    """What a digest tells of one post, under its title; without one, what is about the member."""

    title: str | None
    blog_name: str | None
    url: str | None
    items: tuple[MailedItem, ...]


def notice_values(mail: Mail, user: User) -> tuple[dict[str, Any], dict[str, str]] | None:
    """Values for the templates, and headers; None when there is nothing left to tell."""
    actor = get_member_actor(user.id)
    rows = list_mailed(actor, mail.id)
    end_reading()
    if actor.restriction("suspension") is not None:
        rows = [row for row in rows if row.kind == "decision"]
    if not rows:
        return None
    is_digest = mail.template == "digest"
    token = make_stop_token(user.id, "gathered" if is_digest else _wish_of(rows[0]))
    stop_url = absolute(f"/unsubscribe/{token}")
    values: dict[str, Any] = {
        "member": user,
        "stop_url": stop_url,
        "settings_url": absolute("/settings/notifications"),
    }
    if is_digest:
        values |= {
            "groups": _groups(rows[:MOST_TOLD]),
            "count": min(len(rows), MOST_TOLD),
            "more_url": absolute("/inbox") if len(rows) > MOST_TOLD else None,
        }
    else:
        values |= {"item": _item(rows[0], is_whole=True), "title": _subject(rows[0])}
    headers = {
        "List-Id": _list_id(None if is_digest else rows[0]),
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    if is_digest:
        return values, headers
    answers = _answering(rows[0], mail, user.id)
    values["marker"] = marker(_("Write your answer above this line")) if answers else None
    return values, headers | _threading(rows[0], user.id) | answers


def _answering(row: MailedNotice, mail: Mail, user_id: int) -> dict[str, str]:
    """Where an answer to the message goes, if answers are taken."""
    if row.kind not in OF_TEXTS or row.post_id is None:
        return {}
    address = make_reply_address(user_id, row.post_id, row.reply_number, mail.created_at)
    return {"Reply-To": address} if address else {}


def _wish_of(row: MailedNotice) -> str:
    """What its reader wishes to hear of no more, as in `forum.services.stopping`."""
    return f"follow:{row.follow_id}" if row.kind == "follow" else f"kind:{row.kind}"


def _subject(row: MailedNotice) -> str:
    """The title for a post and `Re:` for what stands under it, so that mail programs keep them together."""
    if row.kind in OF_TEXTS:
        return str(row.post_title) if row.reply_id is None else f"Re: {row.post_title}"
    return heading_of(row)


def _item(row: MailedNotice, *, is_whole: bool) -> MailedItem:
    html = mailed_html(row.html) if is_whole and row.html is not None else None
    return MailedItem(
        heading=heading_of(row),
        words=words_of(row),
        reason=row.decision_reason,
        url=absolute(url_of(row)),
        excerpt=excerpt(row.html or "", DIGEST_EXCERPT),
        html=html,
        text=to_plain_text(row.html) if html is not None and row.html else None,
        why=why_of(row),
    )


def _groups(rows: Sequence[MailedNotice]) -> list[MailedGroup]:
    found: dict[int | None, list[MailedNotice]] = {}
    for row in rows:
        found.setdefault(row.post_id if row.kind in OF_TEXTS else None, []).append(row)
    groups = []
    for post_id, members in found.items():
        first = members[0]
        items = tuple(_item(row, is_whole=False) for row in members)
        is_of_post = post_id is not None
        groups.append(
            MailedGroup(
                first.post_title if is_of_post else None,
                first.blog_name if is_of_post else None,
                absolute(post_url(post_id, first.post_slug or "")) if post_id is not None else None,
                items,
            )
        )
    return groups


def _list_id(row: MailedNotice | None) -> str:
    """RFC 2919: what mail programs sort by; a name of this site below its host."""
    host = site_domain()
    if row is None or row.blog_slug is None or row.kind not in OF_TEXTS:
        name = _("Summaries") if row is None else _("Notices")
        return formataddr((f"{site_look().name}: {name}", f"notices.{host}")).replace('"', "")
    return f"<{list_label(row.blog_slug)}.blogs.{host}>"


def _threading(row: MailedNotice, user_id: int) -> dict[str, str]:
    """RFC 5322: below the message about what it answers, and below that about the post."""
    if row.kind not in OF_TEXTS or row.post_id is None or row.reply_id is None:
        return {}
    post = text_message_id(row.post_id, None, user_id)
    parent = post if row.parent_id is None else text_message_id(row.post_id, row.parent_id, user_id)
    return {"In-Reply-To": parent, "References": post if parent == post else f"{post} {parent}"}
