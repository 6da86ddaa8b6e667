"""What people do with an answer by mail that was kept for one of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tests.matrices.acts import DONE, MISSING, SHOWN, SIGN_IN, TEXT, Act, Outcome, Request
from tests.matrices.items import MISSING_ID, OUTSIDER, VISITOR, World


def _kept(world: World, viewer: str) -> Iterator[Request]:
    for mail_id in (world.kept_id, MISSING_ID):
        request = Request(f"/mail/kept/{mail_id}", {"body": TEXT, "key": "zzkept", "action": ""})
        yield request
        yield replace(request, fields={**request.fields, "action": "preview"})


def _post(world: World, viewer: str, request: Request) -> Outcome:
    """It is the outsider's, and there is none for anybody else."""
    if viewer == VISITOR:
        return SIGN_IN
    if viewer != OUTSIDER or not request.url.endswith(f"/{world.kept_id}"):
        return MISSING
    return SHOWN if request.is_preview else DONE


ACTS: Mapping[str, Act] = {"mail.kept_post": Act(_kept, _post)}
