"""What the templates of the queue print: rows and cases as values, in words and with addresses."""

import difflib
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from forum.blueprints.queue import words
from forum.models import Post, Reply, Revision
from forum.permissions import Actor
from forum.permissions.moderation import may_act_on
from forum.queries.case_entries import ShownEntry
from forum.queries.cases import CasePage, MadeDecision, ShownFlag
from forum.queries.queue import QueueFilter, QueueRow
from forum.queries.tags import list_post_tags
from forum.rendering import shorten
from forum.services.case_decisions import acts_for
from forum.services.open_cases import is_claimed
from forum.services.waiting_changes import waiting_text
from forum.validation.tags import TagName, join_tags
from forum.web.case_words import KINDS, kind_of
from forum.web.decision_words import kind_name
from forum.web.urls import blog_url, case_url, member_url, post_url, reply_url

CONTEXT_LINES = 3
MOST_LINES = 200


def queue_url(wanted: QueueFilter) -> str:
    """The address of the queue with its filters."""
    given = {
        "kind": wanted.kind,
        "blog": wanted.blog_id,
        "why": wanted.reason,
        "state": wanted.state if wanted.state != "open" else None,
        "assignee": wanted.assignee,
    }
    query = urlencode({name: value for name, value in given.items() if value})
    return f"/moderation/queue?{query}" if query else "/moderation/queue"


def bulk_url(wanted: QueueFilter) -> str:
    """Where the form of the list is sent: it comes back with the same filters."""
    return queue_url(wanted).replace("/moderation/queue", "/moderation/queue/decide", 1)


def queue_row(row: QueueRow) -> dict[str, Any]:
    """A card of the queue; `choice` names the case with the versions that are shown, None where it is decided alone."""
    return {
        "id": row.id,
        "url": case_url(row.id),
        # What is decided together is reports and held texts; everything else has a page of its own.
        "choice": f"{row.id}:{row.version}:{row.text_version or 0}" if row.lane == "normal" else None,
        "is_open": row.state == "open",
        "is_worried": row.lane == "worried",
        "is_held": row.lane == "normal" and row.hold_rule is not None,
        "kind": KINDS[kind_of(row.lane, row.thing, row.hold_rule)],
        "title": None if row.is_withheld else row.post_title,
        "excerpt": "" if row.is_withheld or not row.source else shorten(row.source),
        "text_state": None if row.is_withheld else row.text_state,
        "writer_name": row.writer_name,
        "writer_handle": row.writer_handle,
        "writer_url": member_url(row.writer_handle) if row.writer_handle else None,
        "blog_name": row.blog_name,
        "score": f"{row.score:.1f}" if row.score > 0 else None,
        "reasons": [(words.reason_words(reason), count) for reason, count in row.reasons],
        "age": words.age_of(row.opened_at),
        "claimed_by": row.claimed_by,
        "outcome": words.OUTCOMES[row.outcome] if row.outcome else None,
        "closed_at": row.closed_at,
    }


def case_view(actor: Actor, page: CasePage) -> dict[str, Any]:
    """The head of a case's page."""
    case = page.case
    claimed = is_claimed(case)
    return {
        "id": case.id,
        "url": case_url(case.id),
        "kind": KINDS[kind_of(case.lane, case.thing, case.hold_rule)],
        "notice_url": _notice_url(case.thing),
        "appeal_url": f"/moderation/appeals/{case.id}" if case.lane == "appeal" else None,
        "lane": case.lane,
        "is_open": case.state == "open",
        "outcome": words.OUTCOMES[case.outcome] if case.outcome else None,
        "closed_at": case.closed_at,
        "closed_by": page.closer_name,
        "score": f"{case.score:.1f}" if case.score > 0 else None,
        "age": words.age_of(case.opened_at),
        "opened_at": case.opened_at,
        "blog": {"name": page.blog.name, "url": blog_url(page.blog.slug)} if page.blog else None,
        "hold_rule": words.HOLD_RULES.get(case.hold_rule, case.hold_rule) if case.hold_rule else None,
        "hold_detail": case.hold_detail or None,
        "claimed_by": page.claimer_name if claimed else None,
        "is_mine": claimed and case.claimed_by_id == actor.id,
        "is_about_admin": page.writer is not None and not may_act_on(actor, page.writer.role, page.writer.id),
    }


def text_view(page: CasePage) -> dict[str, Any] | None:
    """The text with its place; None where there is none, or where it is nobody's business now.

    Where a change waits it is the change, with the text that stands meanwhile and the difference.
    """
    post, text, change = page.post, page.text, page.revision
    if post is None or text is None or page.is_withheld:
        return None
    parent = page.parent
    number = page.reply.number if page.reply else None
    url = post_url(post.id, post.slug)
    own_url = url if page.reply is None else reply_url(post.id, number) if number else None
    return {
        "post_title": post.title,
        "post_url": url,
        "number": number,
        "is_reply": page.reply is not None,
        "url": own_url,
        "edit_url": _edit_url(page),
        "move_url": f"/moderation{_place(post.id, page)}/move" if page.text_state == "published" else None,
        "state": page.text_state,
        "is_locked": post.is_locked,
        "body_html": (change or text).html,
        "standing": None if change is None else _standing(post, text, change),
        "summary": None if page.reply is not None else (change or post).summary,
        "tags": None if page.reply is not None else join_tags(_tags(post, change)),
        "version": text.version,
        "parent": None
        if parent is None
        else {
            "name": page.parent_name,
            "number": parent.number,
            "body_html": parent.html,
        },
    }


def _tags(post: Post, change: Revision | None) -> Sequence[TagName]:
    """Those of a post, or those that a change brings it."""
    brought = waiting_text(change).tags if change is not None else None
    return list_post_tags(post.id) if brought is None else brought


def _standing(post: Post, text: Post | Reply, change: Revision) -> dict[str, Any]:
    """What readers see while a change waits, and what the change would make of it."""
    return {
        "body_html": text.html,
        "new_title": change.title if change.title not in {None, post.title} else None,
        "summary": None if change.reply_id is not None or change.summary == post.summary else post.summary,
        "difference": difference(text.source, change.source),
    }


def _place(post_id: int, page: CasePage) -> str:
    """The path of the post, or of the reply in it."""
    at_post = f"/posts/{post_id}"
    return f"{at_post}/replies/{page.reply.number}" if page.reply else at_post


def _edit_url(page: CasePage) -> str | None:
    if page.post is None or page.revision is not None or page.text_state not in {"published", "hidden", "pending"}:
        return None
    if page.reply is None:
        return f"/posts/{page.post.id}/edit"
    return reply_url(page.post.id, page.reply.number, "edit") if page.reply.number else None


def act_choices(page: CasePage) -> list[tuple[str, Any, Any]]:
    """The acts that fit, each with its name and what it does."""
    if page.case.state != "open":
        return []
    found = acts_for(
        page.case,
        text_state=page.text_state,
        has_reply=page.reply is not None,
        is_locked=page.post is not None and page.post.is_locked,
    )
    return [(name, *words.ACTS[name]) for name in found]


def flag_view(flag: ShownFlag) -> dict[str, Any]:
    """A flag with what may be known of its maker."""
    return {
        "reason": words.reason_words(flag.reason),
        "words": flag.words or None,
        "state": words.FLAG_STATES[flag.state],
        "date": flag.created_at,
        "is_by_rule": flag.trust_level is None,
        "is_moderator": flag.is_moderator,
        "trust_level": flag.trust_level,
        "agreed": flag.agreed,
        "handled": flag.handled,
        "text_version": flag.text_version,
    }


def decision_view(decision: MadeDecision) -> dict[str, Any]:
    return {
        "what": kind_name(decision.kind),
        "reason": decision.reason,
        "category": words.reason_words(decision.category) if decision.category else None,
        "date": decision.created_at,
        "by": decision.actor_name,
        "is_undone": decision.is_undone,
        "case_url": case_url(decision.case_id) if decision.case_id else None,
    }


def entry_view(entry: ShownEntry) -> dict[str, Any]:
    what = words.ENTRIES[entry.kind]
    return {
        "what": words.STEPS.get(entry.step, entry.step) if entry.kind == "step" else what,
        "author": entry.author_name,
        "to": entry.to_name if entry.kind == "opinion_asked" else None,
        "date": entry.created_at,
        "source": entry.source if entry.kind == "step" else None,
        "body_html": entry.html if entry.kind != "step" else None,
    }


def difference(earlier: str, later: str) -> Sequence[tuple[str, str]]:
    """Lines that went (`-`), came (`+`) or stayed (` `) between two texts."""
    lines = list(difflib.unified_diff(earlier.splitlines(), later.splitlines(), lineterm="", n=CONTEXT_LINES))
    return [(line[:1], line[1:]) for line in lines[2 : 2 + MOST_LINES] if not line.startswith("@@")]


def _notice_url(thing: str) -> str | None:
    """Where a case of a legal notice is decided."""
    kind, _colon, notice_id = thing.partition(":")
    return f"/moderation/notices/{notice_id}" if kind == "notice" else None
