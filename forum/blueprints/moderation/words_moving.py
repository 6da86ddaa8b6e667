"""What the pages say that move posts and replies: what will be done, sentence by sentence, and that it was done."""

from dataclasses import dataclass
from typing import Any

from forum.i18n import lazy_gettext as _


@dataclass(frozen=True)
class Move:
    heading: Any
    meaning: tuple[Any, ...]
    button: Any
    done: Any


_TOLD = _("Their writers are told, with your reason. Old addresses go on leading to the texts, for who may read them.")

MOVE_POST = Move(
    _("Move this post to another blog"),
    (
        _("The post goes with its whole conversation. Its address stays the same."),
        _("Whoever reads the other blog reads it there; whoever does not, no longer finds it."),
        _("You need to moderate both blogs. The writer of the post is told, with your reason."),
    ),
    _("Move the post"),
    _("The post is moved, and its writer is told."),
)
SPLIT = Move(
    _("Make this reply a post of its own"),
    (
        _("The reply becomes a post in the same blog, by the same writer and with the same date. You give the title."),
        _("Everything that answers it becomes the conversation under that post."),
        _TOLD,
    ),
    _("Make it a post"),
    _("The reply is a post of its own now, and the writers are told."),
)
MOVE_REPLY = Move(
    _("Move this reply to another post"),
    (
        _("The reply goes to the end of the other conversation, with everything that answers it."),
        _("You need to moderate the blogs of both posts."),
        _TOLD,
    ),
    _("Move the reply"),
    _("The reply is moved, and the writers are told."),
)
MERGE = Move(
    _("Join another post with this one"),
    (
        _("The text of the other post becomes a reply under this post, with its whole conversation below it."),
        _("The other post is then gone, and its address leads here. Its title is not kept."),
        _("You need to moderate the blogs of both posts."),
        _TOLD,
    ),
    _("Join the two posts"),
    _("The two posts are one now, and the writers are told."),
)
