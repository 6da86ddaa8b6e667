"""What admins do with a tag: give it another name, make it part of another, take it away. Each is logged.

The row of a tag is locked before its posts: whoever gives a post this tag holds it.
"""

from collections.abc import Sequence

from sqlalchemy import delete, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from forum.errors import InvalidInput, NotFound
from forum.i18n import lazy_gettext as _
from forum.models import PostTag, Tag, TagSlug
from forum.permissions import Actor
from forum.permissions.blogs import check_admin
from forum.queries.tags import find_tag, list_tags_in_sight
from forum.services.audit import log_act
from forum.services.search_index import retag_posts
from forum.validation.tags import check_tag

TAKEN = _("There is such a tag already. You can make this tag part of it instead.")


def rename_tag(work: Session, *, actor: Actor, tag_id: int, name: str) -> str:
    """Gives the slug that the tag has then; an earlier one goes on leading to it. Raises `InvalidInput` for `name`."""
    check_admin(actor)
    wanted = check_tag(name, field="name")
    other = find_tag(wanted.slug)
    if other is not None and other.id != tag_id and _is_in_sight(actor, other.id):
        raise InvalidInput(TAKEN, field="name")
    found = _lock(work, tag_id, other.id if other is not None else tag_id)
    tag = found[tag_id]
    was = tag.slug, tag.name
    if was == (wanted.slug, wanted.name):
        return tag.slug
    if other is not None and other.id != tag_id:
        # Only on drafts of others, of which the admin must not learn: it is the same word from now on.
        _absorb(work, found[other.id], tag)
    if wanted.slug != tag.slug:
        work.execute(delete(TagSlug).where(TagSlug.slug == wanted.slug))
        work.add(TagSlug(slug=tag.slug, tag_id=tag.id))
    tag.slug, tag.name = wanted.slug, wanted.name
    try:
        work.flush()
    except IntegrityError as error:
        raise InvalidInput(TAKEN, field="name") from error
    log_act(work, actor, "rename", "tag", tag.id, was=was[1], name=tag.name)
    return tag.slug


def merge_tags(work: Session, *, actor: Actor, tag_id: int, into: str) -> str:
    """Posts of the tag have the tag `into` in its place, once; gives its slug. Raises `InvalidInput` for `into`."""
    check_admin(actor)
    target = find_tag(into)
    if target is None or not _is_in_sight(actor, target.id):
        raise InvalidInput(_("There is no tag with this name."), field="into")
    if target.id == tag_id:
        raise InvalidInput(_("This is the same tag. Please name another."), field="into")
    found = _lock(work, tag_id, target.id)
    source, kept = found[tag_id], found[target.id]
    _absorb(work, source, kept)
    log_act(work, actor, "merge", "tag", kept.id, was=source.name, into=kept.name)
    return kept.slug


def _absorb(work: Session, source: Tag, target: Tag) -> None:
    """Leads posts and addresses of a tag to another, and takes the tag away; both are locked."""
    retag_posts(work, _list_posts(work, source.id))
    other = aliased(PostTag)
    has_both = exists().where(other.post_id == PostTag.post_id, other.tag_id == target.id)
    for statement in (
        delete(PostTag).where(PostTag.tag_id == source.id, has_both),
        update(PostTag).where(PostTag.tag_id == source.id).values(tag_id=target.id),
        update(TagSlug).where(TagSlug.tag_id == source.id).values(tag_id=target.id),
        delete(Tag).where(Tag.id == source.id),
    ):
        work.execute(statement.execution_options(synchronize_session=False))
    work.expunge(source)
    work.add(TagSlug(slug=source.slug, tag_id=target.id))
    work.flush()


def delete_tag(work: Session, *, actor: Actor, tag_id: int) -> None:
    """Takes a tag from all its posts; whoever may make tags can make it anew."""
    check_admin(actor)
    tag = _lock(work, tag_id)[tag_id]
    log_act(work, actor, "delete", "tag", tag.id, was=tag.name)
    retag_posts(work, _list_posts(work, tag.id))
    for statement in (
        delete(PostTag).where(PostTag.tag_id == tag.id),
        delete(TagSlug).where(TagSlug.tag_id == tag.id),
    ):
        work.execute(statement.execution_options(synchronize_session=False))
    work.delete(tag)
    work.flush()


def _list_posts(work: Session, tag_id: int) -> Sequence[int]:
    """The ids of the posts that bear a tag, in whatever state."""
    return work.scalars(select(PostTag.post_id).where(PostTag.tag_id == tag_id).order_by(PostTag.post_id)).all()


def _is_in_sight(actor: Actor, tag_id: int) -> bool:
    return tag_id in list_tags_in_sight(actor, [tag_id])


def _lock(work: Session, *tag_ids: int) -> dict[int, Tag]:
    """The rows by id, locked in ascending order; raises `NotFound` where one is gone."""
    tags = work.scalars(select(Tag).where(Tag.id.in_(tag_ids)).order_by(Tag.id).with_for_update())
    found = {tag.id: tag for tag in tags}
    if not found.keys() >= set(tag_ids):
        raise NotFound
    return found
