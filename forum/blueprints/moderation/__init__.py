"""Decisions of moderators, each with a reason: on posts, replies and earlier texts."""

from forum.blueprints.moderation import routes_answers, routes_moving, routes_pictures, routes_replies, routes_worries
from forum.blueprints.moderation.routes import bp

__all__ = ["bp", "routes_answers", "routes_moving", "routes_pictures", "routes_replies", "routes_worries"]
