"""The tables, a module per family: columns and constraints, no queries, no URLs, no HTML."""

from forum.models.blogs import Blog, BlogRole, BlogSlug
from forum.models.moderation import AuditEntry, Decision
from forum.models.people import LimitHit, SignIn, User
from forum.models.posts import Post, PostCounters, PostReader
from forum.models.replies import Reply
from forum.models.site import CountDelta, Mail, SiteFact
from forum.models.texts import Mention, Notification, Revision

__all__ = [
    "AuditEntry",
    "Blog",
    "BlogRole",
    "BlogSlug",
    "CountDelta",
    "Decision",
    "LimitHit",
    "Mail",
    "Mention",
    "Notification",
    "Post",
    "PostCounters",
    "PostReader",
    "Reply",
    "Revision",
    "SignIn",
    "SiteFact",
    "User",
]
