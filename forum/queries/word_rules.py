"""Questions about the list of words, and what its rules and the others would have done to the latest texts."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from time import monotonic
from typing import Any, cast

from sqlalchemy import Integer, func, literal, null, select
from sqlalchemy import cast as sql_cast

from forum.db import session
from forum.db.paging import Page, Place, RowSelect, read_page
from forum.errors import NotFound
from forum.models import Blog, Post, Reply, User, WordRule
from forum.permissions.posts import is_published
from forum.queries.rules import StoredRules, get_stored_rules
from forum.rules.facts import AuthorFacts, PlaceFacts, Submission, TextFacts
from forum.rules.pipeline import holding_rules
from forum.rules.words import NO_WORDS, Action, WordList, compile_words, find_words
from forum.rules.words import WordRule as Rule

TRIED_TEXTS = 1000
SHOWN_TEXTS = 50
LONGEST_LOOK_SECONDS = 4.0
LONGEST_TRIED = 20_000
_TAG = re.compile(r"<[^>]*>")
_TAG_IN_WORDS = re.compile(r"</?(?:a|b|strong|em|i|s|del|code|span|bdi)\b[^>]*>")
_LINK = re.compile(r'<a [^>]*href="((?:https?:)?//[^"]*)"')
_MENTION = re.compile(r'<a class="mention" href="/@([^"]+)"')


@dataclass(frozen=True)
class ListedWord:
    """A rule about words in the list."""

    id: int
    phrase: str
    action: str
    replacement: str
    is_active: bool
    blog_slug: str | None
    blog_name: str | None
    created_at: datetime
    message: str
    version: int


def list_words(blog_slug: str | None, place: Place | None) -> Page[ListedWord]:
    """The rules, the latest first: of one blog, of the site ("" ), or (None) all."""
    query = _listed()
    if blog_slug is not None:
        query = query.where(Blog.slug == blog_slug if blog_slug else WordRule.blog_id.is_(None))
    return read_page(
        lambda select_: [ListedWord(*row) for row in session().execute(select_)],
        query,
        place,
        at=WordRule.created_at,
        row_id=WordRule.id,
        key=lambda row: Place(row.created_at, row.id),
    )


def get_word(rule_id: int) -> ListedWord:
    """Raises `NotFound`."""
    row = session().execute(_listed().where(WordRule.id == rule_id)).one_or_none()
    if row is None:
        raise NotFound
    return ListedWord(*row)


def _listed() -> RowSelect:
    return select(
        WordRule.id,
        WordRule.phrase,
        WordRule.action,
        WordRule.replacement,
        WordRule.is_active,
        Blog.slug,
        Blog.name,
        WordRule.created_at,
        WordRule.message,
        WordRule.version,
    ).outerjoin(Blog, Blog.id == WordRule.blog_id)


@dataclass(frozen=True)
class TriedText:
    """One of the latest texts; `number` None for a post, or a reply that has none."""

    post_id: int
    number: int | None
    blog_id: int
    blog_slug: str
    post_title: str
    title: str
    source: str
    html: str
    trust_level: int
    is_staff: bool
    made_at: datetime


@dataclass
class Trial:
    """How many texts were looked at in the time there is, how many each rule would have stopped, and the first ones."""

    looked_at: int = 0
    stopped: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    texts: list[tuple[TriedText, tuple[str, ...]]] = field(default_factory=list)


def try_word(rule: ListedWord) -> Trial:
    """What one rule about words would have met, whether or not it is switched on."""
    words = compile_words([Rule(rule.id, rule.phrase, cast(Action, rule.action), rule.replacement)])

    def meets(text: TriedText) -> tuple[str, ...]:
        is_there = rule.blog_slug in {None, text.blog_slug}
        return ("word",) if is_there and find_words(words, f"{text.title}\n{_plain(text.html)}") else ()

    return _look(meets)


def try_rules() -> Trial:
    """What each rule would have held or refused by itself, switched on or not, with the numbers that are stored."""
    stored, words = get_stored_rules(), _words_by_blog()
    return _look(lambda text: _stopping(text, stored, words))


def _look(meets: Callable[[TriedText], tuple[str, ...]]) -> Trial:
    trial, ends_at = Trial(), monotonic() + LONGEST_LOOK_SECONDS
    for text in _latest_texts():
        if monotonic() > ends_at:
            break
        trial.looked_at += 1
        rules = meets(text)
        if rules:
            trial.stopped += 1
            trial.by_rule.update(rules)
            if len(trial.texts) < SHOWN_TEXTS:
                trial.texts.append((text, rules))
    return trial


def _stopping(text: TriedText, stored: StoredRules, words: Mapping[int | None, WordList]) -> tuple[str, ...]:
    if text.is_staff:
        return ()
    links = tuple(unescape(link) for link in _LINK.findall(text.html))
    facts = TextFacts(
        source=text.source,
        plain=_plain(text.html),
        longest=LONGEST_TRIED * 10,
        title=text.title,
        links=tuple(dict.fromkeys(links)),
        mentions=len(set(_MENTION.findall(text.html))),
    )
    known = words.get(text.blog_id, words[None])
    author = AuthorFacts(trust_level=text.trust_level, texts=1)
    return holding_rules(Submission(facts, author, PlaceFacts(), settings=stored.settings, words=known))


def _plain(html: str) -> str:
    return unescape(_TAG.sub(" ", _TAG_IN_WORDS.sub("", html)))


def _words_by_blog() -> Mapping[int | None, WordList]:
    """The active rules of each blog that has some of its own, and (None) those of the site. One statement."""
    rows = session().execute(
        select(WordRule.blog_id, WordRule.id, WordRule.phrase, WordRule.action, WordRule.replacement)
        .where(WordRule.is_active)
        .order_by(WordRule.id)
    )
    by_blog: dict[int | None, list[Rule]] = {None: []}
    for blog_id, rule_id, phrase, action, replacement in rows:
        by_blog.setdefault(blog_id, []).append(Rule(rule_id, phrase, cast(Action, action), replacement))
    of_site = by_blog[None]
    lists: dict[int | None, WordList] = {None: compile_words(of_site) if of_site else NO_WORDS}
    lists |= {blog_id: compile_words([*of_site, *rules]) for blog_id, rules in by_blog.items() if blog_id is not None}
    return lists


def _latest_texts() -> Iterator[TriedText]:
    """The last 1,000 posts and replies that somebody sent, the latest first. Two statements."""
    found = [*_latest_replies(), *_latest_posts()]
    found.sort(key=lambda text: text.made_at, reverse=True)
    yield from found[:TRIED_TEXTS]


def _latest_replies() -> Sequence[TriedText]:
    return _read(
        session().execute(
            select(
                Reply.post_id,
                Reply.number,
                Blog.id,
                Blog.slug,
                Post.title,
                literal(""),
                func.substr(Reply.source, 1, LONGEST_TRIED),
                func.substr(Reply.html, 1, LONGEST_TRIED * 2),
                User.trust_level,
                User.role,
                Reply.created_at,
            )
            .join(Post, Post.id == Reply.post_id)
            .join(Blog, Blog.id == Post.blog_id)
            .join(User, User.id == Reply.writer_id)
            .where(Reply.state != "deleted")
            .order_by(Reply.created_at.desc(), Reply.id.desc())
            .limit(TRIED_TEXTS)
        )
    )


def _latest_posts() -> Sequence[TriedText]:
    return _read(
        session().execute(
            select(
                Post.id,
                sql_cast(null(), Integer),
                Blog.id,
                Blog.slug,
                Post.title,
                Post.title.label("own_title"),
                func.substr(Post.source, 1, LONGEST_TRIED),
                func.substr(Post.html, 1, LONGEST_TRIED * 2),
                User.trust_level,
                User.role,
                Post.published_at,
            )
            .join(Blog, Blog.id == Post.blog_id)
            .join(User, User.id == Post.writer_id)
            .where(is_published)
            .order_by(Post.published_at.desc(), Post.id.desc())
            .limit(TRIED_TEXTS)
        )
    )


def _read(rows: Iterable[Sequence[Any]]) -> Sequence[TriedText]:
    found = []
    for *facts, role, made_at in rows:
        values: list[Any] = [*facts, role != "member", made_at]
        found.append(TriedText(*values))
    return found
