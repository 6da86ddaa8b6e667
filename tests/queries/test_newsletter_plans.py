"""Sending an issue and running a newsletter read no table from end to end, however long the list."""

from flask import Flask

from forum.db import db, end_reading, session, unit_of_work
from forum.jobs.runner import run_due
from forum.queries.newsletters import count_subscribers, find_addressed, get_issue, get_progress, list_issue_posts
from forum.services.newsletter_sending import list_due_issues, send_next
from forum.services.newsletter_subscribers import ask_newsletter, end_subscriptions, stop_newsletter
from forum.services.newsletters import list_reached_by_issue, make_weekly_issue
from tests.services.test_follows import follow
from tests.support.factories import _keeper, make_actor, make_blog, make_post
from tests.support.newsletters import issues_of, open_newsletter, send_issue, subscribe, write_issue
from tests.support.plans import collect_statements, find_scans

GROWING = frozenset(
    {
        "deliveries",
        "mail",
        "mail_suppressions",
        "newsletter_imports",
        "newsletter_issue_posts",
        "newsletter_issues",
        "newsletter_recipients",
        "newsletter_subscribers",
        "notifications",
        "posts",
        "users",
    }
)
# So small in this test that PostgreSQL begins with them whatever way is left; SQLite shows that there are indexes.
SMALL_HERE = frozenset({"notifications", "posts"})
# Issues that are under way stand in an index of their own, and are few.
IN_ORDER = frozenset({"ix_newsletter_issues_under_way"})


def test_a_newsletter_never_reads_a_whole_table(app: Flask) -> None:
    keeper, blog = _keeper(), make_blog()
    open_newsletter(blog, "each_post")
    ids = subscribe(blog, *(f"r{number}" for number in range(30)))
    fan = make_actor("fan")
    follow(fan, "at_once", slug=blog.slug)
    for number in range(30):
        make_post(keeper, blog, f"Post {number}")
    run_due(app, limit=100)
    with collect_statements() as sent:
        post_id = make_post(keeper, blog, "Roses")
        issue_id = issues_of(blog)[-1].id
        send_issue(keeper, blog, write_issue(keeper, blog, [post_id]))
        for each in list_due_issues():
            end_reading()
            with unit_of_work() as work:
                send_next(work, issue_id=each)
                make_weekly_issue(work)
        get_progress(get_issue(blog.id, issue_id))
        count_subscribers(blog.id)
        find_addressed(issue_id, ids[0])
        list_issue_posts(issue_id, without_mailed_to="r0@reader.example")
        list_reached_by_issue(session(), post_id, {1: "r0@reader.example"})
        end_reading()
        with unit_of_work() as work:
            ask_newsletter(work, slug=blog.slug, email="new@reader.example", place="192.0.2.1")
            stop_newsletter(work, subscriber_id=ids[1])
            end_subscriptions(work, "r2@reader.example", "bounce")
    assert len(sent) > 30
    tables = GROWING if db.engine.dialect.name == "sqlite" else GROWING - SMALL_HERE
    assert find_scans(sent, tables, IN_ORDER) == set()
