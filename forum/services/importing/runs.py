"""An import from beginning to end: what is new is prepared outside any transaction, and stored in small units."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import NamedTuple, TypeVar

from forum.db import end_reading, unit_of_work
from forum.db.jobs import FoldCounts, enqueue
from forum.importing.staging import Staging
from forum.importing.things import Article, Remark
from forum.permissions.blogs import check_admin
from forum.queries.imports import list_handles, list_imported, list_imported_replies
from forum.queries.people import list_staff_names
from forum.rendering import MentionedMember, Show
from forum.services.importing.articles import Placed, add_articles, add_links, state_of, tags_of
from forum.services.importing.authors import Authors
from forum.services.importing.blogs import Blogs
from forum.services.importing.names import Names
from forum.services.importing.pictures import Pictures
from forum.services.importing.plans import Plan, Report
from forum.services.importing.texts import PreparedArticle, prepare_article, prepare_remark
from forum.services.importing.threads import PlacedReply, Thread, add_replies

# So many posts, or replies, in one unit of work: others who write wait a moment at most.
ARTICLES_AT_ONCE = 50
REPLIES_AT_ONCE = 500
T = TypeVar("T")
Tell = Callable[[int], None]


def bring_in(staging: Staging, plan: Plan, tell: Tell = lambda _things: None) -> Report:
    """Brings in what is not here yet; `tell` hears of how many articles and remarks were dealt with.

    Raises `NotAllowed` for an actor who is no admin, `NotFound` for a blog that is not there.
    """
    check_admin(plan.actor)
    run = _Run(staging, plan, tell)
    run.blogs.check_chosen()
    for articles in _batches(staging.articles(), ARTICLES_AT_ONCE):
        run.take(articles)
    run.finish()
    return run.report


class _Waiting(NamedTuple):
    """A remark that is to come below an article; `parent` is the key of the remark that it answers."""

    article: Article
    key: str
    parent: str | None


@dataclass
class _Run:
    staging: Staging
    plan: Plan
    tell: Tell
    report: Report = field(default_factory=Report)

    def __post_init__(self) -> None:
        origin = self.staging.origin
        self.source = origin.source
        self.authors = Authors(origin.source, origin.name, list_staff_names())
        self.blogs = Blogs(self.plan, origin)
        self.pictures = Pictures(self.staging, self.plan, self.report)
        self.post_ids: dict[str, int] = {}
        self.strangers: set[str] = set()

    def take(self, articles: Sequence[Article]) -> None:
        known = list_imported(self.source, "post", [article.key for article in articles])
        self.post_ids = {key: row.post_id for key, row in known.items() if row.post_id is not None}
        new = [article for article in articles if article.key not in known]
        self.report.known["posts and pages"] += len(articles) - len(new)
        self._take_articles(new)
        for article in articles:
            self._take_links(article)
        self.tell(len(articles))
        for window in _batches(self._waiting_below(articles), REPLIES_AT_ONCE):
            self._take_remarks(window)
            self.tell(len(window))
        end_reading()

    def finish(self) -> None:
        """Says what was found on the way, and has counts added up."""
        orphans = self.staging.count_orphans()
        if orphans:
            self.staging.leave_out("comments on what is not brought in", count=orphans)
        made = len(self.strangers) if self.plan.is_dry else self.authors.made
        self.report.taken["authors who cannot sign in"] += made
        self.report.taken["blogs"] += len(self.blogs.made)
        self.report.changed["names that sound like the staff’s were replaced"] += self.authors.renamed
        if not self.plan.is_dry:
            with unit_of_work() as work:
                enqueue(work, FoldCounts())

    # Posts.

    def _take_articles(self, articles: Sequence[Article]) -> None:
        if not articles:
            return
        tags = [tags_of(article, self.report) for article in articles]
        for article in articles:
            self._count_article(article)
        if self.plan.is_dry:
            self.blogs.note(list(articles))
        else:
            self.blogs.ensure(list(articles))
        self._make_authors((article.person, article.at) for article in articles)
        prepared = [self._prepare(article) for article in articles]
        if self.plan.is_dry:
            return
        placed = [
            Placed(
                prepared=one,
                blog_id=self.blogs.ids[self.blogs.section_of(one.article)[0]],
                writer_id=self.authors.ids[one.article.person],
                tags=its_tags,
            )
            for one, its_tags in zip(prepared, tags, strict=True)
        ]
        with unit_of_work() as work:
            self.post_ids |= add_articles(work, self.source, placed, self.report)

    def _prepare(self, article: Article) -> PreparedArticle:
        cover = self.staging.attachment(article.cover) if article.cover else None
        return prepare_article(article, self.report, self._show(article.person), cover)

    def _show(self, person: str) -> Show:
        return self.pictures.of(person, None if self.plan.is_dry else self.authors.ids[person])

    def _count_article(self, article: Article) -> None:
        kind, state = "pages" if article.is_page else "posts", state_of(article)
        if article.state != state:
            self.report.changed["posts for a time that has passed became drafts"] += 1
        if state != "published":
            kind = f"{kind} that are {'drafts' if state == 'draft' else 'scheduled'}"
        self.report.taken[kind] += 1
        if article.is_private:
            self.report.changed["posts that had a password are for named members, of whom there are none yet"] += 1

    def _make_authors(self, seen: Iterable[tuple[str, datetime]]) -> None:
        """Accounts for those who have none yet, in the order in which they appear; `seen` says when they wrote."""
        first_at: dict[str, datetime] = {}
        for key, at in seen:
            first_at[key] = min(at, first_at.get(key, at))
        missing = self.authors.look_up(first_at)
        self.strangers |= missing
        people = self.staging.people(key for key in first_at if key in missing)
        end_reading()
        if people and not self.plan.is_dry:
            with unit_of_work() as work:
                self.authors.make(work, people.values(), first_at)

    # What stands under them.

    def _take_links(self, article: Article) -> None:
        links = self.staging.links(article.key)
        if not links:
            return
        known = list_imported(self.source, "linkback", [link.key for link in links])
        new = [link for link in links if link.key not in known]
        self.report.known["pingbacks and trackbacks"] += len(known)
        self.report.taken["pingbacks and trackbacks, kept apart from the comments"] += len(new)
        end_reading()
        if new and not self.plan.is_dry and article.key in self.post_ids:
            with unit_of_work() as work:
                add_links(work, self.source, self.post_ids[article.key], new)

    def _waiting_below(self, articles: Sequence[Article]) -> Iterator[_Waiting]:
        for article in articles:
            for key, parent in self.staging.order_of_remarks(article.key):
                yield _Waiting(article, key, parent)

    def _take_remarks(self, window: Sequence[_Waiting]) -> None:
        known = list_imported(self.source, "reply", [one.key for one in window])
        has_post = self.post_ids.keys() if not self.plan.is_dry else {one.article.key for one in window}
        new = [one for one in window if one.key not in known and one.article.key in has_post]
        self.report.known["comments"] += len(known)
        if not new:
            end_reading()
            return
        remarks = self.staging.remarks([one.key for one in new])
        self._make_authors((remark.person, remark.at) for remark in remarks)
        naming = {remark.article for remark in remarks if remark.names_people}
        names = self._names_in({one.article.key: one.article for one in new if one.article.key in naming})
        prepared = [
            prepare_remark(remark, names.get(remark.article), self.report, self._show(remark.person))
            for remark in remarks
        ]
        for remark in remarks:
            self._count_remark(remark)
        if self.plan.is_dry:
            return
        threads: dict[str, list[PlacedReply]] = {}
        for waiting, remark, one in zip(new, remarks, prepared, strict=True):
            reply = PlacedReply(
                key=remark.key,
                parent=waiting.parent,
                writer_id=self.authors.ids[remark.person],
                text=one.text,
                at=remark.at,
                is_published=remark.state == "published",
                mentioned_ids=one.mentioned_ids,
            )
            threads.setdefault(waiting.article.key, []).append(reply)
        above = {one.parent for one in new if one.parent is not None} - {one.key for one in new}
        with unit_of_work() as work:
            known_above = list_imported_replies(self.source, above)
            placed = [Thread(self.post_ids[key], replies) for key, replies in threads.items()]
            add_replies(work, self.source, placed, known_above)

    def _names_in(self, articles: Mapping[str, Article]) -> dict[str, Names]:
        """Of all who wrote in each thread; nobody has an account yet when it is only looked what would happen."""
        if self.plan.is_dry or not articles:
            return {}
        people = {key: self.staging.people_of(key) for key in articles}
        self._make_authors((person, articles[key].at) for key, of_one in people.items() for person in of_one)
        ids = {person: self.authors.ids[person] for of_one in people.values() for person in of_one}
        handles = list_handles(set(ids.values()))
        end_reading()
        members = {person: MentionedMember(user_id, handles[user_id]) for person, user_id in ids.items()}
        return {key: Names(of_one, members) for key, of_one in people.items()}

    def _count_remark(self, remark: Remark) -> None:
        words = "comments" if remark.state == "published" else "comments that wait for a moderator"
        self.report.taken[words] += 1


def _batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch
