"""The apply half of posts: rows with all that belongs to them, and nothing that tells anybody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from forum.db import db, now
from forum.db.dialects import dialect_of
from forum.errors import InvalidInput
from forum.importing.things import Article, Link
from forum.models import CountDelta, ImportSource, Linkback, OldAddress, Picture, Post, PostCounters
from forum.rendering import RENDER_VERSION, one_line, shows_pictures
from forum.services.importing.plans import Report
from forum.services.importing.texts import Cover, PreparedArticle
from forum.services.picture_places import put_cover
from forum.services.picture_uses import record_pictures
from forum.services.pins import MOST_PINNED
from forum.services.prepared_posts import slug_of
from forum.services.search_index import index_imported
from forum.services.tags import give_tags
from forum.validation.old_addresses import old_path
from forum.validation.tags import MOST_TAGS, TagName, check_tag

LONGEST_LINK_TITLE = 200
_addresses: Any = OldAddress.__table__

TOO_MANY_FIRST = f"marks that a post stands first were left out: {MOST_PINNED} published posts of a blog do at most"


@dataclass(frozen=True)
class Placed:
    """An article with the ids of its blog and its writer here."""

    prepared: PreparedArticle
    blog_id: int
    writer_id: int
    tags: tuple[TagName, ...]


def tags_of(article: Article, report: Report) -> tuple[TagName, ...]:
    """As many as a post has here; those that cannot be tags here are left out."""
    found: dict[str, TagName] = {}
    for name in article.tags:
        try:
            tag = check_tag(name)
        except InvalidInput:
            report.changed["tags that are no tags here were left out"] += 1
            continue
        found.setdefault(tag.slug, tag)
    if len(found) > MOST_TAGS:
        report.changed[f"tags beyond the {MOST_TAGS} that a post has here were left out"] += len(found) - MOST_TAGS
    return tuple(found.values())[:MOST_TAGS]


def state_of(article: Article) -> str:
    """What was to appear in the meantime waits for somebody to look at it."""
    is_over = article.state == "scheduled" and article.at <= now()
    return "draft" if is_over else article.state


def add_articles(work: Session, source: str, placed: Sequence[Placed], report: Report) -> dict[str, int]:
    """Stores posts, each with an empty thread, and gives their ids by the keys of the articles."""
    posts = [_post(one) for one in placed]
    work.add_all(posts)
    work.flush()
    for one, post in zip(placed, posts, strict=True):
        work.add(PostCounters(post_id=post.id, active_at=post.published_at))
        work.add(_origin(source, "post", one.prepared.article.key, post.id))
    published = Counter((post.writer_id, post.blog_id) for post in posts if post.state == "published")
    work.add_all(
        CountDelta(user_id=writer_id, blog_id=blog_id, posts=count) for (writer_id, blog_id), count in published.items()
    )
    work.flush()
    give_tags(work, [(post, one.tags) for one, post in zip(placed, posts, strict=True)])
    _add_addresses(work, [(post.id, one.prepared.article) for one, post in zip(placed, posts, strict=True)], report)
    for one, post in zip(placed, posts, strict=True):
        if shows_pictures(post.html):
            record_pictures(work, post.id, None, post.html)
        if one.prepared.cover is not None:
            _set_cover(work, post, one.prepared.cover)
        if one.prepared.article.is_sticky:
            _pin(work, post, report)
    index_imported(work, posts)
    return {one.prepared.article.key: post.id for one, post in zip(placed, posts, strict=True)}


def _post(placed: Placed) -> Post:
    article, text = placed.prepared.article, placed.prepared.text
    state = state_of(article)
    is_published = state == "published"
    return Post(
        blog_id=placed.blog_id,
        writer_id=placed.writer_id,
        state=state,
        audience="named" if article.is_private else "blog",
        title=placed.prepared.title,
        slug=slug_of(unquote(article.slug) or placed.prepared.title),
        source=text.source,
        body_format=text.body_format,
        html=text.html,
        summary=placed.prepared.summary,
        excerpt=placed.prepared.excerpt,
        render_version=RENDER_VERSION,
        is_locked=article.is_closed,
        created_at=article.made_at,
        published_at=article.at if is_published else None,
        publish_at=article.at if state == "scheduled" else None,
        state_at=article.at if is_published else now(),
    )


def _pin(work: Session, post: Post, report: Report) -> None:
    """Has it stand first in its blog, where there is room: of those that come in the latest ones do."""
    pinned = work.scalars(
        select(Post)
        .where(Post.blog_id == post.blog_id, Post.pinned_at.is_not(None), Post.state == "published")
        .order_by(Post.pinned_at, Post.id)
    ).all()
    if post.state == "published" and len(pinned) < MOST_PINNED:
        post.pinned_at = post.published_at
    elif post.state == "published" and _came_in_before(work, pinned[0], post):
        pinned[0].pinned_at, post.pinned_at = None, post.published_at
    report.changed[TOO_MANY_FIRST] += post.pinned_at is None or len(pinned) >= MOST_PINNED
    work.flush()


def _came_in_before(work: Session, earlier: Post, post: Post) -> bool:
    """Whether it came from elsewhere as well, with an earlier date; what was pinned here stays."""
    source = select(ImportSource.id).where(ImportSource.post_id == earlier.id, ImportSource.kind == "post")
    is_of_import = work.scalars(source.limit(1)).first() is not None and earlier.pinned_at == earlier.published_at
    return is_of_import and (earlier.published_at, earlier.id) < (post.published_at, post.id)


def _set_cover(work: Session, post: Post, cover: Cover) -> None:
    """Unless somebody has removed the picture in the meantime."""
    picture = work.scalars(select(Picture).where(Picture.name == cover.name, Picture.state == "kept")).one_or_none()
    if picture is not None:
        put_cover(work, post, picture, cover.alt)
        work.flush()


def _origin(source: str, kind: str, key: str, post_id: int) -> ImportSource:
    return ImportSource(source=source, kind=kind, external_id=key, post_id=post_id, created_at=now())


def _add_addresses(work: Session, articles: Sequence[tuple[int, Article]], report: Report) -> None:
    wanted = {
        (path, post_id): None
        for post_id, article in articles
        for address in article.addresses
        if (path := old_path(address))
    }
    if not wanted:
        return
    rows = [{"path": path, "post_id": post_id} for path, post_id in wanted]
    work.execute(dialect_of(db.engine).insert_missing(_addresses).values(rows))
    kept = select(_addresses.c.path, _addresses.c.post_id).where(_addresses.c.path.in_({path for path, _id in wanted}))
    taken = wanted.keys() - {(row[0], row[1]) for row in work.execute(kept)}
    if taken:
        report.changed["old addresses lead to another post that has them already"] += len(taken)


def add_links(work: Session, source: str, post_id: int, links: Sequence[Link]) -> None:
    """Pingbacks and trackbacks, apart from the replies."""
    if not links:
        return
    rows = [
        {
            "post_id": post_id,
            "kind": link.kind,
            "title": one_line(link.title)[:LONGEST_LINK_TITLE],
            "address": link.address,
            "excerpt": one_line(link.excerpt),
            "is_approved": link.is_approved,
            "created_at": link.at,
        }
        for link in links
    ]
    work.execute(insert(Linkback), rows)
    work.add_all(_origin(source, "linkback", link.key, post_id) for link in links)
    work.flush()
