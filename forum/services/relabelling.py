"""Texts that name a member who has another handle now, or who is erased: source and HTML, without a new version.

Who a text names is kept by id, so that only what stands in it changes. Nobody is told, no date and no count is new.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.db import end_reading, session, unit_of_work
from forum.errors import NotFound
from forum.models import Mention, Post, Reply, User
from forum.queries.stale_texts import STORES, Key, StaleText, Store, excerpt_unless_summarised, list_stale
from forum.rendering import NOBODY, excerpt, mention_link, rename_in_html, rename_in_source
from forum.services.search_index import index_post, index_reply
from forum.services.thread_state import lock_thread, touch_page

BATCH = 100
OTHER_STORES = tuple(store for store in STORES if store.model not in {Post, Reply})
OF_POSTS, OF_REPLIES = (next(store for store in STORES if store.model is model) for model in (Post, Reply))


@dataclass(frozen=True)
class Naming:
    """The handle that texts name a member by, and the one by which they are to."""

    user_id: int
    old: str
    new: str

    def source(self, text: StaleText) -> str:
        return rename_in_source(text.source, place=text.place, old=self.old, new=self.new)

    def html(self, text: StaleText) -> str:
        return rename_in_html(text.html, old=self.old, new=self.new)


def relabel(user_id: int, old: str) -> None:
    """Brings everything in step that names the member as `old`, in small units; again it does nothing twice."""
    user = session().get(User, user_id)
    end_reading()
    if user is None:
        return
    naming = Naming(user_id, old, NOBODY if user.state == "erased" else user.handle)
    for post_id, reply_id in _list_named(user_id):
        _relabel_in_thread(naming, post_id, reply_id)
    for store in OTHER_STORES:
        for keys in _list_other(store, naming):
            _relabel_others(store, naming, keys)


def _list_named(user_id: int) -> Iterator[tuple[int, int | None]]:
    """Posts and replies that name the member."""
    after = 0
    while True:
        query = select(Mention.id, Mention.post_id, Mention.reply_id).where(Mention.user_id == user_id)
        rows = session().execute(query.where(Mention.id > after).order_by(Mention.id).limit(BATCH)).all()
        end_reading()
        for row_id, post_id, reply_id in rows:
            after = row_id
            yield post_id, reply_id
        if len(rows) < BATCH:
            return


def _list_other(store: Store, naming: Naming) -> Iterator[Sequence[Key]]:
    """The keys of other texts whose HTML leads to the old handle; earlier versions have no mentions of their own."""
    (key,) = store.key_columns
    leads = store.column(store.html).contains(mention_link(naming.old), autoescape=True)
    after = 0
    while True:
        found = list(session().scalars(select(key).where(leads, key > after).order_by(key).limit(BATCH)))
        end_reading()
        if found:
            after = found[-1]
            yield [(row_id,) for row_id in found]
        if len(found) < BATCH:
            return


def _relabel_in_thread(naming: Naming, post_id: int, reply_id: int | None) -> None:
    """Renamed before the unit of work, and stored where the text is still the same."""
    store = OF_POSTS if reply_id is None else OF_REPLIES
    texts = list_stale(store, [(post_id,) if reply_id is None else (post_id, reply_id)])
    end_reading()
    for text in texts:
        values = _renamed(store, naming, text)
        if not values:
            continue
        try:
            with unit_of_work() as work:
                lock_thread(work, post_id)
                _store(work, store, text, values)
                touch_page(work, post_id)
                post = work.get_one(Post, post_id, populate_existing=True)
                if reply_id is None:
                    index_post(work, post)
                else:
                    index_reply(work, post, work.get_one(Reply, reply_id, populate_existing=True))
        except NotFound:
            continue


def _relabel_others(store: Store, naming: Naming, keys: Sequence[Key]) -> None:
    renamed = [(text, _renamed(store, naming, text)) for text in list_stale(store, keys)]
    end_reading()
    with unit_of_work() as work:
        for text, values in renamed:
            if values:
                _store(work, store, text, values)


def _renamed(store: Store, naming: Naming, text: StaleText) -> dict[str, Any]:
    """What changes of a text; nothing where it does not name the member so."""
    source, html = naming.source(text), naming.html(text)
    values: dict[str, Any] = {store.source: source} if source != text.source else {}
    if html != text.html:
        values[store.html] = html
        if store.model is Post:
            values["excerpt"] = excerpt_unless_summarised(excerpt(html))
    return values


def _store(work: Session, store: Store, text: StaleText, values: dict[str, Any]) -> None:
    keys = [column == value for column, value in zip(store.key_columns, text.key, strict=True)]
    is_same = store.column(store.source) == text.source
    work.execute(update(store.model).where(*keys, is_same).values(values).execution_options(synchronize_session=False))
