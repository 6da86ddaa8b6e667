"""Letting people in: deciding on those who ask, and inviting others."""

from forum.blueprints.joining import routes_invitations
from forum.blueprints.joining.routes import bp

__all__ = ["bp", "routes_invitations"]
