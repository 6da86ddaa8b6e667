"""What was reported in the world of the matrices: a post as spam, and another because somebody worries."""

from sqlalchemy import select

from forum.db import session, unit_of_work
from forum.models import Case
from forum.queries.flags import Target
from forum.services.flags import create_flag, prepare_flag
from tests.matrices.cases_of_world import FLAGGED
from tests.matrices.items import OUTSIDER, Item, World

REPORTED = {"replier": "post restored", "mentor": "post edited"}
REASONS = {"replier": "spam", "mentor": "worried"}


def add_flags(world: World) -> None:
    for viewer, key in REPORTED.items():
        prepared = prepare_flag(REASONS[viewer], "Zzwords")
        with unit_of_work() as work:
            target = Target(world.items[key].post_id)
            made = create_flag(work, actor=world.actors[viewer], target=target, prepared=prepared)
        world.flag_ids[viewer] = made.id
    world.worry_id = session().scalars(select(Case.id).where(Case.lane == "worried")).one()


def has_reported(viewer: str, item: Item) -> bool:
    """Whether a viewer's own report of an item waits."""
    return REPORTED.get(viewer) == item.key or (viewer == OUTSIDER and item.key in FLAGGED)


def is_reportable(item: Item) -> bool:
    return item.state == "published" and item.post.state == "published"
