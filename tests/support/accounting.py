"""What moderation owes to everybody, held against the rows of one thread: each thing that is amiss, in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from forum.db import end_reading, session
from forum.models import Case, Decision, Flag, Mention, Notification, Post, Reply, Revision

# What each state of a reply must be held by, and nothing else.
HELD_BY = {"hidden": {"hide"}, "removed": {"remove", "sweep"}, "rejected": {"reject"}}
RESTRICTING = frozenset({"hide", "remove", "reject", "edit", "sweep"})
# Of these decisions the writer hears nothing: nothing changed for them.
QUIET = frozenset({"dismiss", "ignore"})


@dataclass
class Books:
    """The rows of a thread and of the members who wrote in it, read at one moment."""

    post: Post
    replies: Sequence[Reply]
    revisions: Sequence[Revision]
    decisions: dict[int, Decision]
    notices: Sequence[Notification]
    cases: Sequence[Case]
    flags: Sequence[Flag]
    told_mentions: set[int | None]

    def reports_of(self, case: Case) -> list[Flag]:
        return [flag for flag in self.flags if flag.case_id == case.id]

    def open_case(self, thing: str) -> Case | None:
        found = [c for c in self.cases if (c.thing, c.lane, c.state) == (thing, "normal", "open")]
        return found[0] if found else None


def thing_name(text: Post | Reply) -> str:
    """What cases and flags call it."""
    return f"post:{text.id}" if isinstance(text, Post) else f"reply:{text.post_id}:{text.id}"


def read_books(post_id: int, member_ids: Sequence[int]) -> Books:
    """Everything afresh."""
    end_reading()
    reading = session()

    def rows(model: Any, where: Any) -> Sequence[Any]:
        return reading.scalars(select(model).where(where).order_by(model.id)).all()

    decisions = rows(Decision, or_(Decision.post_id == post_id, Decision.user_id.in_(member_ids)))
    cases = rows(Case, Case.post_id == post_id)
    books = Books(
        post=rows(Post, Post.id == post_id)[0],
        replies=rows(Reply, Reply.post_id == post_id),
        revisions=rows(Revision, Revision.post_id == post_id),
        decisions={decision.id: decision for decision in decisions},
        notices=rows(Notification, Notification.user_id.in_(member_ids)),
        cases=cases,
        flags=rows(Flag, Flag.case_id.in_([case.id for case in cases])),
        told_mentions=set(reading.scalars(select(Mention.reply_id).where(Mention.post_id == post_id, Mention.is_told))),
    )
    end_reading()
    return books


def find_wrongs(books: Books, *, moderator_ids: set[int], handles: Sequence[str]) -> list[str]:
    """What a member could complain of, and what a moderator could never find."""
    return [
        *_of_texts(books),
        *_of_what_waits(books),
        *_of_notices(books),
        *_of_cases(books),
        *_of_secrets(books, moderator_ids, handles),
    ]


def _of_texts(books: Books) -> Iterator[str]:
    told = {(notice.user_id, notice.decision_id) for notice in books.notices}
    texts: list[Post | Reply] = [books.post, *books.replies]
    for text in texts:
        thing = thing_name(text)
        name = f"The {thing} ({text.state})"
        kinds = HELD_BY.get(text.state)
        if text.decision_id is None:
            if kinds is not None:
                yield f"{name} is held by no decision."
            continue
        decision = books.decisions[text.decision_id]
        if kinds is None and text.state != "deleted":
            yield f"{name} is held by decision {decision.id}, and must not be."
        if kinds is not None and decision.kind not in kinds:
            yield f"{name} is held by a decision to {decision.kind}."
        if decision.undone_by_id is not None:
            yield f"{name} is held by decision {decision.id}, which was taken back."
        if (text.writer_id, decision.id) not in told:
            yield f"The writer of {name} was not told of decision {decision.id}."
        is_by_reports = decision.is_automated and decision.rule == "flags"
        if is_by_reports and text.state == "hidden" and books.open_case(thing) is None:
            yield f"{name} is hidden by reports, and no moderator is asked about it."
    locks = [d for d in books.decisions.values() if d.post_id == books.post.id and d.kind == "lock"]
    if books.post.is_locked != any(lock.undone_by_id is None for lock in locks):
        yield f"The post is {'' if books.post.is_locked else 'not '}locked, and its decisions say otherwise."


def _of_what_waits(books: Books) -> Iterator[str]:
    told_of = {notice.reply_id for notice in books.notices if notice.kind in {"reply", "mention"}}
    states: dict[str, str] = {f"revision:{revision.id}": revision.state for revision in books.revisions}
    states[thing_name(books.post)] = books.post.state
    for reply in books.replies:
        states[thing_name(reply)] = reply.state
        if reply.state in {"pending", "rejected"} and reply.number is not None:
            yield f"Reply {reply.id} has a number, and is {reply.state}."
        if reply.number is None and (reply.id in told_of or reply.id in books.told_mentions):
            yield f"Somebody was told of reply {reply.id}, which was never published."
    for thing, state in states.items():
        case = books.open_case(thing)
        is_asked = case is not None and case.hold_rule is not None
        if is_asked != (state == "pending"):
            yield f"The {thing} is {state}, and a moderator is {'' if is_asked else 'not '}asked to approve it."


def _of_notices(books: Books) -> Iterator[str]:
    told = Counter((n.user_id, n.decision_id) for n in books.notices if n.kind == "decision")
    yield from (f"Member {key[0]} was told twice of decision {key[1]}." for key, times in told.items() if times > 1)
    for decision in books.decisions.values():
        if decision.kind not in QUIET and (decision.user_id, decision.id) not in told:
            yield f"Member {decision.user_id} was not told of decision {decision.id} ({decision.kind})."


def _of_cases(books: Books) -> Iterator[str]:
    opened = Counter((case.thing, case.lane) for case in books.cases if case.state == "open")
    yield from (f"There are {times} open cases of {key}." for key, times in opened.items() if times > 1)
    for case in books.cases:
        waiting = [flag for flag in books.reports_of(case) if flag.state == "open"]
        if case.state == "closed" and waiting:
            yield f"Case {case.id} of {case.thing} is closed, and {len(waiting)} of its reports are open."
        if case.state == "open" and case.flag_count != len(waiting):
            yield f"Case {case.id} says {case.flag_count} reports, and has {len(waiting)}."
        if case.state == "open" and case.lane == "normal" and not waiting and case.hold_rule is None:
            yield f"Case {case.id} of {case.thing} is open, and nobody asks anything."
        if case.state == "open" and case.lane == "normal":
            counted = [f for f in books.flags if f.thing == case.thing and f.state in {"open", "agreed"}]
            score = round(sum(flag.weight for flag in counted if flag.reason != "worried"), 2)
            if round(case.score, 2) != score:
                yield f"Case {case.id} of {case.thing} has the score {case.score}, and must have {score}."
    open_by = Counter((flag.thing, flag.flagger_id) for flag in books.flags if flag.state == "open" and flag.flagger_id)
    yield from (f"{key} reports open: {times}." for key, times in open_by.items() if times > 1)


def _of_secrets(books: Books, moderator_ids: set[int], handles: Sequence[str]) -> Iterator[str]:
    """Neither a decision nor its notice leads to who reported; outcomes of reports go to those who reported."""
    flaggers = {flag.flagger_id for flag in books.flags}
    for decision in books.decisions.values():
        if decision.actor_id is not None and decision.actor_id not in moderator_ids:
            yield f"Decision {decision.id} names member {decision.actor_id}."
        if any(handle in decision.reason for handle in handles):
            yield f"The reason of decision {decision.id} names a member."
    known = {case.id for case in books.cases}
    for notice in books.notices:
        # Reports are opened again in a later case, so that of a notice's own case none may be left.
        if notice.kind == "flag" and notice.case_id in known and notice.user_id not in flaggers:
            yield f"Member {notice.user_id} hears the outcome of a report that is not theirs."
