"""The blogs that take what is brought in: one that is there, or new ones.

Pages have a blog of their own, which no list shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import select

from forum.db import end_reading, now, unit_of_work
from forum.importing.things import Article, Origin
from forum.models import Blog, BlogSlug, ImportSource
from forum.queries.blogs import get_blog
from forum.queries.imports import list_imported
from forum.services.blogs import MAX_NAME, PreparedBlog, create_blog, prepare_blog
from forum.services.importing.plans import Plan
from forum.validation.slugs import LONGEST_SLUG, slugify

POSTS, PAGES = "posts", "pages"
PAGES_NAME = "Pages"


@dataclass
class Blogs:
    """Ids of blogs by the keys of sections."""

    plan: Plan
    origin: Origin
    ids: dict[str, int] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)

    def section_of(self, article: Article) -> tuple[str, str, str]:
        """Key, name and wished slug of the blog that takes an article."""
        if article.is_page:
            return PAGES, f"{PAGES_NAME} of {self.origin.name}", "pages"
        if article.section is not None:
            key, name = article.section
            return f"category {key}", name, slugify(key, fallback=slugify(name, fallback="blog"))
        return POSTS, self.origin.name, slugify(self.origin.name, fallback="blog")

    def check_chosen(self) -> None:
        """Raises `NotFound` for a chosen blog that is not there."""
        if self.plan.blog:
            get_blog(self.plan.actor, self.plan.blog)
            end_reading()

    def note(self, articles: list[Article]) -> None:
        """Which blogs would be made."""
        for key, _name, slug in self._look_up(articles).values():
            if key == POSTS and self.plan.blog:
                self.ids[key] = get_blog(self.plan.actor, self.plan.blog).id
            elif slug not in self.made:
                self.made.append(slug)

    def _look_up(self, articles: list[Article]) -> dict[str, tuple[str, str, str]]:
        """The sections of articles that no blog here is known to take."""
        wanted = {section[0]: section for section in map(self.section_of, articles) if section[0] not in self.ids}
        for key, row in list_imported(self.origin.source, "blog", list(wanted)).items():
            if row.blog_id is not None:
                self.ids[key] = row.blog_id
        return {key: section for key, section in wanted.items() if key not in self.ids}

    def ensure(self, articles: list[Article]) -> None:
        """Makes what is missing."""
        for key, name, slug in self._look_up(articles).values():
            self.ids[key] = self._make(key, name, slug)

    def _make(self, key: str, name: str, slug: str) -> int:
        if key == POSTS and self.plan.blog:
            blog_id = get_blog(self.plan.actor, self.plan.blog).id
            self._remember(key, blog_id)
            return blog_id
        prepared = prepare_blog(
            name=name[:MAX_NAME],
            slug=slug,
            description="",
            note="",
            posting="authors",
            reading="public",
            is_unlisted=key == PAGES,
            closes_after_days=None,
            position=0,
        )
        with unit_of_work() as work:
            taken = {
                *work.scalars(select(Blog.slug).where(Blog.slug.startswith(prepared.slug, autoescape=True))),
                *work.scalars(select(BlogSlug.slug).where(BlogSlug.slug.startswith(prepared.slug, autoescape=True))),
            }
            blog = create_blog(work, actor=self.plan.actor, prepared=_renamed(prepared, taken))
            work.add(_row(self.origin.source, key, blog.id))
            self.made.append(blog.slug)
            return blog.id

    def _remember(self, key: str, blog_id: int) -> None:
        with unit_of_work() as work:
            work.add(_row(self.origin.source, key, blog_id))


def _row(source: str, key: str, blog_id: int) -> ImportSource:
    return ImportSource(source=source, kind="blog", external_id=key, blog_id=blog_id, created_at=now())


def _renamed(prepared: PreparedBlog, taken: Iterable[str]) -> PreparedBlog:
    """With a number behind the slug where another blog has or had it."""
    slug, number, others = prepared.slug, 1, set(taken)
    while slug in others:
        number += 1
        slug = f"{prepared.slug[: LONGEST_SLUG - 5]}-{number}"
    return replace(prepared, slug=slug)
