"""Questions about tags: those of a post, the list of all, and the posts of one.

A tag is there for whoever may read a post that bears it in a list; for everybody else it is missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.types import TypeDecorator

from forum.db import BigId, read, session
from forum.db.paging import Page, RowSelect
from forum.errors import NotFound
from forum.models import Blog, Post, PostTag, Tag, TagSlug
from forum.permissions import Actor
from forum.permissions.posts import is_published, listed_posts, visible_posts
from forum.permissions.prepared import prepared, values_of
from forum.validation.slugs import slugify
from forum.validation.tags import MOST_TAGS, TagName

TAGS_ON_PAGE = 50
# So many posts of a tag are counted, so that the page costs the same for any number.
MOST_COUNTED = 100
# So many of the newest posts of each tag are looked at for related ones.
CANDIDATES = 20
MOST_RELATED = 5

is_listed = PostTag.published_at.is_not(None)


class TagList(TypeDecorator[tuple[TagName, ...]]):
    """The lines of `tags_of_post` as tags in their order."""

    impl = String
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[TagName, ...]:
        lines = sorted(value.split("\n")) if value else ()
        return tuple(TagName(*line.split(" ", 2)[1:]) for line in lines)


def tags_of_post() -> ColumnElement[Any]:
    """All tags of `Post`, as one column of a statement that holds it.

    Position, slug and name in a line each; neither holds what parts them, and positions have one digit.
    """
    line = cast(PostTag.position, String) + " " + Tag.slug + " " + Tag.name
    lines = (
        select(func.aggregate_strings(line, "\n"))
        .select_from(PostTag)
        .join(Tag, Tag.id == PostTag.tag_id)
        .where(PostTag.post_id == Post.id)
        .correlate(Post)
        .scalar_subquery()
    )
    return type_coerce(lines, TagList())


def list_post_tags(post_id: int) -> tuple[TagName, ...]:
    """The tags of a post in their order; the caller looked whether it may be read. One statement."""
    rows = session().execute(
        select(Tag.slug, Tag.name)
        .join(PostTag, PostTag.tag_id == Tag.id)
        .where(PostTag.post_id == post_id)
        .order_by(PostTag.position)
    )
    return tuple(TagName(*row) for row in rows)


def list_tag_ids(post_id: int) -> list[int]:
    """The same as ids."""
    return list(session().scalars(select(PostTag.tag_id).where(PostTag.post_id == post_id).order_by(PostTag.position)))


def find_tags(slugs: Iterable[str]) -> dict[str, int]:
    """Ids by slug, also by an earlier one; what is no tag is left out. One statement."""
    wanted = list(slugs)
    now_at = select(Tag.slug, Tag.id).where(Tag.slug.in_(wanted))
    once_at = select(TagSlug.slug, TagSlug.tag_id).where(TagSlug.slug.in_(wanted))
    return {row[0]: row[1] for row in session().execute(union_all(now_at, once_at))}


def list_tags_in_sight(actor: Actor, tag_ids: Iterable[int]) -> set[int]:
    """Those of the tags that stand on a post which the actor may read, in whatever state it is. One statement."""
    borne = _is_borne(is_on(visible_posts(actor)))
    return set(session().scalars(select(Tag.id).where(Tag.id.in_(list(tag_ids)), borne)))


@dataclass(frozen=True)
class FoundTag:
    id: int
    slug: str
    name: str


def find_tag(slug: str) -> FoundTag | None:
    """By slug, an earlier one, or any spelling; whether anybody may know of it is the caller's to find out.

    One statement.
    """
    folded = slugify(slug, fallback="")
    columns = (Tag.id, Tag.slug, Tag.name)
    now_at = select(*columns).where(Tag.slug == folded)
    once_at = select(*columns).join(TagSlug, TagSlug.tag_id == Tag.id).where(TagSlug.slug == folded)
    row = session().execute(union_all(now_at, once_at)).first()
    return FoundTag(*row) if row else None


def is_on(which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Rows of `PostTag` whose post is one of these.

    It is looked up for one row after the other, in the order of the tag's index, until there are enough. A join would
    leave it to the planner to begin with all posts.
    """
    post = (
        select(literal(1))
        .select_from(Post)
        .join(Blog, Blog.id == Post.blog_id)
        .where(Post.id == PostTag.post_id, which)
        .correlate(PostTag)
    )
    return post.scalar_subquery() == 1


def bears(tag_id: int) -> ColumnElement[bool]:
    """Rows between the tag and posts that are published now."""
    return and_(PostTag.tag_id == tag_id, is_listed)


@dataclass(frozen=True)
class ListedTag:
    """A tag, and how many of its posts the actor finds: at most `MOST_COUNTED`, which stands for as many or more."""

    id: int
    slug: str
    name: str
    post_count: int


@dataclass(frozen=True)
class TagPlace:
    """Where a list of tags begins: behind a slug, or (`is_backward`) before it."""

    slug: str
    is_backward: bool = False


def list_tags(actor: Actor, place: TagPlace | None = None) -> Page[ListedTag]:
    """Tags by slug, each with a post that the actor may find. One statement; tokens are slugs."""
    return _page_of_tags(and_(is_listed, is_on(listed_posts(actor))), place)


def list_tags_to_manage(actor: Actor, place: TagPlace | None = None) -> Page[ListedTag]:
    """The same with each post that an admin may read, in whatever state it is."""
    return _page_of_tags(is_on(visible_posts(actor)), place)


def get_tag_to_manage(actor: Actor, tag_id: int) -> FoundTag:
    """Raises `NotFound` also for a tag that stands on no post which the actor may read. One statement."""
    borne = _is_borne(is_on(visible_posts(actor)))
    row = session().execute(select(Tag.id, Tag.slug, Tag.name).where(Tag.id == tag_id, borne)).one_or_none()
    if row is None:
        raise NotFound
    return FoundTag(*row)


def _borne(which: ColumnElement[bool]) -> RowSelect:
    """For each `Tag` of the statement around, the rows of `PostTag` that are so."""
    return select(literal(1).label("one")).select_from(PostTag).where(PostTag.tag_id == Tag.id, which).correlate(Tag)


def _is_borne(which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Tags with such a row, the first of which is looked for tag by tag.

    With EXISTS the planner may join all rows first, and reads them all for a page of fifty tags.
    """
    return _borne(which).limit(1).scalar_subquery() == 1


def _page_of_tags(which: ColumnElement[bool], place: TagPlace | None) -> Page[ListedTag]:
    first = _borne(which).limit(MOST_COUNTED).subquery()
    count = select(func.count()).select_from(first).correlate(Tag).scalar_subquery()
    query = select(Tag.id, Tag.slug, Tag.name, count).where(_is_borne(which))
    is_backward = place is not None and place.is_backward
    if place is not None:
        query = query.where(Tag.slug < place.slug if is_backward else Tag.slug > place.slug)
    order = Tag.slug.desc() if is_backward else Tag.slug.asc()
    found = [ListedTag(*row) for row in session().execute(query.order_by(order).limit(TAGS_ON_PAGE + 1))]
    has_more, rows = len(found) > TAGS_ON_PAGE, found[:TAGS_ON_PAGE]
    if is_backward:
        rows.reverse()
    has_next = bool(rows) if is_backward else has_more
    has_previous = has_more if is_backward else place is not None and bool(rows)
    return Page(rows, older=rows[-1].slug if has_next else None, newer=rows[0].slug if has_previous else None)


@dataclass(frozen=True)
class RelatedPost:
    id: int
    slug: str
    title: str
    blog_slug: str
    blog_name: str


def list_related_posts(actor: Actor, post_id: int, blog_id: int) -> list[RelatedPost]:
    """Other posts that the actor may read: those that share most tags, then the newest of the blog. One statement.

    It reads the newest few of each tag and of the blog, however many there are.
    """
    values = values_of(actor, post_id=post_id, blog_id=blog_id)
    return [RelatedPost(*row) for row in read(_related(actor), values)]


@prepared
def _related(actor: Actor) -> RowSelect:
    is_other = bindparam("post_id", type_=BigId)
    shown = (
        Post.id.label("id"),
        Post.slug.label("slug"),
        Post.title.label("title"),
        Blog.slug.label("blog_slug"),
        Blog.name.label("blog_name"),
        Post.published_at.label("at"),
    )
    arms: list[RowSelect] = []
    for position in range(MOST_TAGS):
        at_place = PostTag.position == literal_column(str(position))
        tag_id = select(PostTag.tag_id).where(PostTag.post_id == is_other, at_place)
        newest = (
            select(PostTag.post_id)
            .where(
                PostTag.tag_id == tag_id.correlate(None).scalar_subquery(),
                is_listed,
                PostTag.post_id != is_other,
                is_on(listed_posts(actor)),
            )
            .order_by(PostTag.published_at.desc(), PostTag.post_id.desc())
            .limit(CANDIDATES)
            .subquery()
        )
        arms.append(
            select(*shown, literal_column("1").label("shared"))
            .join(newest, newest.c.post_id == Post.id)
            .join(Blog, Blog.id == Post.blog_id)
        )
    here = Post.blog_id == bindparam("blog_id", type_=BigId)
    arms.append(
        select(*shown, literal_column("0").label("shared"))
        .join(Blog, Blog.id == Post.blog_id)
        .where(here, is_published, Post.id != is_other, visible_posts(actor))
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(MOST_RELATED)
    )
    found = union_all(*(select(arm.subquery()) for arm in arms)).subquery().c
    columns = (found.id, found.slug, found.title, found.blog_slug, found.blog_name)
    return (
        select(*columns)
        .group_by(*columns, found.at)
        .order_by(func.sum(found.shared).desc(), found.at.desc(), found.id.desc())
        .limit(MOST_RELATED)
    )
