"""Addresses of what moderators moved: they lead to the new place whoever may see the text there."""

from flask import redirect
from flask.typing import ResponseReturnValue

from forum.errors import NotFound
from forum.queries.moving import find_new_place
from forum.web.actor import current_actor
from forum.web.urls import post_url, reply_url


def lead_on(post_id: int, number: int = 0, *, action: str = "") -> ResponseReturnValue:
    """As `find_lead`; raises `NotFound` where nothing is to be seen."""
    lead = find_lead(post_id, number, action=action)
    if lead is None:
        raise NotFound
    return lead


def find_lead(post_id: int, number: int = 0, *, action: str = "") -> ResponseReturnValue | None:
    """A lasting redirect to where a reply (the number 0: a post) is now, None where nothing is to be seen.

    `action` is what stands behind the permalink: `branch`, or `at` for the window of the thread.
    """
    place = find_new_place(current_actor(), post_id, number)
    if place is None or (action and not place.is_shown):
        return None
    if place.number is None:
        return redirect(post_url(place.post_id, place.slug), 301)
    if action == "at":
        return redirect(f"{post_url(place.post_id, place.slug)}?at={place.number}", 301)
    return redirect(reply_url(place.post_id, place.number, action), 301)
