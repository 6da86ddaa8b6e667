"""Members as others see them."""

from forum.blueprints.members.routes import bp

__all__ = ["bp"]
