"""What search engines ask for: sitemaps, and which addresses are none of their business."""

from forum.blueprints.sitemaps.routes import bp

__all__ = ["bp"]
