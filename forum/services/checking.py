"""The rules before publishing: gather what they are told, ask them, and say what becomes of the text.

All of it stands in the prepare half of a write, outside any transaction: three statements, one more when the list of
words changed. What needs the thread's lock (locked, closed, silenced, too fast) is asked again in the apply half.
The same text twice is looked for here alone: two sent in the same moment meet the pace of writing there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from forum.db import current_settings
from forum.errors import InvalidInput, MustConfirm, NotFound, SentBefore
from forum.i18n import lazy_gettext as _
from forum.permissions import Actor
from forum.permissions.blogs import may_moderate
from forum.queries.rules import (
    SentText,
    StoredRules,
    WriterFacts,
    get_stored_rules,
    get_writer_facts,
    list_active_words,
    list_sent_texts,
)
from forum.rendering import LONGEST
from forum.rules.facts import (
    AuthorFacts,
    EarlierText,
    HistoryFacts,
    PlaceFacts,
    Submission,
    TextFacts,
    Verdict,
    findings_digest,
    text_digest,
)
from forum.rules.personal_data import find_personal_data
from forum.rules.pipeline import judge
from forum.rules.words import NO_WORDS, WordList, WordLists
from forum.services.checker import ask_checker, has_checker
from forum.services.prepared_posts import PreparedPost, prepare_post
from forum.services.texts import Place, PreparedText, prepare_text, sending_key

WORD_LISTS = WordLists()


@dataclass(frozen=True)
class Sending:
    """How a form came: its key, seconds since it was made (None: unknown), and the findings the writer said yes to."""

    form_key: str = ""
    seconds: float | None = None
    confirmed: str = ""


@dataclass(frozen=True)
class TextPlace:
    """Where a text goes: a reply to a post or to its reply `parent_number`, a post, or a change of either."""

    kind: Place
    post_id: int | None = None
    blog_slug: str | None = None
    parent_number: int | None = None
    is_edit: bool = False


UNKNOWN = Sending()


def judge_reply(
    actor: Actor, *, post_id: int, parent_number: int | None, prepared: PreparedText, sending: Sending = UNKNOWN
) -> PreparedText:
    """A new reply with its verdict, as it is to be stored.

    Raises `NotFound` where the actor does not see the post, `InvalidInput` for what is refused, `SentBefore` for what
    was sent a moment ago, and `MustConfirm` where the writer is asked first. So do the other two.
    """
    place = TextPlace("reply", post_id=post_id, parent_number=parent_number)
    return _judged_text(actor, place, prepared, sending)


def judge_reply_edit(actor: Actor, *, post_id: int, prepared: PreparedText, sending: Sending = UNKNOWN) -> PreparedText:
    """The new text of a reply with its verdict."""
    return _judged_text(actor, TextPlace("reply", post_id=post_id, is_edit=True), prepared, sending)


def judge_post(
    actor: Actor,
    *,
    prepared: PreparedPost,
    blog_slug: str | None = None,
    post_id: int | None = None,
    is_edit: bool = False,
    sending: Sending = UNKNOWN,
) -> PreparedPost:
    """A post that is published, new in a blog or from a draft, or the change of one, with its verdict."""
    place = TextPlace("post", post_id=post_id, blog_slug=blog_slug, is_edit=is_edit)
    try:
        verdict = check_text(actor, place, prepared.body, post=prepared, sending=sending)
    except NotFound:
        if blog_slug is None:
            raise
        raise InvalidInput(_("Please choose a blog."), field="blog") from None
    _refuse(verdict)
    asked, seen_tags = prepared, prepared.seen_tags
    found = (verdict.source, verdict.title, verdict.summary, verdict.tags)
    if found != (asked.body.source, asked.title, asked.summary, _tags(asked)):
        tags = None if asked.tags is None else ", ".join(verdict.tags)
        prepared = replace(
            prepare_post(verdict.title, verdict.source, tags, summary=verdict.summary, rights=asked.body.rights),
            seen_tags=seen_tags,
        )
    return replace(
        prepared,
        body=replace(prepared.body, verdict=verdict, typed=asked.body.sent),
        typed_title=asked.title,
        typed_summary=asked.summary,
        typed_tags=asked.tags,
    )


def judge_correction(actor: Actor, *, post_id: int, prepared: PreparedText, sending: Sending = UNKNOWN) -> PreparedText:
    """A sentence under a post that was published, with its verdict; what the rules would change is refused."""
    verdict = check_text(actor, TextPlace("post", post_id=post_id, is_edit=True), prepared, sending=sending)
    _refuse(verdict)
    return replace(prepared, verdict=verdict, source=verdict.source)


def _judged_text(actor: Actor, place: TextPlace, prepared: PreparedText, sending: Sending) -> PreparedText:
    verdict = check_text(actor, place, prepared, sending=sending)
    _refuse(verdict)
    sent = prepared.sent
    if verdict.source != prepared.source:
        prepared = prepare_text(verdict.source, place=place.kind, rights=prepared.rights)
    return replace(prepared, verdict=verdict, typed=sent)


def _tags(post: PreparedPost | None) -> tuple[str, ...]:
    return tuple(tag.name for tag in post.tags or ()) if post is not None else ()


def check_text(
    actor: Actor,
    place: TextPlace,
    prepared: PreparedText,
    *,
    post: PreparedPost | None = None,
    sending: Sending = UNKNOWN,
) -> Verdict:
    """What the rules say of a text, of a `post` with all its fields; nothing is raised for what they refuse."""
    writer = get_writer_facts(actor, post_id=place.post_id, blog_slug=place.blog_slug)
    stored = get_stored_rules()
    facts = Submission(
        text=_text_facts(actor, place, prepared, post, sending, writer, stored),
        author=_author_facts(actor, writer),
        place=PlaceFacts(_moderation(actor, place, writer), own_hosts=_own_hosts()),
        history=_history(actor, place, post.key_texts if post else (prepared.sent,), sending, stored),
        settings=stored.settings,
        words=_words(writer.blog_id, stored.words_version),
    )
    verdict = judge(facts)
    is_asked = verdict.outcome == "publish" and verdict.rule != "staff" and "checker" not in stored.settings.off
    if not is_asked or not has_checker():
        return verdict
    answer = ask_checker(
        actor,
        kind=place.kind,
        blog=writer.blog_slug,
        title=post.title if post else "",
        summary=post.summary if post else "",
        text=prepared.source,
        tags=_tags(post),
    )
    return judge(replace(facts, checker=answer)) if answer else verdict


def _refuse(verdict: Verdict) -> None:
    if verdict.outcome == "ask":
        raise MustConfirm(verdict.words, findings=verdict.asks, digest=findings_digest(verdict.asks))
    if verdict.outcome != "refuse":
        return
    if isinstance(verdict.where, SentText):
        raise SentBefore(verdict.words, post_id=verdict.where.post_id, number=verdict.where.number)
    raise InvalidInput(verdict.words, field="body")


def _text_facts(
    actor: Actor,
    place: TextPlace,
    prepared: PreparedText,
    post: PreparedPost | None,
    sending: Sending,
    writer: WriterFacts,
    stored: StoredRules,
) -> TextFacts:
    rendered, tags = prepared.rendered, _tags(post)
    title, summary = (post.title, post.summary) if post else ("", "")
    is_looked_into = not may_moderate(actor, writer.blog_id) and "personal_data" not in stored.settings.off
    return TextFacts(
        source=prepared.source,
        plain=rendered.text,
        longest=LONGEST[place.kind],
        title=title,
        summary=summary,
        tags=tags,
        parent=_parent(place, writer),
        links=rendered.links,
        mentions=len(rendered.mentions),
        is_edit=place.is_edit,
        seconds_to_write=sending.seconds,
        findings=find_personal_data("\n".join((title, rendered.text, summary, *tags))) if is_looked_into else (),
        confirmed=sending.confirmed,
    )


def _parent(place: TextPlace, writer: WriterFacts) -> tuple[int, int | None]:
    if place.kind == "reply" and place.post_id is not None:
        return place.post_id, place.parent_number
    return _in_blog(writer.blog_id)


def _in_blog(blog_id: int) -> tuple[int, None]:
    """Under what a post stands; below zero, so that no blog is taken for the post that has its number."""
    return -blog_id, None


def _author_facts(actor: Actor, writer: WriterFacts) -> AuthorFacts:
    return AuthorFacts(
        trust_level=actor.trust_level,
        is_staff=actor.is_staff,
        is_moderator_here=may_moderate(actor, writer.blog_id),
        needs_approval=writer.needs_approval,
        texts=int(writer.has_written),
        published_replies=writer.published_replies,
        texts_lately=writer.texts_lately,
        rejected_lately=writer.rejected_lately,
    )


def _moderation(actor: Actor, place: TextPlace, writer: WriterFacts) -> Any:
    """Whom an admin has named to write the posts of a blog need not be read first there."""
    is_named = place.kind == "post" and actor.has_grant(writer.blog_id, "author", "editor")
    return "after" if is_named else writer.moderation


def _history(
    actor: Actor, place: TextPlace, texts: tuple[str, ...], sending: Sending, stored: StoredRules
) -> HistoryFacts:
    """The last texts, without what this very form has sent: sending it twice is answered as the first time."""
    minutes = stored.settings.duplicate_minutes
    if place.is_edit or minutes == 0 or "duplicate" in stored.settings.off:
        return HistoryFacts()
    own = sending_key(sending.form_key, *texts)
    sent: Sequence[SentText] = list_sent_texts(actor.member_id, minutes)
    return HistoryFacts(
        earlier=tuple(
            EarlierText(
                text_digest(text.source),
                (text.post_id, text.parent_number) if text.is_reply else _in_blog(text.blog_id),
                text.seconds_ago,
                text,
            )
            for text in sent
            if text.form_key != own
        )
    )


def _words(blog_id: int, version: str) -> WordList:
    """Compiled once a version in each process. Versions are random, so that no two databases share one."""
    if not version:
        return NO_WORDS
    return WORD_LISTS.get(blog_id, version, lambda: list_active_words(blog_id))


def _own_hosts() -> frozenset[str]:
    return frozenset({urlsplit(current_settings().url).hostname or ""})
