"""The decisions of the world, by the reason that the tests know."""

from sqlalchemy import select

from forum.db import end_reading, session
from forum.models import Decision
from tests.matrices.items import World


def decision_ids(world: World) -> dict[str, int]:
    """The id of each decision by the key of its reason; a text's own edit is none."""
    with world.app.app_context():
        rows = session().execute(select(Decision.id, Decision.reason)).all()
        end_reading()
    owners = {item.sentinels[0]: item.key for item in world.of_kind("reason")}
    found = ((owners.get(reason.removeprefix("Zzreason ")), row_id) for row_id, reason in rows)
    return {key: row_id for key, row_id in found if key is not None}
