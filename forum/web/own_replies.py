"""A member's own replies that others do not read, as pages print them."""

from collections.abc import Sequence
from typing import Any

from forum.i18n import gettext as _
from forum.queries.replies import OwnReply
from forum.web.times import format_date
from forum.web.urls import reply_url

# Label, label for the ear, address, and `link` or `post`.
Action = tuple[str, str, str, str]


def own_views(post_id: int, replies: Sequence[OwnReply]) -> list[dict[str, Any]]:
    """The actor's texts that others do not read, with what can be done about them."""
    return [
        {
            "heading": _("Your reply %(number)s", number=own.number) if own.number else _("Your waiting reply"),
            "state": own.state,
            "date_text": format_date(own.created_at),
            "body_html": own.html,
            "reason": own.decision_reason,
            "copied_source": own.source if own.number is None and own.state != "pending" else None,
            "actions": _own_actions(post_id, own),
        }
        for own in replies
    ]


def _own_actions(post_id: int, own: OwnReply) -> list[Action]:
    if own.number is None:
        return _waiting_actions(post_id, own)
    base = reply_url(post_id, own.number)
    if own.state == "deleted":
        label = _("Bring back")
        return [(label, _("Bring reply %(number)s back", number=own.number), f"{base}/undelete", "post")]
    if own.state == "hidden":
        return [
            (_("Edit"), _("Edit reply %(number)s", number=own.number), f"{base}/edit", "link"),
            (_("Delete"), _("Delete reply %(number)s", number=own.number), f"{base}/delete", "link"),
        ]
    return []


def _waiting_actions(post_id: int, own: OwnReply) -> list[Action]:
    if own.state != "pending":
        return []
    base = f"/posts/{post_id}/waiting/{own.id}"
    return [
        (_("Edit"), _("Edit your waiting reply"), f"{base}/edit", "link"),
        (_("Take it back"), _("Take your waiting reply back"), f"{base}/withdraw", "post"),
    ]
