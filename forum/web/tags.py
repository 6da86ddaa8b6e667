"""Tags as pages print them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from forum.db.paging import Page
from forum.i18n import gettext as _
from forum.i18n import ngettext
from forum.queries.tags import MOST_COUNTED, ListedTag, TagPlace
from forum.validation.slugs import LONGEST_SLUG
from forum.validation.tags import TagName
from forum.web.urls import tag_url


@dataclass(frozen=True)
class TagLink:
    """`url` is None where no list shows the post, so that a link might lead nowhere."""

    name: str
    url: str | None


def tag_links(tags: Iterable[TagName], *, is_listed: bool) -> tuple[TagLink, ...]:
    return tuple(TagLink(tag.name, tag_url(tag.slug) if is_listed else None) for tag in tags)


def counted_tags(tags: Iterable[ListedTag]) -> list[dict[str, Any]]:
    """Tags with their counts in words, as a list of tags prints them."""
    return [{"name": tag.name, "url": tag_url(tag.slug), "count": count_words(tag.post_count)} for tag in tags]


def count_words(count: int) -> str:
    """Of posts that were counted up to `MOST_COUNTED`."""
    if count >= MOST_COUNTED:
        return _("over %(count)s posts", count=MOST_COUNTED - 1)
    return ngettext("%(num)s post", "%(num)s posts", count)


def asked_tag_place(args: Any) -> TagPlace | None:
    """The place in a list of tags that a request's query asks for."""
    if args.get("to"):
        return TagPlace(args["to"][:LONGEST_SLUG], is_backward=True)
    return TagPlace(args["from"][:LONGEST_SLUG]) if args.get("from") else None


def tag_paging(page: Page[Any], path: str) -> dict[str, str | None]:
    """`next_url` and `previous_url` of a page of a list of tags."""
    return {
        "next_url": f"{path}?from={quote(page.older)}" if page.older else None,
        "previous_url": f"{path}?to={quote(page.newer)}" if page.newer else None,
    }
