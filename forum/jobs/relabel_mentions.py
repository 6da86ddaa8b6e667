"""Has texts that name a member follow their handle."""

from forum.db.jobs import RelabelMentions
from forum.services.relabelling import relabel


def relabel_mentions(payload: RelabelMentions) -> None:
    """Goes through all that names them; again it changes nothing."""
    relabel(payload.user_id, payload.old)
