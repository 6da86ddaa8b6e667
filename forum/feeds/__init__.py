"""Feeds as values, and the three forms in which they are sent: RSS 2.0, Atom, JSON Feed. Pure; no database."""

from forum.feeds.entries import MOST_ENTRIES, Answered, Entry, Feed, Person, Thread
from forum.feeds.forms import FORMS, Form

__all__ = [
    "FORMS",
    "MOST_ENTRIES",
    "Answered",
    "Entry",
    "Feed",
    "Form",
    "Person",
    "Thread",
]
