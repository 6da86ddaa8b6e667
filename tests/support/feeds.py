"""Reads feeds as their readers do, and complains of what the formats ask for and is not there."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_RFC822 = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")
_IRI = re.compile(r"(?:https?://|tag:)\S+")


def read_feed(form: str, body: bytes) -> Any:
    """The feed as feedparser, or for JSON Feed the parser of JSON, sees it; nothing in it may be amiss."""
    faults = list({"rss": _faults_of_rss, "atom": _faults_of_atom, "json": _faults_of_json}[form](body))
    assert not faults, faults
    if form == "json":
        return json.loads(body)
    found = feedparser.parse(body)
    assert not found.bozo, found.bozo_exception
    assert found.version == {"rss": "rss20", "atom": "atom10"}[form]
    return found


def _text(parent: Any, name: str) -> str:
    found = parent.findall(name)
    return found[0].text or "" if len(found) == 1 else ""


def _faults_of_rss(body: bytes) -> Iterator[str]:
    """https://www.rssboard.org/rss-specification"""
    channel = ElementTree.fromstring(body).find("channel")
    assert channel is not None
    for name in ("title", "link", "description", "ttl", "language"):
        if not _text(channel, name):
            yield f"no {name} of the channel"
    if not _RFC822.fullmatch(_text(channel, "lastBuildDate")):
        yield "lastBuildDate"
    if [link.get("rel") for link in channel.findall(f"{ATOM}link")][:1] != ["self"]:
        yield "no atom:link to the feed itself"
    items = channel.findall("item")
    if len({_text(item, "guid") for item in items}) < len(items):
        yield "two items have one guid"
    for item in items:
        guid = item.find("guid")
        if guid is None or guid.get("isPermaLink") != "false" or not _IRI.fullmatch(guid.text or ""):
            yield "guid"
        if not _text(item, "title") or not _IRI.fullmatch(_text(item, "link")):
            yield "title or link of an item"
        if not _RFC822.fullmatch(_text(item, "pubDate")):
            yield "pubDate"


def _faults_of_atom(body: bytes) -> Iterator[str]:
    """RFC 4287, sections 4.1.1 and 4.1.2."""
    root = ElementTree.fromstring(body)
    entries = root.findall(f"{ATOM}entry")
    if len({_text(entry, f"{ATOM}id") for entry in entries}) < len(entries):
        yield "two entries have one id"
    if not root.findall(f"{ATOM}author/{ATOM}name"):
        yield "no author of the feed"
    for element in (root, *entries):
        links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
        if not _IRI.fullmatch(_text(element, f"{ATOM}id")):
            yield f"id of {element.tag}"
        if not _text(element, f"{ATOM}title"):
            yield f"title of {element.tag}"
        if not _RFC3339.fullmatch(_text(element, f"{ATOM}updated")):
            yield f"updated of {element.tag}"
        if links.count(("alternate", "text/html")) != 1 or (element is root and links[0][0] != "self"):
            yield f"links of {element.tag}"


def _faults_of_json(body: bytes) -> Iterator[str]:
    """https://www.jsonfeed.org/version/1.1/"""
    found = json.loads(body)
    if found["version"] != "https://jsonfeed.org/version/1.1" or not found["title"]:
        yield "version or title"
    if not all(_IRI.fullmatch(found[name]) for name in ("home_page_url", "feed_url")):
        yield "addresses of the feed"
    if len({item["id"] for item in found["items"]}) < len(found["items"]):
        yield "two items have one id"
    for item in found["items"]:
        if not _IRI.fullmatch(item["id"]) or not _IRI.fullmatch(item["url"]):
            yield "id or url of an item"
        if ("content_html" in item) == ("content_text" in item):
            yield "content of an item"
        if not all(_RFC3339.fullmatch(item[name]) for name in ("date_published", "date_modified")):
            yield "dates of an item"


def titles(form: str, body: bytes) -> list[str]:
    """What the entries are called, in their order."""
    found = read_feed(form, body)
    return [entry["title"] for entry in (found["items"] if form == "json" else found.entries)]
