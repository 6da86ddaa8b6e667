"""Making the index of searches anew while the site writes: thread by thread, in units of about a batch of texts.

How far it came is kept by the unit that came so far, so that whoever starts it again goes on there.
"""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.db import db, unit_of_work
from forum.db.dialects import dialect_of
from forum.models import Post, SiteFact
from forum.services.search_index import BATCH, index_next_replies, index_post
from forum.services.thread_state import lock_thread

# The post that is being worked on, and the last of its replies that is done.
PROGRESS = "search_rebuild"


def empty_index() -> None:
    """Empties the index, for one that is damaged; until it is made anew searches find less than there is."""
    with unit_of_work() as work:
        dialect_of(db.engine).empty_texts(work)
        work.execute(delete(SiteFact).where(SiteFact.name == PROGRESS))


def rebuild_next() -> int | None:
    """Brings the next texts in step with the index; gives the post that it came to, None when nothing was left."""
    with unit_of_work() as work:
        post_id, after = _progress(work)
        left = BATCH
        while left > 0:
            found = _settle_replies(work, post_id, after)
            if found is not None:
                after, left = found, left - BATCH
                continue
            following = work.scalars(select(Post).where(Post.id > post_id).order_by(Post.id).limit(1)).one_or_none()
            if following is None:
                work.execute(delete(SiteFact).where(SiteFact.name == PROGRESS))
                return None
            post_id, after, left = following.id, 0, left - 1
            lock_thread(work, post_id)
            work.refresh(following)
            index_post(work, following)
        work.merge(SiteFact(name=PROGRESS, value=f"{post_id} {after}"))
        return post_id


def _progress(work: Session) -> tuple[int, int]:
    fact = work.get(SiteFact, PROGRESS)
    post_id, after = fact.value.split() if fact else ("0", "0")
    return int(post_id), int(after)


def _settle_replies(work: Session, post_id: int, after: int) -> int | None:
    if post_id == 0:
        return None
    lock_thread(work, post_id)
    return index_next_replies(work, post_id=post_id, after=after)
