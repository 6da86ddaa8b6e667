"""What everybody may know of moderation: the public log and the transparency report."""

from forum.blueprints.report import routes_log
from forum.blueprints.report.routes import bp

__all__ = ["bp", "routes_log"]
