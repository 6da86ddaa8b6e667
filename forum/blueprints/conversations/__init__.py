"""A member's conversation with the moderators."""

from forum.blueprints.conversations.routes import bp

__all__ = ["bp"]
