"""Blogs: the list, one blog with its posts, and its archive."""

from forum.blueprints.blogs import routes_archive
from forum.blueprints.blogs.routes import bp

__all__ = ["bp", "routes_archive"]
