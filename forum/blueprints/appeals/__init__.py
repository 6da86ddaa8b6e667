"""Deciding on appeals, for moderators."""

from forum.blueprints.appeals.routes import bp

__all__ = ["bp"]
