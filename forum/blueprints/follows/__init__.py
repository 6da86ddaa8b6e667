"""What a member follows and whom they ignore."""

from forum.blueprints.follows import routes_ignoring, routes_listing
from forum.blueprints.follows.routes import bp

__all__ = ["bp", "routes_ignoring", "routes_listing"]
