"""What writers do with texts that wait for a moderator, and admins with the rules that hold them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from forum.rules.settings import RuleSettings, rule_values
from tests.matrices.acts import (
    CONFLICT,
    DONE,
    IDLE,
    MISSING,
    REFUSED,
    SIGN_IN,
    Act,
    Outcome,
    Request,
    at,
    at_posts,
    fields_of,
    for_admins,
)
from tests.matrices.items import MISSING_ID, VISITOR, World
from tests.matrices.readers import edits, reads
from tests.matrices.surfaces import CORE

WORD = {"phrase": "Zzphrase", "action": "hold", "replacement": "", "blog": "", "version": "1"}
WORDS = {"lines": "Zzphrase", "action": "hold", "replacement": "", "blog": ""}
NUMBERS = {name: value for name, value in rule_values(RuleSettings()).items() if name != "off"}


def _at_waiting(path: str) -> Callable[[World, str], Iterator[Request]]:
    """Replies without a number, and none."""
    pattern = "/posts/{}/waiting/{}" + path

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for key in ("reply pending", "reply rejected"):
            item = world.items[key]
            yield Request(pattern.format(item.post_id, item.reply_id), fields_of(item), item)
        yield Request(pattern.format(item.post_id, MISSING_ID), fields_of(item), below=item.post)
        yield Request(pattern.format(MISSING_ID, 1), fields_of(item))

    return requests


def _by_writer(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    if request.item is None or viewer != request.item.writer:
        return MISSING
    return DONE if request.item.state == "pending" else CONFLICT


def _by_writer_on_what_is_read(world: World, viewer: str, request: Request) -> Outcome:
    """Without a form to carry a visitor's text, what does not exist is said first."""
    if request.item is None and request.below is None:
        return MISSING if viewer != VISITOR else SIGN_IN
    return _by_writer(world, viewer, request)


def _withdraw_post(world: World, viewer: str, request: Request) -> Outcome:
    post = request.item
    if post is None or not reads(world, viewer, post):
        return MISSING
    if viewer == VISITOR:
        return SIGN_IN
    if viewer != post.writer and not edits(world, viewer, post.blog):
        return REFUSED
    return {"pending": DONE, "draft": IDLE}.get(post.state, REFUSED)


def _withdraw_change(world: World, viewer: str, request: Request) -> Outcome:
    """No change waits in this world."""
    is_there = request.item is not None and reads(world, viewer, request.item)
    return SIGN_IN if viewer == VISITOR and is_there else MISSING


def _at_words(path: str, fields: Mapping[str, Any]) -> Callable[[World, str], Iterator[Request]]:
    """The one rule about words, and none."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for rule_id in (world.word_id, MISSING_ID):
            yield Request(f"/admin/words/{rule_id}{path}", fields)

    return requests


def _on_word(world: World, viewer: str, request: Request) -> Outcome:
    return for_admins(MISSING if str(MISSING_ID) in request.url else DONE)(world, viewer, request)


# No change waits in this world.
NEVER_DONE = {"waiting.withdraw_change"}

ACTS: Mapping[str, Act] = {
    "waiting.save": Act(_at_waiting("/edit"), _by_writer),
    "waiting.withdraw_reply": Act(_at_waiting("/withdraw"), _by_writer_on_what_is_read),
    "waiting.withdraw_post": Act(at_posts("/withdraw", core=CORE), _withdraw_post),
    "waiting.withdraw_change": Act(at_posts(f"/changes/{MISSING_ID}/withdraw"), _withdraw_change),
    "admin.save_rules": Act(at("/admin/rules", **NUMBERS, version=0), for_admins(DONE)),
    "admin.create_word": Act(at("/admin/words/new", **WORD), for_admins(DONE)),
    "admin.add_words": Act(at("/admin/words/import", **WORDS), for_admins(DONE)),
    "admin.save_word": Act(_at_words("", WORD), _on_word),
    "admin.delete_word": Act(_at_words("/delete", {}), _on_word),
}
