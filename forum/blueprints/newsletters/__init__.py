"""Newsletters: asking for one, stopping it, and running one."""

from forum.blueprints.newsletters import routes_issues, routes_lists, routes_running
from forum.blueprints.newsletters.routes import bp

__all__ = ["bp", "routes_issues", "routes_lists", "routes_running"]
