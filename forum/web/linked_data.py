"""What pages say of themselves to programs: JSON-LD in the words of https://schema.org.

It repeats what a visitor reads on the page, and nothing else. A block of data is no script: the policy of the site's
headers leaves it alone, and nothing in it may end it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from forum.rendering import shorten, words_of
from forum.web.thread_rows import RowView
from forum.web.times import iso
from forum.web.urls import absolute
from forum.web.views import WriterView

Thing = dict[str, Any]

# Of a longer text its beginning: a page is not to weigh twice as much for those who read it.
LONGEST_TEXT = 5_000


def as_data(*things: Thing) -> Thing:
    """What the element holds; the filter `tojson` makes it safe there, whatever members wrote."""
    return {"@context": "https://schema.org", "@graph": things}


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
    body_html: str,
    published_at: datetime,
    edited_at: datetime | None,
    comment_count: int,
    writer: WriterView,
    blog: Thing,
    rows: Sequence[RowView],
) -> Thing:
    """A post with the replies of one window. Where every member may post, it begins a discussion."""
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
            "text": _text(body_html) or title,
            "commentCount": comment_count,
            "interactionStatistic": counted,
            "isPartOf": blog,
            "comment": _comments(rows),
        }
    )


def _comments(rows: Sequence[RowView]) -> list[Thing]:
    """The shown replies as a tree. What answers a text that is gone hangs on the nearest one above that is there."""
    roots: list[Thing] = []
    above: list[tuple[int, Thing]] = []
    site = absolute("")
    for row in rows:
        while above and above[-1][0] >= row.depth:
            above.pop()
        if row.writer is None:
            continue
        comment = {
            "@type": "Comment",
            "url": site + row.permalink,
            "author": {"@type": "Person", "name": row.writer.name, "url": site + row.writer.url},
            "datePublished": row.date_iso,
            "text": _text(row.body_html) or row.heading,
        }
        siblings = above[-1][1].setdefault("comment", []) if above else roots
        siblings.append(comment)
        above.append((row.depth, comment))
    return roots


def _person(writer: WriterView) -> Thing:
    return {"@type": "Person", "name": writer.name, "url": absolute(writer.url)}


def _text(html: str) -> str:
    words = words_of(html)
    return words if len(words) <= LONGEST_TEXT else shorten(words, LONGEST_TEXT)


def _told(thing: Thing) -> Thing:
    """Without what there is nothing to say of."""
    return {name: value for name, value in thing.items() if value not in ("", [], None)}
