"""How the moderators are doing."""

from flask import render_template
from flask.typing import ResponseReturnValue

from forum.blueprints.queue import words
from forum.blueprints.queue.pages import moderating_actor
from forum.blueprints.queue.routes import bp
from forum.queries.dashboard import get_dashboard
from forum.web.stuck_cases import stuck_words
from forum.web.urls import member_url


@bp.get("/dashboard")
def dashboard() -> ResponseReturnValue:
    actor = moderating_actor()
    found = get_dashboard(actor)
    return render_template(
        "queue/dashboard.html",
        waiting=[
            (words.reason_words(row.reason), row.count, words.age_of(row.middle_at), words.age_of(row.oldest_at))
            for row in found.waiting
        ],
        decided=[(words.reason_words(row.reason), row.count, words.span_words(row.median)) for row in found.decided],
        load=[(row.name, member_url(row.handle), row.week, row.month, row.claims) for row in found.load],
        accuracy=[
            (words.reason_words(row.reason), row.agreed, row.disagreed, row.ignored, row.share)
            for row in found.accuracy
        ],
        stuck=stuck_words(actor),
        appeals={state: found.appeals.get(state, 0) for state in ("open", "upheld", "reversed")},
    )
