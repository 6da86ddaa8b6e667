"""Jobs as an admin looks after them, with one given up for each cause."""

from datetime import timedelta

from sqlalchemy import delete, select

from forum.db import now, unit_of_work
from forum.db.jobs import PAYLOADS, Job, Prune, enqueue
from forum.services.jobs import claim_job
from forum.web.job_words import CAUSES
from tests.support.dead_jobs import add_dead_job
from tests.web.tours.touring import Tour


def go_through(tour: Tour) -> None:
    tour.run_jobs()
    ruth = tour.browser("zz_ruth")
    for name in ("Zzerror", *CAUSES):
        add_dead_job(f"{name}: zz")
    add_dead_job("Zzvanished.")
    with unit_of_work() as work:
        for name in PAYLOADS:
            work.add(Job(name=name, payload="{}", state="done", run_at=now(), created_at=now(), finished_at=now()))
    tour.see(ruth, "/admin/jobs")
    (first, *_others, last) = tour.find(select(Job.id).where(Job.state == "dead").order_by(Job.id))
    tour.send(ruth, f"/admin/jobs/{first}/retry")
    tour.send(ruth, f"/admin/jobs/{last}/let-go")
    for late in map(timedelta, (0, 0, 0, 9), (9, 900, 90000, 0)):
        with unit_of_work() as work:
            work.execute(delete(Job).where(Job.state == "queued"))
            enqueue(work, Prune(), run_at=now() - late)
        tour.see(ruth, "/admin/jobs")
    with unit_of_work() as work:
        claim_job(work)
    tour.see(ruth, "/admin/jobs")
    with unit_of_work() as work:
        work.execute(delete(Job))
    tour.see(ruth, "/admin/jobs")
