"""Atom (RFC 4287), with the threading of RFC 4685."""

from xml.etree.ElementTree import Element

from forum.feeds.building import as_bytes, put
from forum.feeds.entries import Entry, Feed, Person
from forum.feeds.texts import rfc3339

MIMETYPE = "application/atom+xml"


def atom_bytes(feed: Feed) -> bytes:
    root = Element(
        "feed",
        {
            "xmlns": "http://www.w3.org/2005/Atom",
            "xmlns:thr": "http://purl.org/syndication/thread/1.0",
            "xml:lang": feed.language,
        },
    )
    put(root, "id", feed.id)
    put(root, "title", feed.title)
    if feed.description:
        put(root, "subtitle", feed.description)
    put(root, "updated", rfc3339(feed.updated_at))
    put(root, "link", rel="self", type=MIMETYPE, href=feed.feed_url)
    put(root, "link", rel="alternate", type="text/html", href=feed.url)
    if feed.hub:
        put(root, "link", rel="hub", href=feed.hub)
    _put_person(root, feed.publisher)
    for entry in feed.entries:
        _put_entry(root, entry)
    return as_bytes(root)


def _put_person(parent: Element, person: Person) -> None:
    author = put(parent, "author")
    put(author, "name", person.name)
    if person.url:
        put(author, "uri", person.url)


def _put_entry(root: Element, entry: Entry) -> None:
    element = put(root, "entry")
    put(element, "id", entry.id)
    put(element, "title", entry.title)
    put(element, "updated", rfc3339(entry.updated_at))
    put(element, "published", rfc3339(entry.published_at))
    put(element, "link", rel="alternate", type="text/html", href=entry.url)
    if entry.author:
        _put_person(element, entry.author)
    for category in entry.categories:
        put(element, "category", term=category)
    _put_threading(element, entry)
    if entry.summary:
        put(element, "summary", entry.summary)
    if entry.html is not None:
        put(element, "content", entry.html, type="html")


def _put_threading(element: Element, entry: Entry) -> None:
    if entry.answers:
        where = {"type": "text/html", "href": entry.answers.url} if entry.answers.url else {}
        put(element, "thr:in-reply-to", ref=entry.answers.id, **where)
    if entry.thread:
        counts = {"thr__count": str(entry.thread.count)}
        if entry.thread.newest_at:
            counts["thr__updated"] = rfc3339(entry.thread.newest_at)
        put(element, "link", rel="replies", type=MIMETYPE, href=entry.thread.atom_url, **counts)
        put(element, "link", rel="replies", type="text/html", href=entry.thread.url, **counts)
        put(element, "thr:total", str(entry.thread.count))
