"""Threaded replies: write, edit, delete, and find one."""

from forum.blueprints.replies import routes_writing
from forum.blueprints.replies.routes import bp

__all__ = ["bp", "routes_writing"]
