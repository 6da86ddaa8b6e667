"""Reporting a post, a reply or a member, and what became of one's reports."""

from forum.blueprints.flags import routes_own
from forum.blueprints.flags.routes import bp

__all__ = ["bp", "routes_own"]
