"""The list of words: admins add, change and delete rules; each change gives the list another version."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.errors import EditConflict, InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.models import Blog, SiteFact, WordRule
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.queries.rules import WORDS_VERSION
from forum.rules.words import Action, check_word_rule
from forum.rules.words import WordRule as Rule
from forum.services.audit import log_act

MOST_LINES = 2000
# Of these the writer hears at once.
TELLING = {"block", "hold"}


@dataclass(frozen=True)
class PreparedRule:
    """What happens to texts with a phrase, checked; in the blog with this slug, or ("") everywhere."""

    phrase: str
    action: str
    replacement: str
    blog_slug: str
    is_active: bool = False
    message: str = ""


def prepare_rule(
    *, phrase: str, action: str, replacement: str, blog_slug: str, is_active: bool, message: str = ""
) -> PreparedRule:
    """Checks a rule; raises `InvalidInput` with its field. Of its words those are kept that the action needs."""
    given = (replacement if action in {"replace", "link"} else "", message if action in TELLING else "")
    rule = check_word_rule(Rule(0, phrase, cast(Action, action), *given))
    return PreparedRule(rule.phrase, rule.action, rule.replacement, blog_slug, is_active, rule.message)


def prepare_rules(*, lines: str, action: str, replacement: str, blog_slug: str) -> Sequence[PreparedRule]:
    """A rule, not switched on, for each line that says something; raises `InvalidInput` with its field."""
    phrases = list(dict.fromkeys(" ".join(line.split()) for line in lines.splitlines() if line.strip()))
    if not phrases:
        raise InvalidInput(_("Please write one word or phrase on each line."), field="lines")
    if len(phrases) > MOST_LINES:
        raise InvalidInput(_("At most %(most)s lines fit here.", most=lazy_number(MOST_LINES)), field="lines")
    rules = []
    for phrase in phrases:
        try:
            rules.append(
                prepare_rule(
                    phrase=phrase, action=action, replacement=replacement, blog_slug=blog_slug, is_active=False
                )
            )
        except InvalidInput as error:
            if error.field != "phrase":
                raise
            words = _("“%(phrase)s”: %(why)s", phrase=phrase[:80], why=error.message)
            raise InvalidInput(words, field="lines") from error
    return rules


def add_rules(work: Session, *, actor: Actor, rules: Sequence[PreparedRule]) -> int:
    """Adds what is not in the list yet; gives how many were."""
    check_admin(actor)
    renew_words(work)
    blog_id = _blog_id(work, rules[0].blog_slug)
    known = {
        (phrase, action)
        for phrase, action in work.execute(
            select(WordRule.phrase, WordRule.action).where(
                WordRule.blog_id.is_(None) if blog_id is None else WordRule.blog_id == blog_id
            )
        )
    }
    fresh = [rule for rule in rules if (rule.phrase, rule.action) not in known]
    work.add_all(
        WordRule(
            blog_id=blog_id,
            phrase=rule.phrase,
            action=rule.action,
            replacement=rule.replacement,
            is_active=rule.is_active,
            message=rule.message,
            creator_id=actor.id,
            created_at=now(),
        )
        for rule in fresh
    )
    work.flush()
    log_act(work, actor, "add_words", "site", 0, count=len(fresh), blog_id=blog_id)
    return len(fresh)


def edit_rule(work: Session, *, actor: Actor, rule_id: int, version: int, rule: PreparedRule) -> None:
    """Changes a rule, or switches it on or off; raises `EditConflict` when another admin did so since `version`."""
    check_admin(actor)
    renew_words(work)
    stored = _load(work, rule_id)
    if stored.version != version:
        raise EditConflict(
            _(
                "Another admin changed this rule in the meantime; it is about “%(phrase)s” now. What you typed is kept "
                "below; save again to use it.",
                phrase=stored.phrase,
            ),
            current=stored.phrase,
            version=stored.version,
        )
    stored.blog_id = _blog_id(work, rule.blog_slug)
    stored.phrase, stored.action, stored.replacement = rule.phrase, rule.action, rule.replacement
    stored.is_active, stored.message = rule.is_active, rule.message
    stored.version += 1
    work.flush()
    log_act(work, actor, "edit_word", "word_rule", rule_id, phrase=rule.phrase, is_active=rule.is_active)


def delete_rule(work: Session, *, actor: Actor, rule_id: int) -> None:
    check_admin(actor)
    renew_words(work)
    stored = _load(work, rule_id)
    log_act(work, actor, "delete_word", "word_rule", rule_id, phrase=stored.phrase)
    work.delete(stored)
    work.flush()


def _load(work: Session, rule_id: int) -> WordRule:
    stored = work.get(WordRule, rule_id)
    if stored is None:
        raise NotFound
    return stored


def _blog_id(work: Session, slug: str) -> int | None:
    if not slug:
        return None
    blog_id = work.scalars(select(Blog.id).where(Blog.slug == slug)).one_or_none()
    if blog_id is None:
        raise InvalidInput(_("Please choose a blog."), field="blog")
    return blog_id


def renew_words(work: Session) -> None:
    """One admin after the other; each process compiles the list anew when it meets another version."""
    dialect_of(db.engine).lock_key(work, WORDS_VERSION)
    work.merge(SiteFact(name=WORDS_VERSION, value=secrets.token_hex(8)))
    work.flush()
