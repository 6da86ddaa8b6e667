"""Jobs as admins look after them: what waits, how late it is, what was given up."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.blueprints.admin.access import current_admin
from forum.blueprints.admin.routes import bp
from forum.db import current_settings, now, unit_of_work
from forum.db.paging import parse_place
from forum.i18n import gettext as _
from forum.queries.jobs import (
    MOST_COUNTED,
    MOST_WAITING,
    DeadJob,
    Waiting,
    check_dead,
    count_dead,
    count_done_lately,
    get_waiting,
    list_dead,
    list_workers,
)
from forum.services import dead_jobs as services
from forum.web.forms import flash_done
from forum.web.job_words import cause_words, count_words, kind_words, lateness_words
from forum.web.times import format_datetime


@bp.get("/jobs")
def jobs() -> ResponseReturnValue:
    actor = current_admin()
    place = parse_place(before=request.args.get("before"), after=request.args.get("after"))
    dead, waiting = list_dead(actor, place), get_waiting()
    done = count_done_lately()
    return render_template(
        "admin/jobs.html",
        is_embedded=current_settings().jobs == "embedded",
        waiting=_totals(waiting),
        kinds=_kinds(waiting, done),
        workers=[
            {"name": worker.name, "seen": format_datetime(worker.seen_at), "is_busy": worker.is_busy}
            for worker in list_workers()
        ],
        dead=[_dead_view(job) for job in dead.rows],
        dead_count=count_words(count_dead(), MOST_COUNTED),
        newer_url=url_for("admin.jobs", after=dead.newer) if dead.newer else None,
        older_url=url_for("admin.jobs", before=dead.older) if dead.older else None,
    )


def _totals(waiting: Waiting) -> dict[str, Any]:
    since = waiting.due_since
    return {
        "queued": count_words(waiting.count, MOST_WAITING),
        "due": waiting.due,
        "running": waiting.running,
        "late": lateness_words(now() - since) if since is not None else None,
    }


def _kinds(waiting: Waiting, done: Any) -> list[dict[str, Any]]:
    """What waits or was done, by kind, in the order of the words."""
    found = {kind.name: kind for kind in waiting.kinds}
    rows = [
        {
            "kind": kind_words(name),
            "queued": found[name].count if name in found else 0,
            "due": found[name].due if name in found else 0,
            "running": found[name].running if name in found else 0,
            "done": count_words(done.get(name, 0), MOST_COUNTED),
        }
        for name in found.keys() | done.keys()
    ]
    return sorted(rows, key=lambda row: row["kind"])


def _dead_view(job: DeadJob) -> dict[str, Any]:
    return {
        "kind": kind_words(job.name),
        "number": job.id,
        "cause": cause_words(job.last_error),
        "error": job.last_error,
        "created": format_datetime(job.created_at),
        "ended": format_datetime(job.finished_at),
        "retry_url": url_for("admin.retry_job", job_id=job.id),
        "let_go_url": url_for("admin.let_job_go", job_id=job.id),
    }


@bp.post("/jobs/<int:job_id>/retry")
def retry_job(job_id: int) -> ResponseReturnValue:
    actor = current_admin()
    check_dead(actor, job_id)
    with unit_of_work() as work:
        services.retry_job(work, actor=actor, job_id=job_id)
    flash_done(_("The job is tried again. If it fails once more, it comes back to this page."))
    return redirect(url_for("admin.jobs"), 303)


@bp.post("/jobs/<int:job_id>/let-go")
def let_job_go(job_id: int) -> ResponseReturnValue:
    actor = current_admin()
    check_dead(actor, job_id)
    with unit_of_work() as work:
        services.let_job_go(work, actor=actor, job_id=job_id)
    flash_done(_("The job is let go. What it was to do is not done."))
    return redirect(url_for("admin.jobs"), 303)
