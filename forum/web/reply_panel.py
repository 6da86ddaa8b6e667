"""The form of a reply below its thread: rendered once in each language, and filled for the reader."""

from functools import lru_cache
from typing import Any

from flask import current_app, request
from markupsafe import Markup, escape

from forum.i18n import locale_code
from forum.web.forms import new_form_key
from forum.web.reply_form import ReplyForm
from forum.web.sessions import form_token
from forum.web.signing import Signing, fit_signature
from forum.web.slots import Slots, ready

EXTENSION = "forum_reply_panel"
KEPT = 64
SLOTS = Slots("post_id", "token", "key", "name")


def reply_panel(post_id: int, signing: Signing | None = None) -> Markup:
    """For somebody who may reply to the post, under a name of their choice where there is one."""
    kept = current_app.extensions.get(EXTENSION)
    if kept is None:
        kept = current_app.extensions[EXTENSION] = lru_cache(KEPT)(_render)
    name = signing.name if signing else ""
    shape = signing and Signing(SLOTS.of.name if name else "", signing.chosen)
    form = kept(locale_code(), request.script_root, shape)
    return ready([form.format(post_id, form_token(), new_form_key(), escape(name))])


def _render(_locale: str, root: str, signing: Signing | None) -> str:
    form = ReplyForm.filled(key=SLOTS.of.key)
    form.csrf_token.current_token = SLOTS.of.token
    fit_signature(form, signing)
    macros: Any = current_app.jinja_env.get_template("posts/_reply_panel.html").module
    return SLOTS.as_format(str(macros.reply_panel(form, f"{root}/posts/{SLOTS.of.post_id}/replies")))
