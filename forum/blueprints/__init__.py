"""The doors for browsers, a package a noun; none knows another."""

from flask import Flask

from forum.blueprints import (
    account,
    admin,
    blogs,
    inbox,
    members,
    mentions,
    moderation,
    posts,
    registration,
    replies,
    sanctions,
    site,
)

ALL = (posts, replies, mentions, registration, account, blogs, members, inbox, moderation, sanctions, admin, site)


def register_blueprints(app: Flask) -> None:
    """Adds every blueprint of `ALL`."""
    for package in ALL:
        app.register_blueprint(package.bp)
