"""Who may bring a new tag into the world. Whoever may change a post may give it tags that there are."""

from forum.permissions.actor import Actor
from forum.permissions.blogs import may_moderate

# A newcomer's invention would stand in everybody's list of tags.
LEAST_TRUST = 1


def may_make_tag(actor: Actor, blog_id: int) -> bool:
    """Those with a part in what the blog says, its moderators, staff, and members who are not quite new."""
    if not actor.is_signed_in:
        return False
    if may_moderate(actor, blog_id) or actor.has_grant(blog_id, "author", "editor"):
        return True
    return actor.trust_level >= LEAST_TRUST
