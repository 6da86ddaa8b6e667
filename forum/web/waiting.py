"""What waits for a moderator, on its writer's pages: the way there, and the changes that wait."""

from collections.abc import Sequence
from typing import Any

from flask import redirect
from flask.typing import ResponseReturnValue

from forum.i18n import gettext as translate
from forum.i18n import lazy_gettext as _
from forum.queries.posts import get_post_page
from forum.queries.waiting import OwnChange
from forum.rules.pipeline import WAITS
from forum.services.texts import PreparedText
from forum.web.actor import current_actor
from forum.web.forms import flash_done
from forum.web.times import format_date
from forum.web.urls import post_url, reply_url

REPLY_WAITS = _("Thank you. A moderator reads your reply before it appears. We will tell you as soon as it does.")
POST_WAITS = _("Thank you. A moderator reads your post before it appears. We will tell you as soon as it does.")
CHANGE_WAITS = _("Thank you. A moderator reads your change before it appears. Until then the earlier text stays.")
TAKEN_BACK = _("It is taken back. No moderator will read it.")


def words_on_waiting(body: PreparedText, usual: Any) -> str:
    """What the writer reads on sending: the words of the rule that holds the text, where it has some, and the usual."""
    verdict = body.verdict
    own = verdict.words if verdict is not None and verdict.outcome == "hold" and verdict.words is not WAITS else ""
    return f"{own} {usual}".strip()


def to_waiting(post_id: int, words: Any) -> ResponseReturnValue:
    """Leads to the writer's own texts below the thread."""
    page = get_post_page(current_actor(), post_id)
    flash_done(str(words))
    return redirect(post_url(post_id, page.post.slug) + "#waiting", 303)


def change_views(post_id: int, changes: Sequence[OwnChange]) -> list[dict[str, Any]]:
    """The viewer's changes of published texts that wait, or that were not accepted lately."""
    return [
        {
            "heading": translate("Your change of reply %(number)s", number=change.reply_number)
            if change.reply_number
            else translate("Your change of the post"),
            "state": change.state,
            "date_text": format_date(change.written_at),
            "title": change.title,
            "summary": change.summary,
            "body_html": change.html,
            "source": change.source,
            "reason": change.decision_reason,
            "text_url": reply_url(post_id, change.reply_number) if change.reply_number else None,
            "withdraw_url": f"/posts/{post_id}/changes/{change.id}/withdraw" if change.state == "pending" else None,
        }
        for change in changes
    ]
