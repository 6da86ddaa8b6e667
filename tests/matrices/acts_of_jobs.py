"""What admins do with jobs that were given up."""

from collections.abc import Callable, Iterator, Mapping

from tests.matrices.acts import DONE, MISSING, Act, Outcome, Request, for_admins
from tests.matrices.items import MISSING_ID, World


def _at_jobs(path: str) -> Callable[[World, str], Iterator[Request]]:
    """One that is dead, and none."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for job_id in (world.dead_job_id, MISSING_ID):
            yield Request(f"/admin/jobs/{job_id}{path}")

    return requests


def _on_job(world: World, viewer: str, request: Request) -> Outcome:
    return for_admins(DONE if f"/{world.dead_job_id}/" in request.url else MISSING)(world, viewer, request)


ACTS: Mapping[str, Act] = {
    "admin.retry_job": Act(_at_jobs("/retry"), _on_job),
    "admin.let_job_go": Act(_at_jobs("/let-go"), _on_job),
}
