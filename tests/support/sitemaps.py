"""Reads sitemaps and robots.txt as strictly as those who ask for them."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST_URLS, MOST_BYTES, LONGEST_URL = 50_000, 50 * 1024 * 1024, 2048


def read_sitemap(body: bytes, root: str = "urlset", each: str = "url") -> dict[str, datetime | None]:
    """Addresses, and when what stands there changed: by the schema of the protocol, and its limits."""
    assert body.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    assert len(body) <= MOST_BYTES
    tree = ElementTree.fromstring(body)
    assert tree.tag == SPACE + root
    found: dict[str, datetime | None] = {}
    for entry in tree:
        assert entry.tag == SPACE + each
        (place, *rest) = entry
        assert place.tag == SPACE + "loc"
        assert [part.tag for part in rest] in ([], [SPACE + "lastmod"])
        url = place.text or ""
        parts = urlsplit(url)
        assert parts.scheme in {"http", "https"}
        assert parts.netloc
        assert url.isascii()
        assert len(url) < LONGEST_URL
        assert url not in found, "twice"
        moment = datetime.fromisoformat(rest[0].text or "") if rest else None
        assert moment is None or moment.tzinfo is not None
        found[url] = moment
    assert 0 < len(found) <= MOST_URLS
    return found


def read_index(body: bytes) -> list[str]:
    return list(read_sitemap(body, "sitemapindex", "sitemap"))


@dataclass(frozen=True)
class Robots:
    """What robots.txt asks of all robots (RFC 9309)."""

    rules: list[str]
    sitemaps: list[str]

    @classmethod
    def read(cls, text: str) -> "Robots":
        rules: list[str] = []
        sitemaps: list[str] = []
        lines = [line for line in text.splitlines() if line]
        assert lines[0] == "User-agent: *"
        for line in lines[1:]:
            name, value = line.split(": ", 1)
            assert name in {"Disallow", "Sitemap"}, name
            (rules if name == "Disallow" else sitemaps).append(value)
        assert all(rule.startswith("/") for rule in rules)
        return cls(rules, sitemaps)

    def may_fetch(self, path: str) -> bool:
        return not any(_pattern(rule).match(path) for rule in self.rules)


def _pattern(rule: str) -> re.Pattern[str]:
    is_whole = rule.endswith("$")
    return re.compile(".*".join(map(re.escape, rule.removesuffix("$").split("*"))) + ("$" if is_whole else ""))
