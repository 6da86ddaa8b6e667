"""No page of moderation reads a whole table: what grows with the years is found through an index."""

import re
from html import unescape

from flask import Flask

from forum.db import unit_of_work
from forum.queries.flags import Target
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.decisions import Statement
from forum.services.flags import create_flag, prepare_flag
from forum.services.moderation import remove_reply
from forum.services.sanctions import warn_member
from tests.browser.content import post_id_of, publish_post, simple_blog
from tests.queries.test_statement_counts import fill_thread
from tests.support.cases import make_case
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
# hides few.
IN_ORDER = frozenset({"ix_cases_queue", "ix_cases_waiting", "uq_cases_open", "ix_cases_closed", "decisions"})
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


def look_at(app: Flask, browser: Browser, path: str) -> tuple[str, set[str]]:
    """A page, and what it reads whole."""
    with collect_statements() as sent:
        answer = browser.get(path)
    assert answer.status_code == 200, path
    with app.app_context():
        return answer.text, {f"{path} reads {scan}" for scan in find_scans(sent, GROWING, IN_ORDER)}
