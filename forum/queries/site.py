"""Questions about the site itself."""

from sqlalchemy import func, select

from forum.db import session
from forum.models import SiteFact, User

IS_DEMO = "is_demo"


def is_demo() -> bool:
    """Whether the database was filled with demo content."""
    return session().get(SiteFact, IS_DEMO) is not None


def count_members() -> int:
    """How many members there are, of whatever state."""
    return session().scalar(select(func.count()).select_from(User)) or 0
