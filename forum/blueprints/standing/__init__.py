"""One's own standing, decisions about oneself, and appealing them."""

from forum.blueprints.standing import routes_decisions, routes_reports
from forum.blueprints.standing.routes import bp

__all__ = ["bp", "routes_decisions", "routes_reports"]
