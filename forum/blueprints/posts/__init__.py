"""Posts: the front page, the article with its conversation, and writing."""

from forum.blueprints.posts import (
    routes_corrections,
    routes_cover,
    routes_history,
    routes_lists,
    routes_pins,
    routes_readers,
    routes_states,
    routes_writing,
)
from forum.blueprints.posts.routes import bp

__all__ = [
    "bp",
    "routes_corrections",
    "routes_cover",
    "routes_history",
    "routes_lists",
    "routes_pins",
    "routes_readers",
    "routes_states",
    "routes_writing",
]
