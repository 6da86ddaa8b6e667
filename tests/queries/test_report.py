"""The transparency report against a recount of ten thousand events that never looks at its queries."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from forum.db import current_settings, end_reading
from forum.db.context import EXTENSION
from forum.queries.report import get_report
from forum.queries.statements import RESTRICTING
from tests.queries.moderation_events import Events, Recount, make_events
from tests.support.statements import count_statements
from tests.support.web import Browser, make_member

ZONE = "America/St_Johns"
PERIODS = (
    (date(2024, 10, 1), date(2026, 3, 31)),
    (date(2025, 1, 1), date(2025, 3, 31)),
    (date(2025, 7, 17), date(2025, 8, 3)),
    (date(2025, 12, 31), date(2025, 12, 31)),
    (date(2023, 1, 1), date(2023, 12, 31)),
)


def build_world(app: Flask) -> Events:
    events = make_events(seed=7)
    with app.app_context():
        events.insert()
    make_member(app, "ruth_admin", role="admin")
    return events


@pytest.fixture
def world_builder() -> Callable[[Flask], Events]:
    return build_world


@pytest.fixture
def events(app: Flask, prepared_world: Events) -> Iterator[Events]:
    """In a zone whose months begin at other hours than those of UTC."""
    app.extensions[EXTENSION] = replace(current_settings(), timezone=ZONE)
    yield prepared_world
    end_reading()


def test_every_figure_is_that_of_a_recount(app: Flask, events: Events) -> None:
    visitor = Browser(app)
    costs, kept_back, most = set(), set(), 0
    for first, last in PERIODS:
        expected = Recount(events, first, last, ZONE).count()
        with count_statements() as sent:
            report = get_report(first, last)
        costs.add(len(sent))
        most = max(most, len(expected))
        kept_back |= {section for section, name in expected if name.endswith("few_not_public")}
        found = {(figure.section, figure.name): figure.value for figure in report.figures}
        assert len(found) == len(report.figures)
        assert found == expected, (first, last)
        period = f"?from={first}&to={last}"
        head, *lines = csv.reader(io.StringIO(visitor.get(f"/moderation/report.csv{period}").text))
        assert head == ["section", "name", "value"]
        assert {(section, name): value for section, name, value in lines} == {
            key: "" if value is None else str(value) for key, value in expected.items()
        }
        page = visitor.get(f"/moderation/report{period}")
        assert page.text.count('<th scope="row">') == len(expected)
        assert "Set-Cookie" not in page.headers
    assert costs == {8}
    assert most > 200
    assert kept_back >= {"notices", "reports", "kinds", "holds", "sanctions", "appeals", "months"}


def test_the_statements_are_all_restrictions_in_their_fields(app: Flask, events: Events) -> None:
    first, last = PERIODS[0]
    path = f"/moderation/report/statements.csv?from={first}&to={last}"
    assert Browser(app).get(path).status_code == 401
    admin = Browser(app)
    admin.sign_in("ruth_admin")
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(admin.get(path).text)))
    wanted = [row for row in sorted(events.decisions, key=lambda row: row["created_at"]) if row["kind"] in RESTRICTING]
    assert len(wanted) > 1000
    assert [row["puid"] for row in rows] == [f"decision-{row['id']}" for row in wanted]
    lanes = {case["id"]: case["lane"] for case in events.cases}
    for row, decision in zip(rows, wanted, strict=True):
        is_law, is_legal = decision["ground"] == "law", lanes.get(decision["case_id"]) == "legal"
        assert row["decision_ground"].endswith("ILLEGAL_CONTENT" if is_law else "INCOMPATIBLE_CONTENT")
        assert bool(row["decision_visibility"]) + bool(row["decision_provision"]) + bool(row["decision_account"]) == 1
        assert (row["automated_decision"] == "AUTOMATED_DECISION_FULLY") == decision["is_automated"]
        notice = "SOURCE_ARTICLE_16" if is_legal else "SOURCE_TYPE_OTHER_NOTIFICATION"
        assert row["source_type"] == (notice if decision["found_by"] == "notice" else "SOURCE_VOLUNTARY")
        assert row["application_date"] == f"{decision['created_at']:%Y-%m-%d}"
        assert row["content_date"] == "2024-10-01"


def test_dates_that_are_wrong_are_said_beside_the_field(app: Flask, events: Events) -> None:
    visitor = Browser(app)
    for query, words in (
        ("?from=yesterday&to=2025-01-01", "Please give a date, such as 2026-03-31."),
        ("?from=2025-02-30", "Please give a date, such as 2026-03-31."),
        ("?from=2025-01-01&to=", "Please give a date, such as 2026-03-31."),
        ("?from=0001-01-01&to=9999-12-31", "Please give a date, such as 2026-03-31."),
        ("?from=2025-02-02&to=2025-02-01", "The last day must not be before the first."),
        ("?from=2020-01-01&to=2025-01-01", "Please ask for five years at the most."),
    ):
        page = visitor.get(f"/moderation/report{query}")
        assert page.status_code == 400, query
        assert page.text.count(words) == 2, query
        assert visitor.get(f"/moderation/report.csv{query}").status_code == 400
    assert visitor.get("/moderation/report?from=2020-01-01&to=2024-12-31").status_code == 200
    default = visitor.get("/moderation/report")
    first, last = (
        date.fromisoformat(default.text.split(f'name="{name}"')[1].split('value="')[1][:10]) for name in ("from", "to")
    )
    assert first.day == 1
    assert first.month in {1, 4, 7, 10}
    assert (last + timedelta(days=1)).day == 1
