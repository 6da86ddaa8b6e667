"""Where a member was named."""

from forum.blueprints.mentions.routes import bp

__all__ = ["bp"]
