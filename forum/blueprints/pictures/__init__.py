"""Pictures: sending, showing, deleting and removing them."""

from forum.blueprints.pictures import routes_own, routes_removing
from forum.blueprints.pictures.routes import bp

__all__ = ["bp", "routes_own", "routes_removing"]
