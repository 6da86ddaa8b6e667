"""Feeds: of the site, of blogs, members and posts, and members' own at secret addresses."""

from forum.blueprints.feeds import routes_own, routes_search
from forum.blueprints.feeds.routes import bp

__all__ = ["bp", "routes_own", "routes_search"]
