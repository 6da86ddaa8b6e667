"""What an import leaves behind: posts and threads as they were, nobody told, and the same again the second time."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from forum.db import Base, clock_at, end_reading, now, session, unit_of_work
from forum.db.jobs import Job
from forum.errors import NotAllowed, NotFound
from forum.importing.staging import open_staging
from forum.importing.wxr import read_wxr
from forum.models import (
    Blog,
    Case,
    Delivery,
    FanOut,
    FeedChange,
    Follow,
    ImportSource,
    Linkback,
    Mail,
    NewsletterIssue,
    NewsletterIssuePost,
    Notification,
    OldAddress,
    Post,
    PostCounters,
    PostTag,
    ReadingMark,
    Reply,
    Tag,
    User,
)
from forum.permissions import VISITOR
from forum.queries.follows import Target
from forum.queries.posts import get_post_page, list_blog_posts, list_latest_posts, list_pinned_posts
from forum.queries.verification import find_faults
from forum.services.follows import set_follow
from forum.services.importing.plans import Plan
from forum.services.importing.runs import bring_in
from forum.services.importing.threads import add_replies
from forum.services.moving import move_reply, prepare_split, split_reply
from forum.services.pins import pin_post, unpin_post
from tests.support.factories import make_actor, make_blog, make_post, reply
from tests.support.importing import admin, import_wxr
from tests.support.newsletters import open_newsletter, subscribe, take_turn
from tests.support.statements import count_statements
from tests.support.wordpress import REAL, WHY_SKIPPED, comment, item, write_export

SILENT = (Mail, Notification, Delivery, FanOut, FeedChange, Follow)


def count(model: Any, *where: Any) -> int:
    end_reading()
    return session().scalar(select(func.count()).select_from(model).where(*where)) or 0


def faults() -> list[str]:
    end_reading()
    return [fault.words for fault in find_faults()]


def post_called(title: str) -> Post:
    end_reading()
    return session().scalars(select(Post).where(Post.title == title)).one()


def thread_of(post: Post) -> list[tuple[int | None, int, str]]:
    """Number, depth and words of each published reply, in the order of the page."""
    rows = session().scalars(
        select(Reply).where(Reply.post_id == post.id, Reply.state == "published").order_by(Reply.thread_key)
    )
    return [(row.number, row.depth, row.source) for row in rows]


def everything() -> dict[str, list[Any]]:
    """All rows of all tables but those of jobs."""
    end_reading()
    return {
        table.name: sorted(map(tuple, session().execute(select(table)).all()), key=repr)
        for table in Base.metadata.sorted_tables
        if table.name != Job.__tablename__
    }


@pytest.mark.skipif(REAL is None, reason=WHY_SKIPPED)
def test_the_real_export_comes_in_whole(app: Flask) -> None:
    assert REAL is not None
    dry = import_wxr(REAL, is_dry=True)
    assert (count(Post), count(Reply), count(User, User.state == "imported")) == (0, 0, 0)
    report = import_wxr(REAL)
    for kind in ("posts", "pages", "comments", "authors who cannot sign in"):
        assert report.taken[kind] == dry.taken[kind] > 0
    pages = session().scalars(select(Blog).where(Blog.is_unlisted)).one()
    states = Counter(map(tuple, session().execute(select(Post.blog_id == pages.id, Post.state))))
    assert states == {(True, "published"): 21, (False, "published"): 49, (False, "scheduled"): 1, (False, "draft"): 1}
    counted = select(Post.title, PostCounters.reply_count).join(PostCounters).where(PostCounters.reply_count > 0)
    counts = {row[0]: row[1] for row in session().execute(counted)}
    protected = 'Template: Password Protected (the password is "enter")'
    assert counts == {
        "Template: Comments": 19,
        "Template: Pingbacks And Trackbacks": 1,
        "Edge Case: No Content": 1,
        protected: 1,
        "Page with comments": 3,
    }
    assert count(Linkback) == 4
    assert count(Reply, Reply.state == "pending") == count(Case, Case.state == "open") == 3
    with pytest.raises(NotFound):
        get_post_page(VISITOR, post_called(protected).id)
    comments = post_called("Template: Comments")
    assert max(depth for _number, depth, _words in thread_of(comments)) == 10
    assert [number for number, _depth, _words in thread_of(comments)] == list(range(1, 20))
    scheduled = post_called("Scheduled")
    assert (scheduled.publish_at, scheduled.published_at) == (datetime(2030, 1, 1, 19, 0, 18, tzinfo=UTC), None)
    assert [count(model) for model in SILENT] == [0] * len(SILENT)
    assert faults() == []
    before = everything()
    assert not +import_wxr(REAL).taken
    assert everything() == before


def test_parents_come_first_and_then_the_date(app: Flask, tmp_path: Path) -> None:
    comments = [
        comment(3, "third", parent=1, comment_date_gmt="2012-02-01 08:00:00"),
        comment(2, "second", comment_date_gmt="2012-02-01 11:00:00"),
        comment(1, "first", comment_date_gmt="2012-02-01 10:00:00"),
        comment(4, "fourth", parent=9, comment_date_gmt="2012-02-01 12:00:00"),
    ]
    import_wxr(write_export(tmp_path, item(1, comments=comments)))
    assert thread_of(post_called("Post 1")) == [(1, 1, "first"), (2, 2, "third"), (3, 1, "second"), (4, 1, "fourth")]
    assert faults() == []


def test_deep_threads_and_answers_to_what_waits(app: Flask, tmp_path: Path) -> None:
    comments = [comment(n, f"c{n}", parent=n - 1) for n in range(1, 61)]
    comments += [comment(70, "waits", comment_approved=0), comment(71, "answers it", parent=70)]
    import_wxr(write_export(tmp_path, item(1, comments=comments)))
    post = post_called("Post 1")
    assert max(depth for _number, depth, _words in thread_of(post)) == 50
    assert count(Reply, Reply.parent_id.is_not(None)) == 60
    waiting = session().scalars(select(Reply).where(Reply.state == "pending")).one()
    assert (waiting.number, waiting.is_shown) == (None, False)
    assert count(Case, Case.hold_rule == "imported", Case.reply_id == waiting.id) == 1
    assert session().get_one(PostCounters, post.id).reply_count == 61
    assert faults() == []


def test_states_of_posts(app: Flask, tmp_path: Path) -> None:
    future = (now() + timedelta(days=30)).strftime("%Y-%m-%d %H:%M:%S")
    file = write_export(
        tmp_path,
        item(1, title="Public"),
        item(2, title="Protected", post_password="enter", comments=[comment(1)]),
        item(3, title="Private", status="private"),
        item(4, title="Draft", status="draft", comments=[comment(2)]),
        item(5, title="Soon", status="future", post_date_gmt=future),
        item(6, title="Too late", status="future"),
        item(7, title="Closed", comment_status="closed"),
        item(8, title="A page", post_type="page"),
    )
    import_wxr(file)
    found = {post.title: post for post in session().scalars(select(Post))}
    assert {title: (post.state, post.audience, post.is_locked) for title, post in found.items()} == {
        "Public": ("published", "blog", False),
        "Protected": ("published", "named", False),
        "Private": ("published", "named", False),
        "Draft": ("draft", "blog", False),
        "Soon": ("scheduled", "blog", False),
        "Too late": ("draft", "blog", False),
        "Closed": ("published", "blog", True),
        "A page": ("published", "blog", False),
    }
    reader = make_actor("reader")
    for actor in (VISITOR, reader):
        assert {row.title for row in list_latest_posts(actor).rows} == {"Public", "Closed"}
    pages = session().get_one(Blog, found["A page"].blog_id)
    assert pages.is_unlisted
    assert [row.title for row in list_blog_posts(VISITOR, pages.id).rows] == ["A page"]
    assert get_post_page(admin(), found["Protected"].id).reply_count == 1
    assert faults() == []


def test_a_newer_export_adds_only_what_is_new(app: Flask, tmp_path: Path) -> None:
    import_wxr(write_export(tmp_path, item(1, comments=[comment(1, "one"), comment(2, "two", comment_approved=0)])))
    post = post_called("Post 1")
    reader = make_actor("reader")
    reply(reader, post.id, "here", to=1)
    moment = now()
    with unit_of_work() as work:
        work.add(
            ReadingMark(
                user_id=reader.member_id,
                post_id=post.id,
                read_up_to=2,
                seen_up_to=2,
                visited_up_to=2,
                first_read_at=moment,
                read_at=moment,
            )
        )
        set_follow(work, actor=reader, target=Target(post_id=post.id), delivery="at_once")
    told = [count(model) for model in SILENT]
    newer = [comment(1, "one, changed"), comment(2, "two", comment_approved=0), comment(3, "three", parent=1)]
    report = import_wxr(write_export(tmp_path, item(1, "other words", comments=newer), item(2)))
    assert (report.taken["posts"], report.taken["comments"]) == (1, 1)
    assert thread_of(post_called("Post 1")) == [(1, 1, "one"), (2, 2, "here"), (3, 2, "three")]
    assert post_called("Post 1").source == "Words."
    mark = session().get_one(ReadingMark, (reader.member_id, post.id))
    assert (mark.read_up_to, mark.seen_up_to, mark.visited_up_to) == (3, 3, 3)
    assert [count(model) for model in SILENT] == told
    assert faults() == []


def test_terms_become_tags_or_blogs(app: Flask, tmp_path: Path) -> None:
    terms = [("category", "Birds"), ("category", "Night"), *(("post_tag", f"Tag {n}") for n in range(5))]
    report = import_wxr(write_export(tmp_path, item(1, terms=terms)), categories="blogs")
    post = post_called("Post 1")
    names = session().scalars(
        select(Tag.name).join(PostTag).where(PostTag.post_id == post.id).order_by(PostTag.position)
    )
    assert list(names) == [f"Tag {n}" for n in range(5)]
    assert session().get_one(Blog, post.blog_id).name == "Birds"
    assert sum(number for words, number in report.changed.items() if "tags beyond" in words) == 1


def test_posts_go_to_the_blog_that_was_chosen(app: Flask, tmp_path: Path) -> None:
    blog, file = make_blog(), write_export(tmp_path, item(1))
    import_wxr(file, blog=blog.slug)
    assert post_called("Post 1").blog_id == blog.id


def test_a_blog_that_is_not_there_is_refused_and_nothing_is_done(app: Flask, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        import_wxr(write_export(tmp_path, item(1)), blog="no-such-blog")
    assert (count(Post), count(User, User.state == "imported")) == (0, 0)


def test_titles(app: Flask, tmp_path: Path) -> None:
    file = write_export(
        tmp_path, item(1, "<p>It begins so.</p>", title=""), item(2, "", title=""), item(3, title="long " * 60)
    )
    import_wxr(file)
    titles = [post.title for post in session().scalars(select(Post).order_by(Post.published_at))]
    assert titles[:2] == ["It begins so.", "Untitled"]
    assert len(titles[2]) <= 150


def test_sticky_posts_are_pinned(app: Flask, tmp_path: Path) -> None:
    several = [item(number, is_sticky=1) for number in range(1, 5)]
    report = import_wxr(write_export(tmp_path, *several, item(5), item(6, status="draft", is_sticky=1)))
    blog_id = post_called("Post 1").blog_id
    assert [row.title for row in list_pinned_posts(VISITOR, blog_id)] == ["Post 4", "Post 3", "Post 2"]
    assert [row.title for row in list_blog_posts(VISITOR, blog_id).rows] == ["Post 5", "Post 1"]
    (left_out,) = (number for words, number in report.changed.items() if "stands first" in words)
    assert left_out == 2
    with unit_of_work() as work:
        unpin_post(work, actor=admin(), post_id=post_called("Post 4").id)
    with unit_of_work() as work:
        pin_post(work, actor=admin(), post_id=post_called("Post 5").id)
    import_wxr(write_export(tmp_path, *several, item(7, is_sticky=1)))
    assert [row.title for row in list_pinned_posts(VISITOR, blog_id)] == ["Post 5", "Post 7", "Post 3"]
    assert faults() == []


def test_excerpts_become_summaries(app: Flask, tmp_path: Path) -> None:
    texts = [item(1, "The text.", excerpt="<b>In\nshort</b>"), item(2, "The text."), item(3, "A", excerpt="word " * 99)]
    report = import_wxr(write_export(tmp_path, *texts))
    short, none, long = (post_called(f"Post {number}") for number in (1, 2, 3))
    assert (short.summary, short.excerpt) == ("In short", "In short")
    assert (none.summary, none.excerpt) == ("", "The text.")
    assert long.summary == long.excerpt
    assert (len(long.summary) <= 280, long.summary[-5:]) == (True, "word…")
    assert report.changed["summaries were shortened"] == 1


def test_authors_have_names_of_their_own_and_cannot_sign_in(app: Flask, tmp_path: Path) -> None:
    make_actor("bea")
    comments = [
        comment(1),
        comment(2, comment_author="Moderator", comment_author_email="x@x.example"),
        comment(3, comment_author="Μαρία", comment_author_email="m@x.example"),
        comment(4, comment_author="Ruth", comment_author_email="r@x.example"),
    ]
    import_wxr(write_export(tmp_path, item(1, creator="admin", comments=comments)))
    made = list(session().scalars(select(User).where(User.state == "imported").order_by(User.id)))
    assert [(user.handle, user.display_name) for user in made] == [
        ("author_admin", "An author of Old Site"),
        ("Bea_2", "Bea"),
        ("author_Moderator", "An author of Old Site"),
        ("author", "Μαρία"),
        ("author_Ruth", "An author of Old Site"),
    ]
    assert {(user.email, user.password_hash) for user in made} == {(None, None)}


def test_old_addresses_are_kept_once(app: Flask, tmp_path: Path) -> None:
    same = "https://old.example/2012/01/same/"
    report = import_wxr(write_export(tmp_path, item(1, link=same), item(2, link=same), item(3, link="not: an address")))
    paths = {row.path: row.post_id for row in session().scalars(select(OldAddress))}
    assert paths["/2012/01/same"] == paths["?p=1"] == post_called("Post 1").id
    assert sum(number for words, number in report.changed.items() if "old addresses" in words) == 1


def test_only_an_admin_may(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.support.importing.admin", lambda: make_actor("member"))
    with pytest.raises(NotAllowed):
        import_wxr(write_export(tmp_path, item(1)))


def test_an_import_that_was_cut_off_goes_on(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_export(tmp_path, *(item(n, comments=[comment(n)]) for n in range(1, 4)))
    monkeypatch.setattr("forum.services.importing.runs.ARTICLES_AT_ONCE", 1)
    monkeypatch.setattr("forum.services.importing.runs.add_replies", _fail_at(2))
    with pytest.raises(KeyboardInterrupt):
        import_wxr(file)
    assert faults() == []
    monkeypatch.undo()
    import_wxr(file)
    assert (count(Post), count(Reply), count(ImportSource, ImportSource.kind == "author")) == (3, 3, 2)
    assert faults() == []


@pytest.mark.parametrize("at_once", [1, 2, 3, 500])
def test_threads_are_the_same_however_many_replies_come_at_once(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("forum.services.importing.runs.REPLIES_AT_ONCE", at_once)
    below_one = [comment(1, "one"), comment(2, "two", parent=1), comment(3, "three", parent=2), comment(4, "four")]
    below_two = [comment(5, "five"), comment(6, "six", parent=5, comment_approved="0"), comment(7, "seven", parent=6)]
    import_wxr(write_export(tmp_path, item(1, comments=below_one), item(2, comments=below_two), item(3)))
    first, second = post_called("Post 1"), post_called("Post 2")
    assert thread_of(first) == [(1, 1, "one"), (2, 2, "two"), (3, 3, "three"), (4, 1, "four")]
    assert thread_of(second) == [(1, 1, "five"), (2, 1, "seven")]
    parents = {row.source: row.parent_id for row in session().scalars(select(Reply))}
    ids = {row.source: row.id for row in session().scalars(select(Reply))}
    assert parents["four"] is None
    assert (parents["six"], parents["seven"]) == (ids["five"], ids["six"])
    assert count(Case) == 1
    assert faults() == []


def test_twenty_threads_cost_as_many_statements_as_two(app: Flask, tmp_path: Path) -> None:
    keeper, sent = admin(), []
    for first, how_many in ((1, 1), (100, 2), (200, 20)):
        numbers = range(first, first + how_many)
        file = write_export(tmp_path, *(item(n, comments=[comment(n), comment(n + 1000, parent=n)]) for n in numbers))
        with open_staging() as staging:
            staging.gather(read_wxr(file))
            with count_statements() as statements:
                bring_in(staging, Plan(keeper))
            # SQLite numbers rows one by one.
            sent.append(len(list(groupby(statements))))
    assert count(Reply) == 46
    assert sent[1] == sent[2] < 40


def _fail_at(number: int) -> Any:
    calls = iter(range(1, number + 1))

    def act(*given: Any) -> Any:
        if next(calls) == number:
            raise KeyboardInterrupt
        return add_replies(*given)

    return act


def test_a_newsletter_has_nothing_that_was_brought_in(app: Flask, tmp_path: Path) -> None:
    blog = make_blog()
    open_newsletter(blog, "weekly", keeper=admin())
    subscribe(blog, "one")
    day = (now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")
    with clock_at(now() + timedelta(days=2)):
        import_wxr(write_export(tmp_path, item(1, post_date_gmt=day)), blog=blog.slug)
    with clock_at(now() + timedelta(days=8)):
        take_turn(app)
        assert (count(NewsletterIssue), count(Mail, Mail.template == "newsletter")) == (0, 0)
        make_post(admin(), blog)
    with clock_at(now() + timedelta(days=15)):
        take_turn(app)
        assert count(NewsletterIssuePost) == 1


def test_what_was_moved_or_merged_since_is_known_again(app: Flask, tmp_path: Path) -> None:
    comments = [comment(1, "one"), comment(2, "two", parent=1), comment(3, "three")]
    import_wxr(write_export(tmp_path, item(1, comments=comments), item(2)))
    post, other = post_called("Post 1"), post_called("Post 2")
    keeper = admin()
    with unit_of_work() as work:
        move_reply(
            work,
            actor=keeper,
            post_id=post.id,
            number=1,
            to_post_id=other.id,
            is_wider_agreed=False,
            reason="It belongs there.",
        )
    with unit_of_work() as work:
        split_reply(work, actor=keeper, post_id=post.id, number=3, prepared=prepare_split("A new one"), reason="Apart.")
    assert faults() == []
    newer = [*comments, comment(4, "answers two", parent=2), comment(5, "answers three", parent=3)]
    report = import_wxr(write_export(tmp_path, item(1, comments=newer), item(2)))
    assert (report.taken["posts"], report.taken["comments"]) == (0, 2)
    # What they answer has gone elsewhere; they stand where they stood.
    assert [words for _number, _depth, words in thread_of(post_called("Post 1"))] == ["answers two", "answers three"]
    assert [words for _number, _depth, words in thread_of(post_called("Post 2"))] == ["one", "two"]
    assert faults() == []
