"""The tags of a post: the one place that changes them, and who may bring a new one."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.models import Post, PostTag, Tag
from forum.permissions import Actor
from forum.permissions.tags import may_make_tag
from forum.queries.tags import find_tags, list_tag_ids, list_tags_in_sight
from forum.services.feed_changes import note_feed_change
from forum.services.search_index import retag_texts
from forum.services.thread_state import touch_page
from forum.validation.tags import TagName

_tags: Any = Tag.__table__


def check_new_tags(actor: Actor, blog_id: int, tags: Sequence[TagName]) -> None:
    """Raises `InvalidInput` for a tag that is new where the actor may not make one.

    For them a tag that they never see is new, too: the answer must not tell of posts that they may not read.
    """
    if not tags or may_make_tag(actor, blog_id):
        return
    ids = find_tags(tag.slug for tag in tags)
    seen = list_tags_in_sight(actor, ids.values())
    new = [tag.name for tag in tags if ids.get(tag.slug) not in seen]
    if new:
        words = _(
            "Not a tag here yet: “%(tags)s”. You are new, so please take tags that there are. Later you can make some.",
            tags="”, “".join(new),
        )
        raise InvalidInput(words, field="tags")


def put_tags(work: Session, post: Post, tags: Sequence[TagName]) -> None:
    """Gives a post these tags in this order in place of those that it has; one with an earlier slug is what it became.

    The caller holds the thread's lock, or has just made the post, and has looked who may do this.
    """
    wanted = _ids_of(work, tags) if tags else []
    if wanted == list_tag_ids(post.id):
        return
    work.execute(delete(PostTag).where(PostTag.post_id == post.id).execution_options(synchronize_session=False))
    _add_rows(work, [(post, wanted)])
    touch_page(work, post.id)
    retag_texts(work, post)
    if post.state == "published":
        note_feed_change(work, post, post.blog_id)


def give_tags(work: Session, posts: Sequence[tuple[Post, Sequence[TagName]]]) -> None:
    """The same for posts that were just brought in from elsewhere: nobody is told that they changed."""
    wanted = {tag.slug: tag for _post, tags in posts for tag in tags}
    if wanted:
        ids = _hold(work, wanted)
        _add_rows(work, [(post, list(dict.fromkeys(ids[tag.slug] for tag in tags))) for post, tags in posts])


def _add_rows(work: Session, posts: Sequence[tuple[Post, Sequence[int]]]) -> None:
    rows = [
        {"post_id": post.id, "tag_id": tag_id, "position": position, "published_at": _listed_at(post)}
        for post, tag_ids in posts
        for position, tag_id in enumerate(tag_ids)
    ]
    if rows:
        work.execute(insert(PostTag), rows)


def list_or_delist(work: Session, post: Post) -> None:
    """Brings a post whose state changed into the lists of its tags, or takes it out of them."""
    work.execute(
        update(PostTag)
        .where(PostTag.post_id == post.id)
        .values(published_at=_listed_at(post))
        .execution_options(synchronize_session=False)
    )


def have_changed(post_id: int, tags: Sequence[TagName] | None) -> bool:
    """Whether these are other tags than the post has, or in another order; None stands for those that it has."""
    if tags is None:
        return False
    ids = find_tags(tag.slug for tag in tags)
    wanted = list(dict.fromkeys(ids.get(tag.slug) for tag in tags))
    return wanted != list_tag_ids(post_id)


def _listed_at(post: Post) -> object:
    return post.published_at if post.state == "published" else None


def _ids_of(work: Session, tags: Sequence[TagName]) -> list[int]:
    ids = _hold(work, {tag.slug: tag for tag in tags})
    return list(dict.fromkeys(ids[tag.slug] for tag in tags))


def _hold(work: Session, wanted: Mapping[str, TagName]) -> dict[str, int]:
    """Ids by slug: made where they are missing, and held, so that no admin merges or deletes one before a post has it.

    All in one order, so that two writers with the same tags wait for each other at most once.
    """
    while True:
        ids = find_tags(wanted)
        missing = [wanted[slug] for slug in sorted(wanted.keys() - ids.keys())]
        if missing:
            rows = [{"slug": tag.slug, "name": tag.name, "created_at": now()} for tag in missing]
            work.execute(dialect_of(db.engine).insert_missing(_tags).values(rows))
            ids = find_tags(wanted)
        rows_of = select(Tag.id).where(Tag.id.in_(ids.values())).order_by(Tag.id)
        there = set(work.scalars(rows_of.with_for_update(read=True, key_share=True)))
        # Where one became another meanwhile, that one is asked for anew.
        if there == set(ids.values()) and ids.keys() == wanted.keys():
            return ids
