"""The pages about the site as they are shown: what admins wrote, or the forum's own words."""

from typing import Any

from flask import current_app, render_template

from forum.db import current_settings
from forum.i18n import lazy_gettext
from forum.queries.site_pages import current_terms_version, find_page, list_accepted
from forum.rendering import take_in
from forum.web.actor import current_actor
from forum.web.meta import page_meta

TITLES = {
    "terms": lazy_gettext("Terms"),
    "guidelines": lazy_gettext("Guidelines"),
    "privacy": lazy_gettext("Privacy"),
    "moderation": lazy_gettext("How we moderate"),
    "imprint": lazy_gettext("Imprint"),
}


def show_page(name: str) -> str:
    """The page of this name, which is also its path."""
    page = find_page(name)
    return render_template(
        f"site/{name}.html",
        meta=page_meta(f"/{name}", str(TITLES[name])),
        page={"html": page.html, "changed_at": page.changed_at} if page else None,
        terms_version=current_terms_version() if name == "terms" else None,
        accepted=list_accepted(current_actor()) if name == "terms" else [],
        **_facts(),
    )


def own_words(name: str) -> str:
    """What the page says when nobody has written anything else, as HTML."""
    template = current_app.jinja_env.get_template(f"site/{name}.html")
    return "".join(template.blocks["words"](template.new_context(_facts())))


def own_words_as_markdown(name: str) -> str:
    """With what an admin begins who changes the page for the first time."""
    return take_in(own_words(name), place="post").source


def _facts() -> dict[str, Any]:
    """What the forum's own words say of this site."""
    settings = current_settings()
    return {"notice_months": settings.notice_months, "has_replicas": bool(settings.replica_addresses)}
