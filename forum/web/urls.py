"""Addresses of what people link to, written out because a thread page needs hundreds of them."""

from functools import lru_cache
from urllib.parse import quote

from forum.db import current_settings
from forum.i18n import gettext as _
from forum.rendering.links import whole_links, without_pictures
from forum.validation.pseudonyms import is_pseudonym

# Most pages name the same few blogs, tags and posts.
quoted = lru_cache(4096)(quote)


def absolute(path: str) -> str:
    """A path as a whole address; the host comes from the settings, never from a request."""
    return current_settings().url.rstrip("/") + path


def mailed_html(html: str) -> str:
    """Sanitised HTML for a message: whole addresses, and in the place of pictures what they show.

    A picture in a message would tell who opened it, and what only members see would be missing.
    """
    return whole_links(without_pictures(html, _("Picture")), absolute(""))


def blog_url(slug: str) -> str:
    return f"/blogs/{quoted(slug)}"


def archive_url(slug: str, year: int | None = None, month: int | None = None) -> str:
    """The months of a blog, or the posts of one."""
    return f"{blog_url(slug)}/archive" if year is None else f"{blog_url(slug)}/{year:04}/{month:02}"


def tag_url(slug: str) -> str:
    return f"/tags/{quoted(slug)}"


def member_url(handle: str) -> str:
    """Of a pseudonym, which has no page, what moderators know of it."""
    if is_pseudonym(handle):
        return f"/moderation/members/{handle}"
    return f"/@{handle}"


def post_url(post_id: int, slug: str) -> str:
    return f"/posts/{post_id}/{quoted(slug)}"


def reply_url(post_id: int, number: int, action: str = "") -> str:
    """The permalink of a reply, or the address of something done with it."""
    return f"/posts/{post_id}/replies/{number}{'/' + action if action else ''}"


def case_url(case_id: int) -> str:
    return f"/moderation/cases/{case_id}"


def asking_back(path: str, return_to: str) -> str:
    """The address of a page that leads back afterwards."""
    return f"{path}?next={quote(return_to.rstrip('?'))}"
