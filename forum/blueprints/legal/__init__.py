"""Notices under the law: sending one, its receipt, and deciding it."""

from forum.blueprints.legal import routes_deciding
from forum.blueprints.legal.routes import bp

__all__ = ["bp", "routes_deciding"]
