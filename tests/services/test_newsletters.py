"""Running a newsletter: who may, what an issue may hold, what conflicts, and what becomes of lists."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Prune
from forum.errors import EditConflict, InvalidInput, NotAllowed, NotFound, SignInNeeded, StateConflict
from forum.jobs.prune import prune
from forum.models import (
    AuditEntry,
    Blog,
    Mail,
    Newsletter,
    NewsletterImport,
    NewsletterIssue,
    NewsletterIssuePost,
    NewsletterRecipient,
    NewsletterSubscriber,
)
from forum.permissions import VISITOR
from forum.queries.newsletters import (
    count_subscribers,
    get_import,
    get_issue,
    get_progress,
    list_choices,
    read_confirmed,
)
from forum.queries.verification import find_faults
from forum.services.merging_blogs import merge_blogs
from forum.services.newsletter_imports import import_list, prepare_import
from forum.services.newsletter_issues import (
    PreparedIssue,
    change_rate,
    delete_issue,
    edit_issue,
    prepare_issue,
    resume_issue,
    schedule_issue,
    stop_issue,
)
from forum.services.newsletter_sending import list_due_issues, send_next
from forum.services.newsletter_subscribers import ask_newsletter, stop_newsletter
from forum.services.newsletters import make_weekly_issue, prepare_wishes, save_newsletter
from forum.services.suppressions import suppress
from tests.support.factories import _keeper, grant, make_actor, make_blog, make_draft, make_post
from tests.support.newsletters import issues_of, open_newsletter, send_issue, subscribe, write_issue
from tests.support.statements import count_statements

LIST: dict[str, Any] = {
    "source": "The old program",
    "consented_on": date(2024, 5, 31),
    "proof": "Each confirmed by a link.",
}
BY_HAND = prepare_wishes(rhythm="by_hand", weekday=0, hour=8, rate=100)


def prepared(words: str) -> PreparedIssue:
    return prepare_issue(subject="News", words=words, post_ids=[], rate=100)


def move_in(blog: Blog, lines: str) -> NewsletterImport:
    with unit_of_work() as work:
        import_id = import_list(work, actor=_keeper(), blog_id=blog.id, prepared=prepare_import(lines=lines, **LIST))
    found = get_import(blog.id, import_id)
    session().expunge(found)
    end_reading()
    return found


def subscribers(blog: Blog) -> dict[str, tuple[str, str]]:
    end_reading()
    rows = session().scalars(select(NewsletterSubscriber).where(NewsletterSubscriber.blog_id == blog.id))
    found = {row.address: (row.state, row.end_reason) for row in rows}
    end_reading()
    return found


def test_editors_of_the_blog_and_admins_run_it(app: Flask) -> None:
    blog, other = make_blog(), make_blog(reading="private")
    stranger, author = make_actor("stranger"), grant(blog, make_actor("author"), "author")
    for actor, error in ((VISITOR, SignInNeeded), (stranger, NotAllowed), (author, NotAllowed)):
        with pytest.raises(error), unit_of_work() as work:
            save_newsletter(work, actor=actor, blog_id=blog.id, version=0, wishes=BY_HAND)
    with pytest.raises(NotFound), unit_of_work() as work:
        save_newsletter(work, actor=stranger, blog_id=other.id, version=0, wishes=BY_HAND)
    with pytest.raises(InvalidInput), unit_of_work() as work:
        save_newsletter(work, actor=_keeper(), blog_id=other.id, version=0, wishes=BY_HAND)
    editor = grant(blog, make_actor("editor"), "editor")
    with unit_of_work() as work:
        save_newsletter(work, actor=editor, blog_id=blog.id, version=0, wishes=BY_HAND)
    for version in (0, 2):
        with pytest.raises(EditConflict) as conflict, unit_of_work() as work:
            save_newsletter(work, actor=editor, blog_id=blog.id, version=version, wishes=BY_HAND)
        assert conflict.value.version == 1


def test_an_issue_holds_posts_of_its_blog_that_everyone_reads(app: Flask) -> None:
    ann = make_actor("ann")
    blog, other, private = make_blog(), make_blog(), make_blog(reading="private")
    open_newsletter(blog)
    editor = grant(blog, ann, "editor")
    insider = grant(private, ann, "author")
    first, second = make_post(ann, blog, "First"), make_post(ann, blog, "Second")
    for wrong in (make_draft(ann, blog), make_post(ann, other), make_post(insider, private), 987654):
        with pytest.raises(InvalidInput) as error:
            write_issue(editor, blog, [first, wrong])
        assert error.value.field == "place"
    issue_id = write_issue(editor, blog, [second, first, second])
    order = select(NewsletterIssuePost.post_id).order_by(NewsletterIssuePost.position)
    assert session().scalars(order).all() == [second, first]
    assert [(choice.title, choice.place) for choice in list_choices(blog.id, issue_id)] == [("Second", 1), ("First", 2)]
    end_reading()
    with pytest.raises(InvalidInput):
        prepared(" ")


def test_a_draft_that_changed_conflicts_and_what_is_sent_stays(app: Flask) -> None:
    blog = make_blog()
    keeper = _keeper()
    open_newsletter(blog)
    subscribe(blog, "eva")
    issue_id = write_issue(keeper, blog, words="Hello")
    at: dict[str, Any] = {"actor": keeper, "blog_id": blog.id, "issue_id": issue_id}
    with unit_of_work() as work:
        edit_issue(work, **at, version=1, prepared=prepared("Dear all"))
    with pytest.raises(EditConflict) as conflict, unit_of_work() as work:
        edit_issue(work, **at, version=1, prepared=prepared("Mine"))
    assert (conflict.value.current, conflict.value.version) == ("Dear all", 2)
    with pytest.raises(EditConflict), unit_of_work() as work:
        schedule_issue(work, **at, version=1, send_at=None)
    for moment in (now() - timedelta(seconds=1), now() + timedelta(days=400)):
        with pytest.raises(InvalidInput), unit_of_work() as work:
            schedule_issue(work, **at, version=2, send_at=moment)
    with unit_of_work() as work:
        schedule_issue(work, **at, version=2, send_at=now() + timedelta(days=1))
    assert list_due_issues() == []
    end_reading()
    with pytest.raises(StateConflict), unit_of_work() as work:
        edit_issue(work, **at, version=2, prepared=prepared("Late"))
    with unit_of_work() as work:
        stop_issue(work, **at)
    assert issues_of(blog)[0].state == "draft"
    send_issue(keeper, blog, issue_id, version=3)
    with unit_of_work() as work:
        send_next(work, issue_id=issue_id)
        change_rate(work, **at, rate=500)
    for verb in (delete_issue, resume_issue):
        with pytest.raises(StateConflict), unit_of_work() as work:
            verb(work, **at)
    with unit_of_work() as work:
        stop_issue(work, **at)
    with pytest.raises(StateConflict), unit_of_work() as work:
        delete_issue(work, **at)
    other = write_issue(keeper, blog, words="Another")
    with unit_of_work() as work:
        delete_issue(work, actor=keeper, blog_id=blog.id, issue_id=other)
    with pytest.raises(NotFound), unit_of_work() as work:
        delete_issue(work, actor=keeper, blog_id=blog.id, issue_id=other)
    acts = session().scalars(select(AuditEntry.action).where(AuditEntry.subject_kind == "newsletter_issue"))
    assert {"create", "edit", "schedule", "stop", "set_rate", "delete"} <= set(acts)


def test_a_batch_costs_the_same_for_few_and_for_many(app: Flask) -> None:
    """And so does looking at how far it is."""
    keeper, sent = _keeper(), []
    for readers in (2, 200):
        blog = make_blog()
        open_newsletter(blog)
        subscribe(blog, *(f"r{number}" for number in range(readers)))
        issue_id = write_issue(keeper, blog, [make_post(keeper, blog)])
        send_issue(keeper, blog, issue_id)
        with unit_of_work() as work:
            send_next(work, issue_id=issue_id)
            work.get_one(NewsletterIssue, issue_id).next_batch_at = now() - timedelta(seconds=19)
        with count_statements() as batch, unit_of_work() as work:
            send_next(work, issue_id=issue_id)
        with count_statements() as progress:
            get_progress(get_issue(blog.id, issue_id))
        end_reading()
        sent.append((len(batch), len(progress)))
    assert sent[0] == sent[1]
    assert sent[0][0] <= 14
    assert session().scalar(select(func.count()).select_from(Mail)) == 202


def test_a_second_turn_at_once_changes_nothing(app: Flask) -> None:
    keeper, blog = _keeper(), make_blog()
    open_newsletter(blog)
    subscribe(blog, "eva", "ida", "ada")
    issue_id = write_issue(keeper, blog, words="Hello", rate=60)
    send_issue(keeper, blog, issue_id)
    for _ in range(3):
        with unit_of_work() as work:
            send_next(work, issue_id=issue_id)
    states = session().scalars(select(NewsletterRecipient.state).order_by(NewsletterRecipient.subscriber_id)).all()
    assert states == ["mailed", "waiting", "waiting"]
    assert not make_weekly_issue(session())


def test_a_list_is_moved_in_with_its_proof_and_nobody_is_asked(app: Flask) -> None:
    blog = make_blog()
    open_newsletter(blog)
    stopped = subscribe(blog, "stopped", "bounced", "known")[0]
    with unit_of_work() as work:
        stop_newsletter(work, subscriber_id=stopped)
        suppress(work, "bounced@reader.example", "operator")
        suppress(work, "never@reader.example", "bounce")
        ask_newsletter(work, slug=blog.slug, email="asked@reader.example", place="192.0.2.1")
    lines = [
        "E-mail,since",
        "Eva@Reader.example,2020-02-29",
        "",
        "ida@reader.example;2999-01-01",
        "nonsense",
        "eva@reader.example",
        "stopped@reader.example",
        "bounced@reader.example",
        "never@reader.example",
        "known@reader.example",
        "asked@reader.example",
        "=cmd@reader.example,soon",
    ]
    found = move_in(blog, "\r\n".join(lines))
    assert (found.taken, found.known, found.refused_count) == (4, 2, 4)
    assert json.loads(found.refused) == [[5, "address"], [7, "ended"], [8, "suppressed"], [9, "suppressed"]]
    states = subscribers(blog)
    assert states["Eva@Reader.example"] == states["asked@reader.example"] == ("confirmed", "")
    assert states["stopped@reader.example"] == ("ended", "unsubscribed")
    assert "never@reader.example" not in states
    assert session().scalars(select(Mail.template)).all() == ["newsletter_confirm"]
    rows = {row.address: row for row in read_confirmed(blog.id)}
    assert rows["Eva@Reader.example"].consented_at.date() == date(2020, 2, 29)
    assert rows["ida@reader.example"].consented_at.date() == date(2024, 5, 31)
    assert (rows["ida@reader.example"].source, rows["ida@reader.example"].proof) == (LIST["source"], LIST["proof"])
    assert rows["known@reader.example"].source is None
    end_reading()
    again = move_in(blog, "\n".join(lines))
    assert (again.taken, again.known) == (0, 6)


@pytest.mark.parametrize("missing", ["source", "consented_on", "proof"])
def test_no_list_without_source_day_and_proof(app: Flask, missing: str) -> None:
    empty: dict[str, Any] = {"source": " ", "consented_on": None, "proof": "\n"}
    with pytest.raises(InvalidInput) as error:
        prepare_import(lines="eva@reader.example", **(LIST | {missing: empty[missing]}))
    assert error.value.field == missing
    with pytest.raises(InvalidInput) as error:
        prepare_import(lines="nothing\n\n", **LIST)
    assert error.value.field == "lines"


def test_a_long_list_is_sorted_in_two_statements_and_stored_in_batches(app: Flask) -> None:
    """The larger dose is in docs/operators.md."""
    blog = make_blog()
    list_of = prepare_import(lines="\n".join(f"r{n}@reader.example" for n in range(3000)), **LIST)
    with count_statements() as sent, unit_of_work() as work:
        import_list(work, actor=_keeper(), blog_id=blog.id, prepared=list_of)
    assert len(sent) <= 9 + 3000 / 500
    assert count_subscribers(blog.id)["confirmed"] == 3000


def test_two_blogs_become_one_and_an_end_stays_an_end(app: Flask) -> None:
    old, new = make_blog(), make_blog()
    keeper = _keeper()
    open_newsletter(old, "weekly")
    open_newsletter(new)
    subscribe(old, "both", "left", "only")
    left_new = subscribe(new, "both", "left")[1]
    with unit_of_work() as work:
        stop_newsletter(work, subscriber_id=left_new)
    with unit_of_work() as work:
        ask_newsletter(work, slug=new.slug, email="asked@reader.example", place="192.0.2.1")
    subscribe(old, "asked")
    send_issue(keeper, old, write_issue(keeper, old, words="Hello"))
    with unit_of_work() as work:
        merge_blogs(work, actor=keeper, slug=old.slug, into=new.slug, is_wider_agreed=True, reason="One is enough.")
    assert subscribers(new) == {
        "both@reader.example": ("confirmed", ""),
        "left@reader.example": ("ended", "unsubscribed"),
        "only@reader.example": ("confirmed", ""),
        "asked@reader.example": ("confirmed", ""),
    }
    assert [(issue.state, issue.stop_reason) for issue in issues_of(new)] == [("stopped", "closed")]
    assert session().scalars(select(Newsletter.rhythm)).all() == ["by_hand"]


def test_an_issue_that_left_somebody_out_is_a_fault(app: Flask) -> None:
    keeper, blog = _keeper(), make_blog()
    open_newsletter(blog)
    subscribe(blog, "eva")
    issue_id = write_issue(keeper, blog, words="Hello")
    send_issue(keeper, blog, issue_id)
    with unit_of_work() as work:
        send_next(work, issue_id=issue_id)
        work.get_one(NewsletterIssue, issue_id).next_batch_at = now()
    with unit_of_work() as work:
        send_next(work, issue_id=issue_id)
    assert [fault.words for fault in find_faults()] == []
    with unit_of_work() as work:
        work.execute(update(NewsletterRecipient).values(state="waiting"))
    assert [fault.words for fault in find_faults()] == [
        f"Newsletter issue {issue_id} says that it is sent, and some of its recipients wait."
    ]


def test_what_nobody_confirmed_goes_after_two_weeks(app: Flask) -> None:
    blog = make_blog()
    open_newsletter(blog)
    subscribe(blog, "eva")
    for name in ("old", "new"):
        with unit_of_work() as work:
            ask_newsletter(work, slug=blog.slug, email=f"{name}@reader.example", place="192.0.2.1")
    with unit_of_work() as work:
        of_old = NewsletterSubscriber.address == "old@reader.example"
        work.execute(update(NewsletterSubscriber).where(of_old).values(asked_at=now() - timedelta(days=15)))
    end_reading()
    prune(Prune())
    assert subscribers(blog).keys() == {"eva@reader.example", "new@reader.example"}
