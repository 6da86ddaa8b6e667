"""Decisions as statements of reasons, in the fields and values that the database of the European Commission asks for.

Its documentation lists them: https://transparency.dsa.ec.europa.eu/page/api-documentation (version 2).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select

from forum.db import session
from forum.db.paging import RowSelect, read_all
from forum.models import Case, Decision, Picture, Post, Reply, User

# Kinds that restrict somebody, and so have a statement, with the kind of restriction.
VISIBILITY = {
    "hide": "DECISION_VISIBILITY_CONTENT_DISABLED",
    "remove": "DECISION_VISIBILITY_CONTENT_REMOVED",
    "remove_picture": "DECISION_VISIBILITY_CONTENT_REMOVED",
    "reject": "DECISION_VISIBILITY_CONTENT_DISABLED",
    "hide_revision": "DECISION_VISIBILITY_CONTENT_DISABLED",
    "edit": "DECISION_VISIBILITY_OTHER",
    "lock": "DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED",
    "require_approval": "DECISION_VISIBILITY_OTHER",
}
PROVISION = {"silence": "DECISION_PROVISION_PARTIAL_SUSPENSION"}
ACCOUNT = {"suspend": "DECISION_ACCOUNT_SUSPENDED", "sweep": "DECISION_ACCOUNT_TERMINATED"}
RESTRICTING = (*VISIBILITY, *PROVISION, *ACCOUNT)

OTHER_RULE = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"
CATEGORIES = {
    "spam": "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
    "disrespect": "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    "personal_data": "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
    "worried": "STATEMENT_CATEGORY_SELF_HARM",
    "law": "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
}
WHOLE_SITE = "the whole site"


@dataclass(frozen=True)
class StatementFields:
    """One statement; what does not apply is empty, times are days as `YYYY-MM-DD`."""

    puid: str
    decision_visibility: str
    decision_provision: str
    decision_account: str
    decision_ground: str
    illegal_content_legal_ground: str
    illegal_content_explanation: str
    incompatible_content_ground: str
    incompatible_content_explanation: str
    incompatible_content_illegal: str
    content_type: str
    category: str
    territorial_scope: str
    content_date: str
    application_date: str
    end_date: str
    decision_facts: str
    source_type: str
    automated_detection: str
    automated_decision: str


def statement_of(decision: Decision, *, content_at: datetime | None = None, lane: str | None = None) -> StatementFields:
    """`content_at` is when the text was written or the picture sent, `lane` that of the case decided on."""
    is_law = decision.ground == "law"
    named_rule = decision.category or decision.rule or "rules"
    return StatementFields(
        puid=f"decision-{decision.id}",
        decision_visibility=VISIBILITY.get(decision.kind, ""),
        decision_provision=PROVISION.get(decision.kind, ""),
        decision_account=ACCOUNT.get(decision.kind, ""),
        decision_ground="DECISION_GROUND_ILLEGAL_CONTENT" if is_law else "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        illegal_content_legal_ground=decision.law if is_law else "",
        illegal_content_explanation=decision.reason if is_law else "",
        incompatible_content_ground="" if is_law else named_rule,
        incompatible_content_explanation="" if is_law else decision.reason,
        incompatible_content_illegal="" if is_law else "No",
        content_type=_content_type(decision),
        category=CATEGORIES.get(decision.category or "", OTHER_RULE),
        territorial_scope=WHOLE_SITE,
        content_date=_day(content_at),
        application_date=_day(decision.created_at),
        end_date=_day(decision.ends_at),
        decision_facts=_facts(decision),
        source_type=_source(decision, lane),
        automated_detection="Yes" if decision.found_by == "machine" else "No",
        automated_decision="AUTOMATED_DECISION_FULLY" if decision.is_automated else "AUTOMATED_DECISION_NOT_AUTOMATED",
    )


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment is not None else ""


def _content_type(decision: Decision) -> str:
    if decision.kind == "remove_picture":
        return "CONTENT_TYPE_IMAGE"
    return "CONTENT_TYPE_TEXT" if decision.post_id is not None else "CONTENT_TYPE_OTHER"


def _facts(decision: Decision) -> str:
    """What was restricted and how it was found, without the words of the text."""
    thing = "reply" if decision.reply_id is not None else "post" if decision.post_id is not None else "member"
    many = f", {decision.affected} texts" if decision.affected > 1 else ""
    rule = f", rule {decision.rule}" if decision.rule else ""
    undone = ", taken back later" if decision.undone_by_id is not None else ""
    return f"{decision.kind} of a {thing}{many}, found by {decision.found_by}{rule}{undone}"


def _source(decision: Decision, lane: str | None) -> str:
    """A legal notice is one under Article 16; a report by a member is a notice of another kind."""
    if decision.found_by != "notice":
        return "SOURCE_VOLUNTARY"
    return "SOURCE_ARTICLE_16" if lane == "legal" else "SOURCE_TYPE_OTHER_NOTIFICATION"


def read_statements(start: datetime, end: datetime) -> Iterator[StatementFields]:
    """All restrictions decided in a time, in order; a statement for each batch of rows, none larger than another."""
    query = (
        select(
            Decision.created_at,
            Decision.id,
            Decision,
            func.coalesce(Reply.created_at, Post.created_at, Picture.created_at, User.created_at),
            Case.lane,
        )
        .outerjoin(Post, Post.id == Decision.post_id)
        .outerjoin(Reply, and_(Reply.post_id == Decision.post_id, Reply.id == Decision.reply_id))
        .outerjoin(Picture, Picture.decision_id == Decision.id)
        .outerjoin(User, User.id == Decision.user_id)
        .outerjoin(Case, Case.id == Decision.case_id)
        .where(Decision.created_at >= start, Decision.created_at < end, Decision.kind.in_(RESTRICTING))
    )

    def read(batch: RowSelect) -> Sequence[Any]:
        return session().execute(batch).all()

    for rows in read_all(read, query, Decision.created_at, Decision.id):
        yield from (statement_of(row[2], content_at=row[3], lane=row[4]) for row in rows)
