"""The blogs: a list of them, and each with its posts."""

from forum.blueprints.blogs.routes import bp

__all__ = ["bp"]
