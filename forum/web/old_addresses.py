"""Addresses of sites that were brought in: they lead for good to where the post is now, whoever may read it there."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from forum.queries.imports import find_old_address, find_old_reply
from forum.validation.old_addresses import old_path
from forum.web.actor import current_actor
from forum.web.urls import post_url, reply_url

# By this WordPress names the comment that somebody is about to answer.
ANSWERED = "replytocom"


def find_old_lead() -> ResponseReturnValue | None:
    """A lasting redirect for the address of this request, None where nothing that the reader may see stood there."""
    if request.method not in {"GET", "HEAD"}:
        return None
    path = old_path(request.full_path)
    if path is None:
        return None
    actor = current_actor()
    found = find_old_address(actor, path)
    if found is None:
        return None
    post_id, slug = found
    answered = find_old_reply(actor, post_id, request.args.get(ANSWERED, ""))
    return redirect(post_url(post_id, slug) if answered is None else reply_url(*answered), 301)


def lead_to_old_comment(post_id: int, slug: str, number: int) -> ResponseReturnValue:
    """To the reply that was a comment with this number, or to the post where it is not to be seen."""
    found = find_old_reply(current_actor(), post_id, str(number))
    return redirect(post_url(post_id, slug)) if found is None else redirect(reply_url(*found), 301)
