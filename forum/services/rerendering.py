"""Rendering stored texts anew after the rendering changed: in small units, without a new version, date or notice.

How far it came is kept by the unit that came so far. It goes through everything twice, the second time a day later: a
server of the earlier version may still have written while the first was under way.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from sqlalchemy import update
from sqlalchemy.orm import Session

from forum.db import end_reading, now, session, unit_of_work
from forum.errors import NotFound
from forum.models import Post, Reply, SiteFact
from forum.queries.people import list_mentionable
from forum.queries.pictures import Rights, list_showable
from forum.queries.stale_texts import STORES, Key, StaleText, Store, excerpt_unless_summarised, list_stale, next_keys
from forum.rendering import RENDER_VERSION, TextTooLong, parse, render, shorten
from forum.services.search_index import index_post, index_reply
from forum.services.thread_state import lock_thread, touch_page
from forum.validation.handles import handle_key

PROGRESS = "rendered"
AGAIN_AFTER = timedelta(days=1)
ROUNDS = 2
FIRST_VERSION = 1
_LINKED = re.compile(r'href="/@([^"/?#]+)"')


@dataclass(frozen=True)
class Progress:
    """Up to which version texts are rendered, or are being so: the round, the store, and the last key in it."""

    version: int = FIRST_VERSION
    round: int = ROUNDS
    store: int = 0
    after: Key | None = None
    not_before: str = ""

    @property
    def is_due(self) -> bool:
        """Whether there is something to do now."""
        if self.version != RENDER_VERSION:
            return True
        return self.round < ROUNDS and self.not_before <= now().isoformat()


@dataclass(frozen=True)
class NewText:
    """A text with what it renders to now."""

    old: StaleText
    html: str
    excerpt: str


def has_stale_texts() -> bool:
    """Whether texts are to be rendered anew. One statement."""
    return _progress(session()).is_due


def rerender_next() -> bool:
    """Renders the next batch anew and says whether more is left for now; again it does nothing twice."""
    progress = _progress(session())
    if not progress.is_due:
        return False
    if progress.version != RENDER_VERSION:
        progress = Progress(RENDER_VERSION, round=0)
    store = STORES[progress.store]
    keys, last = next_keys(store, progress.after)
    texts = [new for stale in list_stale(store, keys) if (new := _render(stale)) is not None]
    end_reading()
    following = _following(progress, last)
    with unit_of_work() as work:
        if store.model in {Post, Reply}:
            _put_in_threads(work, store, texts)
        else:
            for text in texts:
                _put(work, store, text)
        work.merge(SiteFact(name=PROGRESS, value=_as_json(following)))
    return following.is_due


def _render(stale: StaleText) -> NewText | None:
    """Names that were no links stay as they are: whoever took one since is not who was meant. So do pictures."""
    try:
        parsed = parse(stale.source, place=stale.place)
    except TextTooLong:
        # Limits were wider when it was written; it goes on being shown as it is.
        return NewText(stale, stale.html, "")
    linked = {handle_key(handle) for handle in _LINKED.findall(stale.html)}
    members = {
        key: member
        for key, member in list_mentionable(parsed.handles).items()
        if linked & {key, handle_key(member.handle)}
    }
    pictures = list_showable(parsed.pictures, Rights(shown_in=(stale.html,)))
    rendered = render(parsed, members, pictures)
    # An empty text was stored as nothing.
    html = rendered.html if stale.source else stale.html
    return NewText(stale, html, shorten(rendered.text))


def _put_in_threads(work: Session, store: Store, texts: Sequence[NewText]) -> None:
    """Thread by thread in ascending order, so that two who hold several never wait for each other."""
    for post_id, group in groupby(texts, key=lambda text: text.old.key[0]):
        try:
            lock_thread(work, post_id)
        except NotFound:
            continue
        changed = [text for text in group if _put(work, store, text)]
        if not changed:
            continue
        touch_page(work, post_id)
        post = work.get_one(Post, post_id, populate_existing=True)
        for text in changed:
            if store.model is Post:
                index_post(work, post)
            else:
                index_reply(work, post, work.get_one(Reply, text.old.key[1], populate_existing=True))


def _put(work: Session, store: Store, text: NewText) -> bool:
    """Whether the page changes; nothing is stored for a text that was edited meanwhile, which rendered it anew."""
    values: dict[str, object] = {store.html: text.html}
    if store.is_marked:
        values["render_version"] = RENDER_VERSION
    if store.model is Post and text.excerpt:
        values["excerpt"] = excerpt_unless_summarised(text.excerpt)
    is_changed = text.html != text.old.html
    if not is_changed and not store.is_marked:
        return False
    is_same = store.column(store.source) == text.old.source
    keys = [column == value for column, value in zip(store.key_columns, text.old.key, strict=True)]
    work.execute(update(store.model).where(*keys, is_same).values(values).execution_options(synchronize_session=False))
    return is_changed


def _following(progress: Progress, last: Key | None) -> Progress:
    """Where to go on: further in this store, in the next one, or in the next round."""
    if last is not None:
        return Progress(progress.version, progress.round, progress.store, last, progress.not_before)
    if progress.store + 1 < len(STORES):
        return Progress(progress.version, progress.round, progress.store + 1, None, progress.not_before)
    return Progress(progress.version, progress.round + 1, not_before=(now() + AGAIN_AFTER).isoformat())


def _progress(reading: Session) -> Progress:
    """A site without the fact was made by the first version of the rendering, or by none yet."""
    fact = reading.get(SiteFact, PROGRESS)
    if fact is None:
        return Progress()
    version, round_number, store, after, not_before = json.loads(fact.value)
    return Progress(version, round_number, store, tuple(after) if after else None, not_before)


def _as_json(progress: Progress) -> str:
    return json.dumps([progress.version, progress.round, progress.store, progress.after, progress.not_before])
