"""What a member wrote on a site that was brought in: one's own again."""

from forum.blueprints.earlier.routes import bp

__all__ = ["bp"]
