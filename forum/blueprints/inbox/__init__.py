"""The inbox: what happened that concerns a member."""

from forum.blueprints.inbox import routes_settings
from forum.blueprints.inbox.routes import bp

__all__ = ["bp", "routes_settings"]
