"""How other sites show a link to a post."""

from forum.blueprints.oembed.routes import bp

__all__ = ["bp"]
