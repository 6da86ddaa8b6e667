"""Who gets a newsletter, out of the site and into it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from flask import Response, make_response, redirect, render_template, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.newsletters.forms import ImportForm
from forum.blueprints.newsletters.pages import heading, own_blog
from forum.blueprints.newsletters.routes import bp
from forum.blueprints.newsletters.routes_running import BASE
from forum.blueprints.newsletters.words import REFUSED
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.queries.newsletters import get_import, read_confirmed
from forum.services.newsletter_imports import MOST_LINES, import_list, prepare_import
from forum.services.newsletters import note_export
from forum.web.actor import current_actor
from forum.web.carrying import carries
from forum.web.spreadsheets import csv_lines

COLUMNS = ("address", "consented_at", "confirmed_at", "source", "proof")
BY_FORM = "form on this site, confirmed by the link in a message"


@bp.post(BASE + "/subscribers.csv")
def export(slug: str) -> ResponseReturnValue:
    """A POST, because it is written down who took the list; read and sent in batches."""
    blog = own_blog(slug)
    blog_id = blog.id
    with unit_of_work() as work:
        note_export(work, actor=current_actor(), blog_id=blog_id)

    def rows() -> Iterator[Sequence[object]]:
        yield COLUMNS
        for row in read_confirmed(blog_id):
            dates = (row.consented_at.date().isoformat(), row.confirmed_at.date().isoformat())
            yield (row.address, *dates, row.source or BY_FORM, row.proof)

    headers = {"Content-Disposition": f'attachment; filename="newsletter-{blog_id}.csv"', "Cache-Control": "no-store"}
    return Response(stream_with_context(csv_lines(rows())), mimetype="text/csv", headers=headers)


def _show(slug: str, form: Any = None, typed: Any = None, status: int = 200) -> ResponseReturnValue:
    blog = own_blog(slug)
    html = render_template(
        "newsletters/import.html",
        form=form or ImportForm.filled(typed),
        blog=heading(blog),
        most_lines=MOST_LINES,
    )
    return make_response(html, status)


@bp.get(BASE + "/import")
def import_form(slug: str) -> ResponseReturnValue:
    return _show(slug)


@bp.post(BASE + "/import")
@carries(_show)
def import_post(slug: str) -> ResponseReturnValue:
    blog_id = own_blog(slug).id
    form: Any = ImportForm()
    lines = form.whole_list()
    is_whole = form.validate()
    form.renew(lines=lines)
    if not is_whole:
        return _show(slug, form, status=400)
    try:
        prepared = prepare_import(
            lines=lines, source=form.source.data, consented_on=form.consented_on.data, proof=form.proof.data
        )
        with unit_of_work() as work:
            import_id = import_list(work, actor=current_actor(), blog_id=blog_id, prepared=prepared)
    except InvalidInput as error:
        form.refuse(error)
        return _show(slug, form, status=400)
    return redirect(url_for("newsletters.imported", slug=slug, import_id=import_id), 303)


@bp.get(BASE + "/imports/<int:import_id>")
def imported(slug: str, import_id: int) -> ResponseReturnValue:
    blog = own_blog(slug)
    found = get_import(blog.id, import_id)
    refused = [{"number": number, "why": REFUSED[reason]} for number, reason in json.loads(found.refused)]
    return render_template(
        "newsletters/imported.html",
        blog=heading(blog),
        taken=found.taken,
        known=found.known,
        refused_count=found.refused_count,
        refused=refused,
    )
