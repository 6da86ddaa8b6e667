"""Pages about the site itself, and what watches over the server asks."""

from forum.blueprints.site.routes import bp

__all__ = ["bp"]
