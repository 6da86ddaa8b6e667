"""Tags: the list of all, and the posts of one."""

from forum.blueprints.tags.routes import bp

__all__ = ["bp"]
