"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from forum.feeds.entries import Entry, Feed, Person
from forum.feeds.texts import legal, rfc3339

MIMETYPE = "application/feed+json"


def json_bytes(feed: Feed) -> bytes:
    found: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": legal(feed.title),
        "home_page_url": feed.url,
        "feed_url": feed.feed_url,
        "description": legal(feed.description),
        "language": feed.language,
        "authors": [_person(feed.publisher)],
        "items": [_item(entry) for entry in feed.entries],
    }
    if feed.hub:
        found["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    if not feed.description:
        del found["description"]
    return json.dumps(found, ensure_ascii=False).encode()


def _person(person: Person) -> dict[str, str]:
    name = {"name": legal(person.name)}
    return name | {"url": person.url} if person.url else name


def _item(entry: Entry) -> dict[str, Any]:
    """Each has a content, which the format asks for: the whole text, or the words that stand for it."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": legal(entry.title),
        "date_published": rfc3339(entry.published_at),
        "date_modified": rfc3339(entry.updated_at),
    }
    if entry.html is not None:
        item["content_html"] = legal(entry.html)
    else:
        item["content_text"] = legal(entry.summary or entry.title)
    if entry.summary and entry.html is not None:
        item["summary"] = legal(entry.summary)
    if entry.author:
        item["authors"] = [_person(entry.author)]
    if entry.categories:
        item["tags"] = [legal(category) for category in entry.categories]
    return item
