"""The demo community on an evening with work for its moderators: for the pictures of the documentation."""

from dataclasses import dataclass, replace
from datetime import timedelta

from flask import Flask
from sqlalchemy import select, update

from forum.db import clock_at, end_reading, now, session, unit_of_work
from forum.jobs import run_due
from forum.models import Case, Decision, Sanction, User
from forum.permissions import Actor
from forum.queries.flags import Target
from forum.queries.people import get_member_actor
from forum.rules.facts import Note, Verdict
from forum.services.answers import create_answer, prepare_answer
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.case_entries import add_note, prepare_entry, write_to_member
from forum.services.decisions import Statement
from forum.services.flags import create_flag, prepare_flag
from forum.services.moderation import hide_reply, remove_reply
from forum.services.passwords import hash_password
from forum.services.replies import create_reply, prepare_reply
from forum.services.sanctions import Reach, silence_member, suspend_member, warn_member
from forum.services.word_rules import add_rules, prepare_rule
from forum.services.worries import mark_seen
from tests.browser.content import post_id_of, publish_post, send_legal_notice, write_reply
from tests.support.web import PASSWORD, make_member

BLOG = "front-porch"
TITLE = "Stiff hands in the morning: what helps you?"
BODY = "It takes me an hour until I can hold a cup. My doctor knows. What do you do, so that the day can begin?"
# Who writes, hours before now, to which reply, and what.
REPLIES = (
    (
        "walt_b",
        46,
        None,
        "A basin of warm water, ten minutes, before anything else. And I fill the kettle in the evening.",
    ),
    ("earl_bakes", 40, None, "Stop the tablets, all of them. Nobody needs them. I threw mine away and I am fine."),
    ("dot_pelham", 37, 2, "Please ask your doctor before you stop anything. It nearly went wrong for my brother."),
    ("gus1949", 20, None, "I have not slept for a week, and I do not see much point in the mornings any more."),
    ("priya_v", 12, None, "My neighbour Agnes at 14 Mill Lane has the same. Do ring her, her number is in the book."),
    ("jorgen77", 9, None, "Only people who never worked complain of their hands."),
    ("golden_joints", 3, None, "Golden Joints cream, today at half the price! Write to me and I send you one."),
)
# Who reports which reply, for which reason, in which words.
REPORTS = (
    ("dot_pelham", 2, "advice", "He tells her to stop her tablets."),
    ("ines_m", 2, "misinformation", ""),
    ("bea_t", 4, "worried", "He has been sounding like this for days."),
    ("minh_d", 7, "spam", "He writes this under every post."),
    ("walt_b", 7, "spam", ""),
    ("earl_bakes", 3, "off_topic", ""),
)


@dataclass(frozen=True)
class Evening:
    """Where the pictures are taken."""

    post_id: int
    receipt: str
    cases: dict[str, int]
    hidden_id: int
    warning_id: int


def actor_of(app: Flask, handle: str) -> Actor:
    with app.app_context():
        member_id = session().scalars(select(User.id).where(User.handle == handle)).one()
        actor = get_member_actor(member_id)
        end_reading()
    assert actor is not None
    return actor


def prepare_evening(app: Flask) -> Evening:
    """Adds to the demo content, whose people all sign in with `PASSWORD` from now on."""
    make_member(app, "golden_joints", name="Golden Joints", trust_level=0)
    with app.app_context():
        password = hash_password(PASSWORD)
        with unit_of_work() as work:
            work.execute(update(User).values(password_hash=password, trust_level=1))
    post_id = write_conversation(app)
    hold_one(app, post_id)
    report(app, post_id)
    hidden_id, warning_id = decide(app, post_id)
    receipt = send_legal_notice(app, f"/posts/{post_id}/replies/6", "It insults people who are ill.")
    talk(app)
    while run_due(app):
        pass
    return Evening(post_id, receipt, cases_of(app), hidden_id, warning_id)


def write_conversation(app: Flask) -> int:
    with clock_at(now() - timedelta(hours=50)):
        path = publish_post(app, actor_of(app, "bea_t"), BLOG, TITLE, BODY)
    for handle, hours, to, words in REPLIES:
        with clock_at(now() - timedelta(hours=hours)):
            write_reply(app, actor_of(app, handle), path, words, to=to)
    return post_id_of(path)


def hold_one(app: Flask, post_id: int) -> None:
    """A reply that a word of the list holds."""
    admin, writer = actor_of(app, "ruth_ellery"), actor_of(app, "salma_n")
    with app.app_context():
        rule = prepare_rule(phrase="miracle cure", action="hold", replacement="", blog_slug="", is_active=True)
        prepared = prepare_reply("My aunt swears by a miracle cure of cabbage leaves. Has anybody tried it?")
        note = Note("word", "Found: miracle cure")
        verdict = Verdict("hold", "word", "Wait.", prepared.source, notes=(note,))
        with unit_of_work() as work:
            add_rules(work, actor=admin, rules=[rule])
        with unit_of_work() as work:
            waits = replace(prepared, verdict=verdict)
            create_reply(work, actor=writer, post_id=post_id, parent_number=1, prepared=waits, form_key="waits")


def report(app: Flask, post_id: int) -> None:
    for handle, number, reason, words in REPORTS:
        actor = actor_of(app, handle)
        with app.app_context(), clock_at(now() - timedelta(hours=2)):
            prepared = prepare_flag(reason, words)
            with unit_of_work() as work:
                create_flag(work, actor=actor, target=Target(post_id, number), prepared=prepared)


def decide(app: Flask, post_id: int) -> tuple[int, int]:
    """Decisions that members read, one of them appealed; gives the ids of a hiding and of a warning."""
    tomasz, priya, jorgen = (actor_of(app, handle) for handle in ("tomasz_b", "priya_v", "jorgen77"))
    home = Statement("It says where somebody lives. Please write it without the name and the street.", "personal_data")
    rude = Statement("It makes fun of people who are ill.", "disrespect")
    with app.app_context():
        with unit_of_work() as work:
            hide_reply(work, actor=tomasz, post_id=post_id, number=5, reason=home)
        with unit_of_work() as work:
            remove_reply(work, actor=tomasz, post_id=post_id, number=6, reason=rude)
        hidden, removed = (
            session()
            .scalars(select(Decision.id).where(Decision.user_id == actor.id).order_by(Decision.id.desc()))
            .first()
            for actor in (priya, jorgen)
        )
        end_reading()
        assert hidden
        assert removed
        appeal = prepare_appeal("I was joking about my own hands. I can say so in the text.")
        with unit_of_work() as work:
            appeal_decision(work, actor=jorgen, decision_id=removed, prepared=appeal)
        with unit_of_work() as work:
            warn_member(work, actor=tomasz, handle="minh_d", statement=rude)
            silence_member(work, actor=tomasz, handle="jorgen77", statement=rude, reach=Reach(duration="1w"))
            suspend_member(work, actor=tomasz, handle="earl_bakes", statement=rude, reach=Reach(duration="1m"))
        warning = session().scalars(select(Sanction.id).where(Sanction.kind == "warning")).one()
        end_reading()
    return hidden, warning


def talk(app: Flask) -> None:
    """Prepared answers, a note and a message, and a worry that somebody has seen."""
    tomasz, cases = actor_of(app, "tomasz_b"), cases_of(app)
    with app.app_context():
        answer = prepare_answer(
            "Ask before you advise", "Dear {name},\n\nwe do not tell each other what to take or to stop."
        )
        note, words = prepare_entry("I shall write to him first."), prepare_entry("Dear Earl, why did you write this?")
        with unit_of_work() as work:
            create_answer(work, actor=tomasz, blog_slug="", prepared=answer)
        with unit_of_work() as work:
            add_note(work, actor=tomasz, case_id=cases["advice"], prepared=note, form_key="note")
            write_to_member(work, actor=tomasz, case_id=cases["advice"], prepared=words, form_key="words")
            mark_seen(work, actor=tomasz, case_id=cases["worry"])


def cases_of(app: Flask) -> dict[str, int]:
    """The ids of the cases, by what they are about."""
    with app.app_context():
        rows = list(session().scalars(select(Case).order_by(Case.id)))
        found = {row.lane: row.id for row in rows}
        reported = [row.id for row in rows if row.lane == "normal" and row.flag_count]
        held = [row.id for row in rows if row.hold_rule]
        end_reading()
    return {
        "worry": found["worried"],
        "advice": reported[0],
        "spam": reported[1],
        "off_topic": reported[2],
        "held": held[0],
        **({"appeal": found["appeal"]} if "appeal" in found else {}),
    }
