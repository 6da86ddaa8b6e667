"""No page of moderation, tags or archives reads a whole table: what grows with the years is found through an index."""

import re
from datetime import timedelta
from html import unescape

from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy import text as text_of_sql

from forum.db import Base, end_reading, now, unit_of_work
from forum.models import Blog, Tag
from forum.queries.flags import Target
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.decisions import Statement
from forum.services.flags import create_flag, prepare_flag
from forum.services.moderation import remove_reply
from forum.services.sanctions import warn_member
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.queries.test_statement_counts import fill_thread
from tests.support.cases import make_case
from tests.support.factories import make_blog, make_post, reply
from tests.support.plans import collect_statements, find_scans
from tests.support.web import Browser, make_member

GROWING = frozenset(
    {
        "appeals",
        "audit_log",
        "case_entries",
        "cases",
        "decisions",
        "flags",
        "legal_notices",
        "mentions",
        "notifications",
        "posts",
        "replies",
        "reply_redirects",
        "revisions",
        "sanctions",
        "users",
    }
)
# Read until a page is full, or as many are counted as are said: open cases, closed ones, and the public log, which
# hides few; and the newest posts, where most are of the blog that is asked for.
IN_ORDER = frozenset({"ix_cases_queue", "ix_cases_waiting", "uq_cases_open", "ix_cases_closed", "decisions"})
IN_ORDER |= {"ix_posts_newest", "ix_posts_blog_newest", "ix_post_counters_active", "ix_post_counters_unanswered"}
TAGGED = frozenset({"post_counters", "post_tags", "posts", "tags"})
TAGS_IN_ORDER = IN_ORDER | {"uq_tags_slug", "sqlite_autoindex_tags_1"}
POSTS = 1500
# More than a page of the queue, so that there is a next one.
CASES = 30
QUEUES = ("blog=1", "why=spam", "kind=reply", "state=closed", "assignee=mine", "assignee=nobody", "blog=1&why=spam")


def test_moderation_never_reads_a_whole_table(app: Flask) -> None:
    admin, moderator = make_member(app, "ruth", role="admin"), make_member(app, "mona", role="moderator")
    walter, gerda = make_member(app, "walter"), make_member(app, "gerda")
    path = publish_post(app, walter, simple_blog(app, admin))
    post_id = post_id_of(path)
    fill_thread(path, [walter, gerda], CASES)
    with app.app_context():
        cases = [make_case(post_id, number, flaggers=(admin,)) for number in range(1, CASES + 1)]
        worried = make_case(post_id, 1, flaggers=(gerda,), lane="worried", reason="worried")
        with unit_of_work() as work:
            report = create_flag(work, actor=gerda, target=Target(post_id, 4), prepared=prepare_flag("spam", "")).id
            warn_member(work, actor=moderator, handle="gerda", statement=Statement("Please read the rules."))
            removed = remove_reply(work, actor=moderator, post_id=post_id, number=2, reason="It sells something.").id
        with unit_of_work() as work:
            appeal = appeal_decision(work, actor=walter, decision_id=removed, prepared=prepare_appeal("No."))
    pages = {
        "mona": (
            "/moderation/queue",
            *(f"/moderation/queue?{which}" for which in QUEUES),
            f"/moderation/cases/{cases[0]}",
            f"/moderation/cases/{worried}",
            "/moderation/members/gerda",
            "/moderation/members/gerda/sanction",
            f"/moderation/appeals/{appeal}",
        ),
        "walter": ("/standing", "/standing/appeals", f"/standing/decisions/{removed}", "/inbox", path),
        "gerda": ("/reports", f"/reports/{report}", "/standing", "/warning"),
        "": ("/moderation/log", "/moderation/log?before=9", path),
    }
    faults = set()
    for handle, paths in pages.items():
        browser = Browser(app)
        if handle:
            browser.sign_in(handle)
        for place in paths:
            text, scans = look_at(app, browser, place)
            faults |= scans
            older = re.search(r'rel="next" href="([^"]+)"', text)
            if older:
                faults |= look_at(app, browser, unescape(older[1]))[1]
    assert not faults, "\n".join(sorted(faults))


def test_tags_and_months_never_read_a_whole_table(app: Flask) -> None:
    """The list of tags, and the newest posts, are read in their order as far as a page needs them."""
    admin = make_member(app, "ruth", role="admin")
    make_member(app, "walter")
    blog = simple_blog(app, admin)
    with app.app_context():
        post_id = make_post(admin, Blog(slug=blog), tags="aa, bb")
        fill_tags(post_id, POSTS)
    pages: tuple[str, ...] = (
        "/tags/aa",
        "/tags/tag-0007",
        "/tags/aa/feed.atom",
        "/tags/tag-0007/feed.rss",
        f"/blogs/{blog}/archive",
    )
    pages += (
        "/active",
        "/unanswered",
        "/tags",
        "/tags?from=tag-02",
        "/tags?to=tag-05",
        f"/blogs/{blog}/{now():%Y/%m}",
        f"/posts/{post_id}/a-post",
    )
    faults = set()
    for handle in ("ruth", "walter", ""):
        browser = Browser(app)
        if handle:
            browser.sign_in(handle)
        for path in (*pages, *(("/admin/tags", "/admin/tags/1") if handle == "ruth" else ())):
            text, scans = look_at(app, browser, path, TAGGED, TAGS_IN_ORDER)
            faults |= scans
            older = re.search(r'rel="next" href="([^"]+)"', text)
            if older:
                faults |= look_at(app, browser, unescape(older[1]), TAGGED, TAGS_IN_ORDER)[1]
    assert not faults, "\n".join(sorted(faults))


def fill_tags(post_id: int, count: int) -> None:
    """Posts like this one, each with its first tag and one of its own; and what the planners know of them."""
    posts, counters, bears = (Base.metadata.tables[name] for name in ("posts", "post_counters", "post_tags"))
    with unit_of_work() as work:
        row = dict(work.execute(select(posts).where(posts.c.id == post_id)).mappings().one())
        ids = range(post_id + 1, post_id + 1 + count)
        at = {number: row["published_at"] - timedelta(minutes=number) for number in ids}
        work.execute(
            insert(posts), [row | {"id": number, "published_at": at[number], "form_key": None} for number in ids]
        )
        work.execute(
            insert(counters),
            [
                {"post_id": number, "reply_seq": 0, "reply_count": 0, "page_version": 0, "active_at": at[number]}
                for number in ids
            ],
        )
        own = work.scalars(
            insert(Tag).returning(Tag.id, sort_by_parameter_order=True),
            [{"slug": f"tag-{number:04}", "name": f"Tag {number}", "created_at": row["created_at"]} for number in ids],
        ).all()
        first = work.scalars(select(Tag.id).where(Tag.slug == "aa")).one()
        rows = [
            (number, tag_id, place)
            for number, other in zip(ids, own, strict=True)
            for place, tag_id in enumerate((first, other))
        ]
        work.execute(
            insert(bears),
            [
                {"post_id": number, "tag_id": tag_id, "position": place, "published_at": at[number]}
                for number, tag_id, place in rows
            ],
        )
        for table in TAGGED:
            work.execute(text_of_sql(f"ANALYZE {table}"))
    end_reading()


def look_at(
    app: Flask,
    browser: Browser,
    path: str,
    tables: frozenset[str] = GROWING,
    in_order: frozenset[str] = IN_ORDER,
) -> tuple[str, set[str]]:
    """A page, and what it reads whole."""
    with collect_statements() as sent:
        answer = browser.get(path)
    assert answer.status_code == 200, path
    with app.app_context():
        return answer.text, {f"{path} reads {scan}" for scan in find_scans(sent, tables, in_order)}


SEARCHES = ("needle", "needle by:walter in:blog-one", '"needle in" -other', "by:walter", "in:blog-one", "after:2020")


def test_searching_never_reads_all_texts(app: Flask) -> None:
    """Words and marks are found through the index, and what is newest in the order of the key."""
    walter = make_member(app, "walter")
    with app.app_context():
        blog = make_blog(slug="blog-one")
        post_id = make_post(walter, blog, "Needle", "A needle in a haystack")
        for _ in range(CASES):
            reply(walter, post_id, "A needle in a haystack")
    browser = Browser(app)
    faults = set()
    for query in SEARCHES:
        for order in ("best", "newest"):
            with collect_statements() as sent:
                assert browser.get("/search", query_string={"q": query, "order": order}).status_code == 200
            with app.app_context():
                asked = [(statement, given) for statement, given in sent if "pg_stats" not in statement]
                faults |= find_scans(asked, frozenset({"search_texts", "replies"}), frozenset({"search_texts"}))
    assert not faults, "\n".join(sorted(faults))
