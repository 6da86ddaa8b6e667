"""Nothing typed is lost: a form whose session or token ended comes back filled.

A POST view says with `carries(render)` how its form is shown again. When the person must sign in first, the sign-in
page carries what was typed in a hidden field, and the filled form follows it; without JavaScript. Where no form can be
shown, a page shows the texts themselves, to copy.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Request, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from forum.i18n import lazy_gettext as _
from forum.rules.settings import RULE_FIELDS

Render = Callable[..., ResponseReturnValue]
View = TypeVar("View", bound=Callable[..., Any])

NEVER_CARRIED = {"csrf_token", "password", "current", "new", "carried", "action", "code", "half"}
NEVER_CARRIED |= {"challenge", "credential", "claims"}
# Texts that a page shows to be copied, with the words over each.
TEXT_LABELS: dict[str, Any] = {
    "title": _("Title"),
    "summary": _("Summary"),
    "body": _("Text"),
    "tags": _("Tags"),
    "handles": _("Handles"),
    "reason": _("Reason"),
    "display_name": _("Display name"),
    "bio": _("About you"),
    "description": _("Description"),
    "tagline": _("A few words about the site"),
    "text": _("What everybody should know"),
    "footer": _("Words at the foot of each page"),
    "note": _("Note under each post"),
    "answer": _("Answer"),
    "words": _("Your words"),
    "law": _("Which law"),
    "url": _("Address"),
    "message": _("Your answer"),
    "lines": _("Words or phrases"),
    "phrase": _("Word or phrase"),
    "replacement": _("What stands in its place"),
    "told": _("What the writer reads"),
    "subject": _("Subject"),
    "picture_alt": _("What the picture shows"),
    "proof": _("How you can show that they agreed"),
    "source": _("Where the list is from"),
    "for_whom": _("For whom"),
}
# What is chosen, short to type again, or a form's own. A field that stands nowhere is shown, so that none is forgotten.
NOT_TEXTS = NEVER_CARRIED | {
    *("key", "version", "signature", "seen_tags", "next", "kept", "terms", "up_to_id", "user_id", "again", "confirmed"),
    *("email", "name", "handle", "username", "slug"),
    *("invitation", "places", "days"),
    *("to_post", "is_wider", "into", "texts"),
    *("kind", "duration", "category", "case"),
    *("blog", "scope", "ruling", "role", "level", "timezone"),
    *("kind", "to"),
    *("delivery", "group", "on_site"),
    *("q", "order"),
    "good_faith",
    *("posting", "reading", "moderation", "is_unlisted", "closes_after_days", "position"),
    *("is_noindex", "has_pseudonyms", "feed_text", "is_binding", "seen", "accent", "last_day", "is_for_members"),
    *("act", "category", "ground", "prepared_answer", "text_version", "seen_flag", "selected"),
    *("kind", "why", "state", "assignee"),
    *("is_mail_stopped", "mail_reply", "mail_mention", "mail_decision", "mail_message", "mail_flag"),
    *("mail_correction", "mail_duty"),
    *(
        "rhythm",
        "weekday",
        "hour",
        "rate",
        "place",
        "when",
        "send_at",
        "consented_on",
        "file",
        "picture",
        "publish_at",
        "audience",
    ),
    *("digest_hour", "digest_weekday", "quiet_from", "quiet_to", "mail_budget", "all"),
}
NOT_TEXTS |= {each.name for each in RULE_FIELDS} | {"on", "is_active"}
_renders: dict[Callable[..., Any], Render] = {}


def carries(render: Render) -> Callable[[View], View]:
    """Marks a POST view; `render(typed, **view_args)` shows its form filled with a MultiDict."""

    def mark(view: View) -> View:
        _renders[view] = render
        return view

    return mark


def _render_of(endpoint: str | None) -> Render | None:
    view = current_app.view_functions.get(endpoint or "")
    return _renders.get(view) if view else None


def is_foreign(incoming: Request) -> bool:
    """Whether a request says that another site made it."""
    origin = incoming.headers.get("Origin")
    if incoming.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        return True
    if origin is None:
        return False
    return urlsplit(origin).netloc != incoming.host


def can_carry() -> bool:
    """Whether this request's form can be shown again."""
    return request.method == "POST" and _render_of(request.endpoint) is not None


def show_again() -> ResponseReturnValue:
    """The form of this request, filled with what was sent."""
    render = _render_of(request.endpoint)
    if render is None:
        raise RuntimeError("this form cannot be shown again")
    return render(typed=request.form, **(request.view_args or {}))


@dataclass(frozen=True)
class KeptText:
    """A text to copy, and the words over it."""

    label: Any
    text: str


def kept_texts() -> list[KeptText]:
    """The texts that this request sent or carried; none of another site's form, or of one too large to be read."""
    try:
        if request.method != "POST" or is_foreign(request):
            return []
        fields = list(request.form.items(multi=True))
    except HTTPException:
        return []
    _path, carried = _read(request.form.get("carried", "")) or ("", [])
    return [
        KeptText(TEXT_LABELS.get(name, _("What you wrote")), text)
        for name, text in [*fields, *carried]
        if name not in NOT_TEXTS and text.strip()
    ]


def pack() -> str:
    """What was typed into this request's form, to carry through a sign-in."""
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in NEVER_CARRIED]
    return json.dumps({"path": request.path, "fields": fields})


def unpack(carried: str) -> ResponseReturnValue | None:
    """The filled form of what `pack` carried, or None when it cannot be read or belongs to no form."""
    found = _read(carried)
    if found is None:
        return None
    path, fields = found
    try:
        endpoint, view_args = current_app.url_map.bind("localhost").match(path, method="POST")
    except HTTPException:
        return None
    render = _render_of(endpoint)
    return render(typed=MultiDict(fields), **view_args) if render else None


def _read(carried: str) -> tuple[str, list[tuple[str, str]]] | None:
    """Path and fields of what `pack` carried, or None when it cannot be read."""
    try:
        data = json.loads(carried)
        return str(data["path"]), [(str(name), str(value)) for name, value in data["fields"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
