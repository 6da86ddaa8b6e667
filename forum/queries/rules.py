"""What the rules before publishing are told: the writer's record, the place, the last texts, the settings, the words.

Each function is one statement, whatever there is to count; what the actor may not read is not found.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import aliased

from forum.db import BigId, UTCDateTime, ago, is_one_of, now, read, session
from forum.db.paging import RowSelect
from forum.errors import NotFound
from forum.models import Blog, Decision, Post, Reply, Sanction, SiteFact, WordRule
from forum.permissions import Actor
from forum.permissions.blogs import visible_blogs
from forum.permissions.posts import visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.permissions.pseudonyms import is_own
from forum.rules.settings import RULE_FIELDS, RuleSettings, read_rule_settings
from forum.rules.trust import NEWCOMER
from forum.rules.words import Action
from forum.rules.words import WordRule as Rule

RULE_SETTINGS = "rule_settings"
WORDS_VERSION = "word_rules_version"
# A rejection that only means that nobody looked in time.
EXPIRED = "expired"
LATELY = timedelta(days=7)
# More than any rule asks for; counting stops there.
COUNTED = 100
MOST_EARLIER = 20
# Whoever wrote more is no newcomer for long.
LOOKED_AT = 500


@dataclass(frozen=True)
class WriterFacts:
    """The blog in which somebody writes, and their record there and on the site.

    `published_replies` is counted for newcomers alone, and 0 for the others: no rule asks.
    """

    blog_id: int
    blog_slug: str
    moderation: str
    needs_approval: bool
    published_replies: int
    has_written: bool
    texts_lately: int
    rejected_lately: int


def get_writer_facts(actor: Actor, *, post_id: int | None = None, blog_slug: str | None = None) -> WriterFacts:
    """Of the blog with this slug, or of the post's; raises `NotFound` where the actor may not read it."""
    place = _facts_of_blog(actor) if post_id is None else _facts_of_post(actor)
    looked_at = LOOKED_AT if actor.trust_level == NEWCOMER else 0
    row = read(place, values_of(actor, post_id=post_id, slug=blog_slug, looked_at=looked_at)).one_or_none()
    if row is None:
        raise NotFound
    return WriterFacts(
        row[0], row[1], row[2], bool(row[3]), row[4], bool(row[5]), row[6] + row[7], rejected_lately=row[8] + row[9]
    )


@prepared
def _facts_of_blog(actor: Actor) -> RowSelect:
    place = select(Blog.id, Blog.slug, Blog.moderation, *_record(actor.member_id))
    return place.where(Blog.slug == bindparam("slug"), visible_blogs(actor))


@prepared
def _facts_of_post(actor: Actor) -> RowSelect:
    place = select(Blog.id, Blog.slug, Blog.moderation, *_record(actor.member_id))
    return place.join(Post, Post.blog_id == Blog.id).where(Post.id == bindparam("post_id"), visible_posts(actor))


def _record(member_id: int) -> list[Any]:
    own, written = aliased(Reply), aliased(Post)
    latest = (
        select(own.post_id, own.state)
        .where(is_own(own.writer_id, member_id))
        .order_by(own.created_at.desc())
        .limit(bindparam("looked_at", type_=Integer))
        .subquery()
    )
    since = ago(LATELY)
    approval = select(literal(1)).where(
        is_own(Sanction.user_id, member_id),
        Sanction.kind == "approval",
        Sanction.lifted_at.is_(None),
        or_(Sanction.ends_at.is_(None), Sanction.ends_at > ago()),
        or_(Sanction.blog_id.is_(None), Sanction.blog_id == Blog.id),
    )
    published = (
        select(latest.c.post_id)
        .join(written, written.id == latest.c.post_id)
        .where(latest.c.state == "published", written.blog_id == Blog.id)
        .correlate(Blog)
    )
    return [
        approval.correlate(Blog).exists(),
        _counted(published),
        or_(_any_of(own, member_id), _any_of(written, member_id)),
        _counted(_of_late(own, member_id, since, own.created_at)),
        _counted(_of_late(written, member_id, since, written.state_at, written.state.not_in(["draft", "scheduled"]))),
        _counted(_rejected(own, member_id, since)),
        _counted(_rejected(written, member_id, since)),
    ]


def _counted(query: Select[Any]) -> ColumnElement[int]:
    return select(func.count()).select_from(query.limit(COUNTED).subquery()).scalar_subquery()


def _any_of(table: Any, member_id: int) -> ColumnElement[bool]:
    return select(literal(1)).where(is_own(table.writer_id, member_id)).exists()


def _of_late(table: Any, member_id: int, since: Any, at: Any, *where: ColumnElement[bool]) -> Select[Any]:
    return select(table.id).where(is_own(table.writer_id, member_id), at > since, *where)


def _rejected(table: Any, member_id: int, since: Any) -> Select[Any]:
    return (
        select(table.id)
        .outerjoin(Decision, Decision.id == table.decision_id)
        .where(
            is_own(table.writer_id, member_id),
            # A literal, as everywhere where a partial index is to be found.
            table.state == literal_column("'rejected'"),
            table.state_at > since,
            or_(Decision.rule.is_(None), Decision.rule != EXPIRED),
        )
    )


@dataclass(frozen=True)
class SentText:
    """A text that the member sent a short time ago, and under what; `number` None for a post or what waits."""

    post_id: int
    number: int | None
    is_reply: bool
    blog_id: int
    parent_number: int | None
    source: str
    form_key: str | None
    seconds_ago: float


def list_sent_texts(member_id: int, minutes: int) -> Sequence[SentText]:
    """The last texts of a member that stand or wait, 20 at the most."""
    values = {"member_id": member_id, "since": now() - timedelta(minutes=minutes)}
    return [
        SentText(post_id, number, bool(is_reply), blog_id, parent_number, source, key, (now() - at).total_seconds())
        for post_id, number, blog_id, parent_number, source, key, at, is_reply in read(_sent_texts(), values)
    ]


@cache
def _sent_texts() -> CompoundSelect[*tuple[Any, ...]]:
    member_id, since = bindparam("member_id", type_=BigId), bindparam("since", type_=UTCDateTime)
    standing, none, parent = ("pending", "published", "hidden"), sql_cast(null(), Integer), aliased(Reply)
    replies = (
        select(Reply.post_id, Reply.number, Post.blog_id, parent.number, Reply.source, Reply.form_key, Reply.created_at)
        .add_columns(literal(True))
        .join(Post, Post.id == Reply.post_id)
        .outerjoin(parent, and_(parent.post_id == Reply.post_id, parent.id == Reply.parent_id))
        .where(is_own(Reply.writer_id, member_id), Reply.created_at > since, is_one_of(Reply.state, *standing))
        .order_by(Reply.created_at.desc())
        .limit(MOST_EARLIER)
        .subquery()
    )
    posts = (
        select(Post.id, none.label("number"), Post.blog_id, none.label("parent"), Post.source, Post.form_key)
        .add_columns(Post.state_at, literal(False))
        .where(is_own(Post.writer_id, member_id), Post.state_at > since, is_one_of(Post.state, *standing))
        .order_by(Post.state_at.desc())
        .limit(MOST_EARLIER)
        .subquery()
    )
    return union_all(select(replies), select(posts))


@dataclass(frozen=True)
class StoredRules:
    """The settings of the rules with their version, and the version of the list of words ("" before there is any)."""

    settings: RuleSettings
    version: int
    words_version: str


_STORED_RULES = select(SiteFact.name, SiteFact.value).where(is_one_of(SiteFact.name, RULE_SETTINGS, WORDS_VERSION))


def get_stored_rules() -> StoredRules:
    """What admins have chosen, or the defaults."""
    facts: dict[str, str] = dict(read(_STORED_RULES).all())
    version, values = read_stored(facts.get(RULE_SETTINGS))
    known = {each.name for each in RULE_FIELDS}
    values = {name: value for name, value in values.items() if name in known}
    return StoredRules(read_rule_settings(values), version, facts.get(WORDS_VERSION, ""))


def read_stored(value: str | None) -> tuple[int, dict[str, Any]]:
    """Version and values of the stored settings."""
    if value is None:
        return 0, {}
    stored = json.loads(value)
    return stored["version"], stored["values"]


def list_active_words(blog_id: int) -> list[Rule]:
    """The rules that are switched on, of the site and of a blog."""
    rows = session().execute(
        select(WordRule.id, WordRule.phrase, WordRule.action, WordRule.replacement, WordRule.message)
        .where(WordRule.is_active, or_(WordRule.blog_id.is_(None), WordRule.blog_id == blog_id))
        .order_by(WordRule.id)
    )
    return [Rule(row[0], row[1], cast(Action, row[2]), row[3], row[4]) for row in rows]
