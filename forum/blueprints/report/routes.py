"""The transparency report as a page and as files for spreadsheets."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from datetime import date

from flask import Blueprint, Response, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue

from forum.blueprints.report.period import asked_period
from forum.blueprints.report.words import report_sections
from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.permissions.report import check_read_statements
from forum.queries.report import get_report, span_of
from forum.queries.statements import StatementFields, read_statements
from forum.web.actor import current_actor
from forum.web.spreadsheets import csv_lines

bp = Blueprint("report", __name__)


@bp.get("/moderation/report")
def show() -> ResponseReturnValue:
    form, period = asked_period(request.args)
    if period is None:
        return render_template("report/show.html", form=form, sections=[], query="", has_statements=False), 400
    first, last = period
    return render_template(
        "report/show.html",
        form=form,
        sections=report_sections(get_report(first, last)),
        query=f"?from={first}&to={last}",
        has_statements=current_actor().is_admin,
    )


@bp.get("/moderation/report.csv")
def show_csv() -> ResponseReturnValue:
    first, last = _period()
    figures = get_report(first, last).figures
    rows = [("section", "name", "value"), *(astuple(figure) for figure in figures)]
    return _file("".join(csv_lines(rows)), f"report-{first}-{last}")


@bp.get("/moderation/report/statements.csv")
def statements() -> ResponseReturnValue:
    """All of it, however much it is: read and sent in batches."""
    check_read_statements(current_actor())
    first, last = _period()
    span = span_of(first, last)
    head = [field.name for field in fields(StatementFields)]

    def rows() -> Iterator[Sequence[object]]:
        yield head
        for statement in read_statements(span.start, span.end):
            yield astuple(statement)

    response = _file("", f"statements-{first}-{last}")
    response.response = stream_with_context(csv_lines(rows()))
    return response


def _period() -> tuple[date, date]:
    _form, period = asked_period(request.args)
    if period is None:
        raise InvalidInput(_("Please give two dates, such as 2026-01-01 and 2026-03-31, five years apart at the most."))
    return period


def _file(text: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text, mimetype="text/csv", headers=headers)
