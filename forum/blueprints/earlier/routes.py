"""Settings: texts of an earlier site under one's own address."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.db import unit_of_work
from forum.i18n import gettext as _
from forum.i18n import ngettext
from forum.permissions.blogs import check_signed_in
from forum.queries.imports import EarlierAuthor
from forum.services.claiming import claim_author, list_own_earlier_authors
from forum.web.actor import current_actor
from forum.web.forms import flash_done
from forum.web.urls import member_url

bp = Blueprint("earlier", __name__, url_prefix="/settings/earlier-texts")


@bp.get("")
def index() -> ResponseReturnValue:
    actor = current_actor()
    check_signed_in(actor)
    authors = [_view(author) for author in list_own_earlier_authors(actor)]
    return render_template("earlier/index.html", authors=authors)


def _view(author: EarlierAuthor) -> dict[str, str]:
    posts = ngettext("%(num)s post", "%(num)s posts", author.post_count)
    replies = ngettext("%(num)s reply", "%(num)s replies", author.reply_count)
    return {
        "name": author.name,
        "handle": author.handle,
        "url": member_url(author.handle),
        "counts": _("%(posts)s and %(replies)s", posts=posts, replies=replies),
        "claim_url": url_for("earlier.claim", user_id=author.user_id),
    }


@bp.post("/<int:user_id>/claim")
def claim(user_id: int) -> ResponseReturnValue:
    actor = current_actor()
    with unit_of_work() as work:
        claim_author(work, actor=actor, user_id=user_id)
    flash_done(_("These texts are yours now."))
    return redirect(url_for("earlier.index"), 303)
