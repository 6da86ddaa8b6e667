"""What members may not do for a time: their own pages of it, and the moderators' pages of a member."""

from forum.blueprints.sanctions import routes_members, routes_revealing, routes_sweeps
from forum.blueprints.sanctions.routes import bp

__all__ = ["bp", "routes_members", "routes_revealing", "routes_sweeps"]
