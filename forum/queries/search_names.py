"""Looks up the members, blogs and tags that a search names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from forum.db import session
from forum.models import Blog, BlogSlug
from forum.permissions import Actor
from forum.permissions.blogs import visible_blogs
from forum.queries.people import list_mentionable
from forum.queries.tags import find_tags, list_tags_in_sight
from forum.search import Ignored, Query
from forum.validation.handles import handle_key
from forum.validation.slugs import slugify


@dataclass(frozen=True)
class Wanted:
    """A search with the ids of what it names; `ignored` are those of the query, and the names that nothing bears.

    Of each group of writers any will do, and all groups must fit; of the blogs any, and all tags.
    """

    query: Query
    ignored: tuple[Ignored, ...] = ()
    writers: tuple[tuple[int, ...], ...] = ()
    not_writers: tuple[int, ...] = ()
    blogs: tuple[int, ...] = ()
    not_blogs: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    not_tags: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to look for."""
        query = self.query
        return not (query.words or self.writers or self.blogs or self.tags or query.since or query.until)


def resolve(actor: Actor, query: Query) -> Wanted:
    """Looks the names up; a blog that the actor may not read, or a tag on nothing that they may, is none.

    Five statements at the most.
    """
    members = list_mentionable(handle_key(name) for name in (*query.by, *query.not_by))
    writers = {key: member.id for key, member in members.items()}
    blogs = _find_blogs(actor, {_slug(name) for name in (*query.blogs, *query.not_blogs)})
    tags = _find_tags(actor, {_tag_slug(name) for name in (*query.tags, *query.not_tags)})
    ignored = list(query.ignored)

    def ids(prefix: str, names: Iterable[str], key: Callable[[str], str], known: Mapping[str, int]) -> tuple[int, ...]:
        ignored.extend(Ignored(prefix + name, "no_such") for name in names if key(name) not in known)
        return tuple(sorted({known[key(name)] for name in names if key(name) in known}))

    groups = [ids("by:", query.by, handle_key, writers)]
    if query.is_mine and actor.is_signed_in:
        groups.append((actor.member_id, *(own.user_id for own in actor.pseudonyms)))
    elif query.is_mine:
        ignored.append(Ignored("is:mine", "not_signed_in"))
    return Wanted(
        query=query,
        writers=tuple(group for group in groups if group),
        not_writers=ids("-by:", query.not_by, handle_key, writers),
        blogs=ids("in:", query.blogs, _slug, blogs),
        not_blogs=ids("-in:", query.not_blogs, _slug, blogs),
        tags=ids("tag:", query.tags, _tag_slug, tags),
        not_tags=ids("-tag:", query.not_tags, _tag_slug, tags),
        ignored=tuple(ignored),
    )


def _slug(name: str) -> str:
    return name.lower()


def _find_blogs(actor: Actor, slugs: set[str]) -> dict[str, int]:
    """The ids of blogs that the actor may read, by slug, also an earlier one."""
    if not slugs:
        return {}
    earlier = (
        select(BlogSlug.slug, Blog.id).join(Blog, Blog.id == BlogSlug.blog_id).where(BlogSlug.slug.in_(slugs))
    ).where(visible_blogs(actor))
    named = select(Blog.slug, Blog.id).where(Blog.slug.in_(slugs), visible_blogs(actor))
    return {slug: blog_id for query in (earlier, named) for slug, blog_id in session().execute(query)}


def _tag_slug(name: str) -> str:
    """A tag is named by any spelling of it."""
    return slugify(name, fallback="")


def _find_tags(actor: Actor, slugs: set[str]) -> dict[str, int]:
    """The ids of tags that the actor finds on some post, by slug, also an earlier one."""
    found = find_tags(slugs) if slugs else {}
    seen = list_tags_in_sight(actor, found.values()) if found else set()
    return {slug: tag_id for slug, tag_id in found.items() if tag_id in seen}
