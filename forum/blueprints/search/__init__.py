"""Searching posts and replies."""

from forum.blueprints.search.routes import bp

__all__ = ["bp"]
