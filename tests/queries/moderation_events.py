"""Ten thousand made-up events of moderation, and the figures of the report counted from them by hand."""

import math
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from forum.db import now, unit_of_work
from forum.models import Appeal, Blog, Case, Decision, Flag, LegalNotice, Post, Sanction, User
from forum.models.cases import FLAG_REASONS, FLAG_STATES, OUTCOMES
from forum.models.moderation import APPEAL_STATES, DECISION_KINDS, SANCTION_KINDS

Event = dict[str, Any]
BEGIN, DAYS = datetime(2024, 10, 1, tzinfo=UTC), 520
CASES, FLAGS, NOTICES, DECISIONS, APPEALS, SANCTIONS = 2600, 2400, 900, 2900, 700, 500
FEWEST = 5


@dataclass
class Events:
    """The rows of each table as they are inserted, in order; ids are set by hand."""

    users: list[Event] = field(default_factory=list)
    blogs: list[Event] = field(default_factory=list)
    posts: list[Event] = field(default_factory=list)
    cases: list[Event] = field(default_factory=list)
    flags: list[Event] = field(default_factory=list)
    notices: list[Event] = field(default_factory=list)
    decisions: list[Event] = field(default_factory=list)
    appeals: list[Event] = field(default_factory=list)
    sanctions: list[Event] = field(default_factory=list)

    def insert(self) -> None:
        tables = {
            User: self.users,
            Blog: self.blogs,
            Post: self.posts,
            Case: self.cases,
            Flag: self.flags,
            LegalNotice: self.notices,
            Decision: self.decisions,
            Appeal: self.appeals,
            Sanction: self.sanctions,
        }
        with unit_of_work() as work:
            for table, rows in tables.items():
                work.execute(insert(table), rows)


def make_events(seed: int) -> Events:
    return _Maker(random.Random(seed)).make()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.events = Events()

    def make(self) -> Events:
        self._places()
        for number in range(1, CASES + 1):
            self.events.cases.append(self._case(number))
        for number in range(1, FLAGS + 1):
            self.events.flags.append(self._flag(number))
        for number in range(1, NOTICES + 1):
            self.events.notices.append(self._notice(number))
        for number in range(1, DECISIONS + 1):
            self.events.decisions.append(self._decision(number))
        appealed = self.chance.sample(self.events.decisions, APPEALS)
        for number, decision in enumerate(appealed, 1):
            self.events.appeals.append(self._appeal(number, decision["id"]))
        for number, decision in enumerate(self.chance.sample(self.events.decisions, SANCTIONS), 1):
            self.events.sanctions.append(self._sanction(number, decision))
        return self.events

    def _places(self) -> None:
        for number in range(1, 13):
            name = f"person{number}"
            self.events.users.append(
                {
                    "id": 1000 + number,
                    "handle": name,
                    "handle_key": name,
                    "display_name": name.title(),
                    "state": "active",
                    "role": "moderator" if number < 8 else "member",
                    "created_at": BEGIN,
                }
            )
        kinds = (("public", False), ("public", False), ("public", True), ("members", False), ("private", False))
        for number, (reading, is_unlisted) in enumerate(kinds, 1):
            self.events.blogs.append(
                {
                    "id": 1000 + number,
                    "slug": f"blog{number}",
                    "name": f"Blog {number}",
                    "reading": reading,
                    "is_unlisted": is_unlisted,
                    "created_at": BEGIN,
                }
            )
            for audience in ("blog", "named"):
                self.events.posts.append(self._post(len(self.events.posts) + 1001, 1000 + number, audience))

    def _post(self, post_id: int, blog_id: int, audience: str) -> Event:
        return {
            "id": post_id,
            "blog_id": blog_id,
            "writer_id": 1012,
            "state": "published",
            "audience": audience,
            "title": "A post",
            "slug": "a-post",
            "source": "Words",
            "html": "<p>Words</p>",
            "render_version": 1,
            "created_at": BEGIN,
            "published_at": BEGIN,
            "state_at": BEGIN,
        }

    def _moment(self) -> datetime:
        return BEGIN + timedelta(microseconds=self.chance.randrange(DAYS * 86_400_000_000))

    def _later(self, moment: datetime) -> datetime:
        """Some wait no time at all, and many wait as long as others."""
        hours = self.chance.choice([0, 1, 1, 2, 5, 24, 24, 72, 500])
        return moment + timedelta(hours=hours, microseconds=self.chance.choice([0, 0, 1, 499_999, 1_800_000_000]))

    def _where(self) -> Event:
        """A blog with a post, now mostly there and sometimes moved; or the site."""
        if self.chance.random() < 0.2:
            return {"blog_id": None, "post_id": None}
        blog_id = self.chance.choices([1001, 1002, 1003, 1004, 1005], [40, 30, 4, 4, 2])[0]
        in_blog = [post for post in self.events.posts if post["blog_id"] == blog_id]
        anywhere = self.events.posts
        place = self.chance.choices([in_blog[0], in_blog[1], self.chance.choice(anywhere)], [90, 5, 5])[0]
        return {"blog_id": blog_id, "post_id": place["id"]}

    def _case(self, number: int) -> Event:
        opened = self._moment()
        is_closed = self.chance.random() < 0.9
        return {
            "id": 1000 + number,
            "lane": self.chance.choices(["normal", "legal", "appeal", "worried"], [80, 8, 8, 4])[0],
            "thing": f"made:{number}",
            "hold_rule": self.chance.choice(["links", "word", "newcomer", None, None]),
            "state": "closed" if is_closed else "open",
            "outcome": self.chance.choice(OUTCOMES) if is_closed else None,
            "opened_at": opened,
            "closed_at": self._later(opened) if is_closed else None,
            **self._where(),
        }

    def _flag(self, number: int) -> Event:
        state, made = self.chance.choice(FLAG_STATES), self._moment()
        return {
            "id": 1000 + number,
            "case_id": self.chance.choice(self.events.cases)["id"],
            "thing": f"made:{number}",
            "flagger_id": None if self.chance.random() < 0.05 else self.chance.randrange(1001, 1013),
            "reason": self.chance.choice(FLAG_REASONS),
            "weight": 1.0,
            "state": state,
            "created_at": made,
            "handled_at": None if state == "open" else self._later(made),
        }

    def _notice(self, number: int) -> Event:
        state, made = self.chance.choice(["open", "upheld", "refused"]), self._moment()
        return {
            "id": 1000 + number,
            "reference": f"LN-{number}",
            "case_id": self.chance.choice(self.events.cases)["id"],
            "url": "http://localhost/posts/1",
            "words": "Words",
            "law": "A law",
            "name": "Somebody",
            "email": "somebody@example.org",
            "state": state,
            "created_at": made,
            "decided_at": None if state == "open" else self._later(made),
        }

    def _decision(self, number: int) -> Event:
        is_automated = self.chance.random() < 0.1
        return {
            "id": 1000 + number,
            "kind": self.chance.choice(DECISION_KINDS),
            "actor_id": None if is_automated else self.chance.randrange(1001, 1009),
            "user_id": self.chance.randrange(1001, 1013),
            "case_id": self.chance.choice(self.events.cases)["id"] if self.chance.random() < 0.6 else None,
            "ground": self.chance.choice(["rules", "rules", "law"]),
            "category": self.chance.choice([None, *FLAG_REASONS]),
            "found_by": "machine" if is_automated else self.chance.choice(["notice", "staff"]),
            "is_automated": is_automated,
            "reason": "Words",
            "created_at": self._moment(),
            **self._where(),
        }

    def _appeal(self, number: int, decision_id: int) -> Event:
        state, made = self.chance.choice(APPEAL_STATES), self._moment()
        return {
            "id": 1000 + number,
            "decision_id": decision_id,
            "appellant_id": self.chance.randrange(1001, 1013),
            "side": self.chance.choice(["writer", "flagger"]),
            "case_id": self.chance.choice(self.events.cases)["id"],
            "source": "Words",
            "html": "<p>Words</p>",
            "state": state,
            "created_at": made,
            "decided_at": None if state == "open" else self._later(made),
        }

    def _sanction(self, number: int, decision: Event) -> Event:
        starts = decision["created_at"]
        return {
            "id": 1000 + number,
            "user_id": decision["user_id"],
            "blog_id": decision["blog_id"],
            "kind": self.chance.choice(SANCTION_KINDS),
            "decision_id": decision["id"],
            "starts_at": starts,
            "ends_at": starts + timedelta(days=7) if self.chance.random() < 0.6 else None,
            "lifted_at": now() if self.chance.random() < 0.3 else None,
        }


class Recount:
    """The figures of the days from `first` to `last` in a zone, from the events alone."""

    def __init__(self, events: Events, first: date, last: date, zone: str) -> None:
        self.events, self.first, self.last, self.zone = events, first, last, ZoneInfo(zone)
        self.cases = {case["id"]: case for case in events.cases}
        self.decisions = {decision["id"]: decision for decision in events.decisions}
        self.posts = {post["id"]: post for post in events.posts}
        self.open_blogs = {
            blog["id"] for blog in events.blogs if blog["reading"] == "public" and not blog["is_unlisted"]
        }
        self.figures: dict[tuple[str, str], float | None] = {}

    def count(self) -> dict[tuple[str, str], float | None]:
        notices = self._within(self.events.notices)
        reports = [flag for flag in self._within(self.events.flags) if flag["flagger_id"] is not None]
        decisions = self._within(self.events.decisions)
        appeals = self._within(self.events.appeals)
        closed = [case for case in self.events.cases if case["closed_at"] and self._has(case["closed_at"])]
        self._lines("notices", [(row["state"], self._of_open_case(row)) for row in notices])
        self._lines("reports", [(f"{row['reason']}.{row['state']}", self._of_open_case(row)) for row in reports])
        self._decisions(decisions)
        self._sanctions()
        self._lines("appeals", [(f"{row['side']}.{row['state']}", self._of_open_decision(row)) for row in appeals])
        self.figures["appeals", "restored"] = sum(
            row["state"] == "reversed" and self.decisions[row["decision_id"]]["kind"] in {"hide", "remove", "reject"}
            for row in appeals
        )
        held = [case for case in closed if case["hold_rule"]]
        self._lines("holds", [(f"{row['hold_rule']}.{row['outcome']}", self._is_open_case(row)) for row in held])
        for name, rows, end in (
            ("notices", notices, "decided_at"),
            ("reports", reports, "handled_at"),
            ("appeals", appeals, "decided_at"),
        ):
            self.figures[name, "median_hours"] = _median(_hours(rows, "created_at", end))
        waits = _hours(closed, "opened_at", "closed_at")
        self.figures["handling", "cases"] = len(closed)
        self.figures["handling", "median_hours"] = _median(waits)
        place = math.ceil(0.9 * len(waits)) - 1
        self.figures["handling", "p90_hours"] = round(sorted(waits)[place], 1) if waits else None
        self._months("notices", [(row, self._of_open_case(row)) for row in notices])
        self._months("reports", [(row, self._of_open_case(row)) for row in reports])
        self._months("decisions", [(row, self._is_open_decision(row)) for row in decisions])
        self._months("appeals", [(row, self._of_open_decision(row)) for row in appeals])
        return self.figures

    def _decisions(self, rows: list[Event]) -> None:
        automated = sum(row["is_automated"] for row in rows)
        self.figures["decisions", "total"] = len(rows)
        self.figures["decisions", "automated"] = automated
        self.figures["decisions", "automated_percent"] = round(100 * automated / len(rows), 1) if rows else None
        self.figures["decisions", "moderators"] = len({row["actor_id"] for row in rows} - {None})
        for section, column in (
            ("kinds", "kind"),
            ("categories", "category"),
            ("grounds", "ground"),
            ("sources", "found_by"),
        ):
            lines = [(row[column] or "none", self._is_open_decision(row)) for row in rows]
            self._lines(section, lines, has_total=False)

    def _sanctions(self) -> None:
        rows = [row for row in self.events.sanctions if self._has(self.decisions[row["decision_id"]]["created_at"])]
        lines = []
        for row in rows:
            end = "" if row["kind"] == "warning" else ".ends" if row["ends_at"] else ".open"
            lines.append((row["kind"] + end, self._of_open_decision(row)))
        self._lines("sanctions", lines)
        self.figures["sanctions", "lifted"] = sum(row["lifted_at"] is not None for row in rows)

    def _lines(self, section: str, lines: list[tuple[str, bool]], *, has_total: bool = True) -> None:
        if has_total:
            self.figures[section, "total"] = len(lines)
        self._told(section, "", lines)

    def _months(self, kind: str, rows: list[tuple[Event, bool]]) -> None:
        lines = [(f"{row['created_at'].astimezone(self.zone):%Y-%m}", is_open) for row, is_open in rows]
        self._told("months", f"{kind}.", lines)

    def _told(self, section: str, start: str, lines: list[tuple[str, bool]]) -> None:
        elsewhere = Counter(name for name, is_open in lines if not is_open)
        kept_back = {name for name, count in elsewhere.items() if count < FEWEST}
        told = Counter(name for name, is_open in lines if is_open or name not in kept_back)
        for name, count in told.items():
            self.figures[section, start + name] = count
        if told.total() < len(lines):
            self.figures[section, f"{start}few_not_public"] = len(lines) - told.total()

    def _within(self, rows: list[Event]) -> list[Event]:
        return [row for row in rows if self._has(row["created_at"])]

    def _has(self, moment: datetime) -> bool:
        return self.first <= moment.astimezone(self.zone).date() <= self.last

    def _is_open_place(self, row: Event) -> bool:
        post = self.posts.get(row["post_id"])
        in_open_blog = row["blog_id"] is None or row["blog_id"] in self.open_blogs
        return in_open_blog and (post is None or (post["blog_id"] in self.open_blogs and post["audience"] == "blog"))

    def _is_open_case(self, case: Event) -> bool:
        return case["lane"] != "worried" and self._is_open_place(case)

    def _of_open_case(self, row: Event) -> bool:
        return self._is_open_case(self.cases[row["case_id"]])

    def _is_open_decision(self, row: Event) -> bool:
        if row["kind"] == "merge_blogs" or row["category"] == "worried" or not self._is_open_place(row):
            return False
        case = self.cases.get(row["case_id"])
        return case is None or (
            case["lane"] != "worried" and (case["blog_id"] is None or case["blog_id"] in self.open_blogs)
        )

    def _of_open_decision(self, row: Event) -> bool:
        return self._is_open_decision(self.decisions[row["decision_id"]])


def _hours(rows: list[Event], start: str, end: str) -> list[float]:
    return [(row[end] - row[start]) / timedelta(hours=1) for row in rows if row[end] is not None]


def _median(hours: list[float]) -> float | None:
    return round(median(hours), 1) if hours else None
