"""Reading from replicas of PostgreSQL: which one may answer, and what happens when the primary is away."""

from forum.db.dialects.positions import is_loss
from forum.db.replicas.reading import ask_primary, reading_connection
from forum.db.replicas.router import Router, find_router
from forum.db.replicas.wishes import EVERYTHING, Wish

__all__ = ["EVERYTHING", "Router", "Wish", "ask_primary", "find_router", "is_loss", "reading_connection"]
