"""What waits for a moderator, in its writer's hands."""

from forum.blueprints.waiting.routes import bp

__all__ = ["bp"]
