"""What admins look after: blogs, who is what in them, and what members are granted."""

from forum.blueprints.admin import (
    routes_announcement,
    routes_jobs,
    routes_look,
    routes_members,
    routes_merging,
    routes_pages,
    routes_rules,
    routes_tags,
    routes_visitor,
)
from forum.blueprints.admin.routes import bp

__all__ = [
    "bp",
    "routes_announcement",
    "routes_jobs",
    "routes_look",
    "routes_members",
    "routes_merging",
    "routes_pages",
    "routes_rules",
    "routes_tags",
    "routes_visitor",
]
