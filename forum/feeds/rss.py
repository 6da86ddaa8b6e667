"""RSS 2.0, with the modules that readers of blogs know: whole texts, writers, and comments."""

from xml.etree.ElementTree import Element

from forum.feeds.building import as_bytes, put
from forum.feeds.entries import Entry, Feed
from forum.feeds.texts import as_html, rfc822

MIMETYPE = "application/rss+xml"
# How long readers may wait before they ask again.
MINUTES = 60
NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:slash": "http://purl.org/rss/1.0/modules/slash/",
    "xmlns:wfw": "http://wellformedweb.org/CommentAPI/",
}


def rss_bytes(feed: Feed) -> bytes:
    root = Element("rss", {"version": "2.0", **NAMESPACES})
    channel = put(root, "channel")
    put(channel, "title", feed.title)
    put(channel, "link", feed.url)
    # The element is required, and may not be empty.
    put(channel, "description", as_html(feed.description or feed.title))
    put(channel, "language", feed.language)
    put(channel, "lastBuildDate", rfc822(feed.updated_at))
    put(channel, "ttl", str(MINUTES))
    put(channel, "atom:link", rel="self", type=MIMETYPE, href=feed.feed_url)
    if feed.hub:
        put(channel, "atom:link", rel="hub", href=feed.hub)
    for entry in feed.entries:
        _put_item(channel, entry)
    return as_bytes(root)


def _put_item(channel: Element, entry: Entry) -> None:
    item = put(channel, "item")
    put(item, "title", entry.title)
    put(item, "link", entry.url)
    put(item, "guid", entry.id, isPermaLink="false")
    put(item, "pubDate", rfc822(entry.published_at))
    if entry.author:
        put(item, "dc:creator", entry.author.name)
    for category in entry.categories:
        put(item, "category", category)
    if entry.summary:
        put(item, "description", as_html(entry.summary))
    if entry.html is not None:
        put(item, "content:encoded", entry.html)
    if entry.thread:
        put(item, "comments", entry.thread.url)
        put(item, "slash:comments", str(entry.thread.count))
        put(item, "wfw:commentRss", entry.thread.rss_url)
