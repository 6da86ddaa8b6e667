"""What an address asks to be searched: the text, a blog, an order. Pages and feeds ask alike."""

from dataclasses import dataclass, replace
from datetime import tzinfo
from urllib.parse import urlencode

from flask import request

from forum.search import Query, parse_query

ORDERS = ("best", "newest")
# In characters, of what can be had as a feed.
LONGEST_FEED = 500


@dataclass(frozen=True)
class Asked:
    text: str
    blog: str
    order: str

    def query(self, zone: tzinfo) -> Query:
        """What is asked for; a blog that was chosen goes before those that were typed."""
        found = parse_query(self.text, zone)
        return replace(found, blogs=(self.blog,)) if self.blog else found

    def address(self, **others: str) -> str:
        """The query of an address that asks the same, from its question mark on."""
        parts = {"q": self.text, "blog": self.blog, "order": "" if self.order == "best" else self.order} | others
        return f"?{urlencode({name: value for name, value in parts.items() if value})}"


def asked_search() -> Asked:
    """What this request asks for. Unknown orders count as the usual one."""
    order = request.args.get("order", "")
    return Asked(
        text=request.args.get("q", ""),
        blog=request.args.get("blog", "")[:80],
        order=order if order in ORDERS else "best",
    )
