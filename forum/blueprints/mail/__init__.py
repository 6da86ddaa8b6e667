"""Mail to members: how they wish to be told, and the link that stops it."""

from forum.blueprints.mail import routes_kept, routes_stop
from forum.blueprints.mail.routes import bp

__all__ = ["bp", "routes_kept", "routes_stop"]
