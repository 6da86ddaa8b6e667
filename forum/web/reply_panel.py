"""The form of a reply below its thread: rendered once in each language, and filled for the reader."""

from functools import lru_cache
from typing import Any

from flask import current_app, request
from markupsafe import Markup

from forum.i18n import locale_code
from forum.web.forms import new_form_key
from forum.web.reply_form import ReplyForm
from forum.web.sessions import form_token
from forum.web.slots import Slots, ready

EXTENSION = "forum_reply_panel"
KEPT = 64
SLOTS = Slots("post_id", "token", "key")


def reply_panel(post_id: int) -> Markup:
    """For somebody who may reply to the post."""
    kept = current_app.extensions.get(EXTENSION)
    if kept is None:
        kept = current_app.extensions[EXTENSION] = lru_cache(KEPT)(_render)
    return ready([kept(locale_code(), request.script_root).format(post_id, form_token(), new_form_key())])


def _render(_locale: str, root: str) -> str:
    form = ReplyForm.filled(key=SLOTS.of.key)
    form.csrf_token.current_token = SLOTS.of.token
    macros: Any = current_app.jinja_env.get_template("posts/_reply_panel.html").module
    return SLOTS.as_format(str(macros.reply_panel(form, f"{root}/posts/{SLOTS.of.post_id}/replies")))
