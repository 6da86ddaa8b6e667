"""The doors for browsers, a package a noun; none knows another."""

from flask import Flask

from forum.blueprints import (
    account,
    admin,
    appeals,
    blogs,
    conversations,
    earlier,
    feeds,
    flags,
    follows,
    inbox,
    joining,
    legal,
    mail,
    members,
    mentions,
    moderation,
    newsletters,
    oembed,
    pictures,
    posts,
    queue,
    registration,
    replies,
    report,
    sanctions,
    search,
    site,
    sitemaps,
    standing,
    tags,
    waiting,
)

ALL = (
    account,
    admin,
    appeals,
    blogs,
    conversations,
    earlier,
    feeds,
    flags,
    follows,
    inbox,
    joining,
    legal,
    mail,
    members,
    mentions,
    moderation,
    oembed,
    newsletters,
    pictures,
    posts,
    queue,
    registration,
    replies,
    report,
    sanctions,
    search,
    site,
    sitemaps,
    standing,
    tags,
    waiting,
)


def register_blueprints(app: Flask) -> None:
    """Adds every blueprint of `ALL`."""
    for package in ALL:
        app.register_blueprint(package.bp)
