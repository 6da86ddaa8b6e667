"""What pages say of themselves to programs: JSON-LD in the words of https://schema.org.

It repeats what a visitor reads on the page, and nothing else. A block of data is no script: the policy of the site's
headers leaves it alone, and nothing in it may end it.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from forum.rendering import shorten, words_of
from forum.web.slots import ready
from forum.web.thread_rows import RowView
from forum.web.times import iso
from forum.web.urls import absolute
from forum.web.views import WriterView

Thing = dict[str, Any]

# Of a longer text its beginning: a page is not to weigh twice as much for those who read it. Of a reply, of which there
# are fifty, as much as anybody shows of it.
LONGEST_TEXT = 5_000
LONGEST_COMMENT = 200
# Of replies, what was said of them lately; they are read by one visitor after the other.
KEPT = 4096

_dump = partial(json.dumps, separators=(",", ":"))


def as_data(first: Thing, *others: Thing, comments: Markup | None = None) -> Markup:
    """What the element holds, safe there whatever members wrote; `comments` are those of the first thing."""
    things = [_json(first), *map(_json, others)]
    if comments:
        things[0] = ready([things[0][:-1], ',"comment":[', comments, "]}"])
    return ready(['{"@context":"https://schema.org","@graph":[', ",".join(things), "]}"])


def _json(thing: Thing) -> Markup:
    return htmlsafe_json_dumps(thing, dumps=_dump)


def breadcrumbs(*steps: tuple[str, str]) -> Thing:
    """Where the page is: names and paths from above down to the page itself."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
        for place, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def site_thing(name: str, description: str) -> Thing:
    """The site, and how it is searched."""
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": absolute("/search?q={search_term_string}")},
        "query-input": "required name=search_term_string",
    }
    thing = {"@type": "WebSite", "name": name, "url": absolute("/"), "description": description}
    return _told(thing | {"potentialAction": search})


def blog_thing(name: str, path: str, description: str = "") -> Thing:
    return _told({"@type": "Blog", "name": name, "url": absolute(path), "description": description})


def profile_thing(writer: WriterView, *, since: str, bio_html: str) -> Thing:
    """`since` is the day that the page says."""
    person = _person(writer) | {
        "alternateName": f"@{writer.handle}",
        "jobTitle": writer.title,
        "description": _text(bio_html),
    }
    return {"@type": "ProfilePage", "url": person["url"], "dateCreated": since, "mainEntity": _told(person)}


def post_thing(
    *,
    is_by_members: bool,
    title: str,
    url: str,
    summary: str,
    body_html: str,
    published_at: datetime,
    edited_at: datetime | None,
    comment_count: int,
    writer: WriterView,
    blog: Thing,
) -> Thing:
    """A post without its replies. Where every member may post, it begins a discussion."""
    counted = {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/CommentAction",
        "userInteractionCount": comment_count,
    }
    return _told(
        {
            "@type": "DiscussionForumPosting" if is_by_members else "BlogPosting",
            "headline": title,
            "url": url,
            "mainEntityOfPage": url,
            "author": _person(writer),
            "datePublished": iso(published_at),
            "dateModified": iso(edited_at or published_at),
            "abstract": summary,
            "text": _text(body_html) or title,
            "commentCount": comment_count,
            "interactionStatistic": counted,
            "isPartOf": blog,
        }
    )


def comments_data(rows: Sequence[RowView]) -> Markup:
    """The shown replies as a tree. What answers a text that is gone hangs on the nearest one above that is there."""
    site, roots = absolute(""), list[Thing]()
    # The replies that what follows may hang on, each with its depth.
    above: list[tuple[int, Thing]] = []
    for row in rows:
        while above and above[-1][0] >= row.depth:
            above.pop()
        if row.writer is None:
            continue
        comment = {
            "@type": "Comment",
            "url": site + row.permalink,
            "author": _author(site, row.writer),
            "datePublished": row.date_iso,
            "text": _text(row.body_html, LONGEST_COMMENT) or row.heading,
        }
        (above[-1][1].setdefault("comment", []) if above else roots).append(comment)
        above.append((row.depth, comment))
    return htmlsafe_json_dumps(roots, dumps=_dump)[1:-1]


@lru_cache(KEPT)
def _author(site: str, writer: WriterView) -> Thing:
    return _told({"@type": "Person", "name": writer.name, "url": site + writer.url if writer.url else ""})


def _person(writer: WriterView) -> Thing:
    return _told({"@type": "Person", "name": writer.name, "url": absolute(writer.url) if writer.url else ""})


@lru_cache(KEPT)
def _text(html: str, most: int = LONGEST_TEXT) -> str:
    words = words_of(html)
    return words if len(words) <= most else shorten(words, most)


def _told(thing: Thing) -> Thing:
    """Without what there is nothing to say of."""
    return {name: value for name, value in thing.items() if value not in ("", [], None)}
