"""Sending a legal notice, which needs no account, and its receipt."""

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from forum.blueprints.legal.forms import NoticeForm
from forum.db import unit_of_work
from forum.errors import InvalidInput
from forum.queries.legal_notices import get_receipt
from forum.services.legal_notices import create_notice, prepare_notice
from forum.web.carrying import carries

bp = Blueprint("legal", __name__)


def _show(form: Any = None, typed: MultiDict[str, str] | None = None, status: int = 200) -> ResponseReturnValue:
    if form is None:
        form = NoticeForm.filled(typed, url=request.args.get("url", ""))
    return render_template("legal/notice.html", form=form), status, {"Cache-Control": "no-store"}


@bp.get("/legal-notice")
def notice() -> ResponseReturnValue:
    return _show()


@bp.post("/legal-notice")
@carries(_show)
def notice_post() -> ResponseReturnValue:
    form: Any = NoticeForm()
    if not form.validate():
        return _show(form, status=400)
    try:
        prepared = prepare_notice(
            url=form.url.data,
            words=form.words.data,
            law=form.law.data,
            name=form.name.data,
            email=form.email.data,
        )
    except InvalidInput as error:
        form.refuse(error)
        return _show(form, status=400)
    with unit_of_work() as work:
        reference = create_notice(
            work, prepared=prepared, form_key=form.key.data or "", address=request.remote_addr or ""
        )
    return redirect(url_for("legal.receipt", reference=reference), 303)


@bp.get("/legal-notice/<reference>")
def receipt(reference: str) -> ResponseReturnValue:
    response = make_response(render_template("legal/receipt.html", receipt=get_receipt(reference)))
    response.headers["Cache-Control"] = "no-store"
    return response
