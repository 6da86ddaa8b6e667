"""The moderators' queue: its cases, their decisions, and how the moderators are doing."""

from forum.blueprints.queue import routes_case, routes_dashboard, routes_entries
from forum.blueprints.queue.routes import bp

__all__ = ["bp", "routes_case", "routes_dashboard", "routes_entries"]
