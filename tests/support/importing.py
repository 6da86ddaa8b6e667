"""Bringing small exports of WordPress in, for tests."""

from pathlib import Path
from typing import Any

from forum.importing.staging import open_staging
from forum.importing.wxr import read_wxr
from forum.permissions import Actor
from forum.queries.people import find_user_by_handle, get_member_actor
from forum.services.importing.plans import Plan, Report
from forum.services.importing.runs import bring_in
from tests.support.factories import make_actor


def admin() -> Actor:
    """Ruth, who brings sites in."""
    user = find_user_by_handle("ruth")
    return get_member_actor(user.id) if user else make_actor("ruth", role="admin")


def import_wxr(
    file: Path, *, blog: str = "", is_dry: bool = False, media: Path | None = None, **options: Any
) -> Report:
    with open_staging() as staging:
        staging.gather(read_wxr(file, **options))
        return bring_in(staging, Plan(admin(), blog, is_dry, media))
