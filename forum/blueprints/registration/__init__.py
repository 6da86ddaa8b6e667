"""Becoming a member: registering, and confirming the address."""

from forum.blueprints.registration import routes_provider
from forum.blueprints.registration.routes import bp

__all__ = ["bp", "routes_provider"]
