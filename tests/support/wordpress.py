"""Small exports of WordPress for tests, and the real one where it lies beside the checkout."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

REAL = next(
    (
        found
        for folder in Path(__file__).resolve().parents
        if (found := folder / "shared" / "data" / "wordpress-theme-unit-test.wxr.xml").is_file()
    ),
    None,
)
WHY_SKIPPED = "the real export is not here: ../shared/data/wordpress-theme-unit-test.wxr.xml"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Old Site</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>anna</wp:author_login>
<wp:author_email>anna@old.example</wp:author_email><wp:author_display_name>Anna Old</wp:author_display_name></wp:author>
"""
TAIL = "</channel></rss>"


def _elements(values: dict[str, Any]) -> str:
    return "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in values.items())


def comment(number: int, words: str = "A comment.", **others: Any) -> str:
    """A comment; `others` are elements without their prefix, `parent` the number of the one that it answers."""
    values = {
        "comment_id": number,
        "comment_author": "Bea",
        "comment_author_email": "bea@mail.example",
        "comment_date_gmt": f"2012-02-01 10:00:{number % 60:02}",
        "comment_content": words,
        "comment_approved": "1",
        "comment_type": "",
        "comment_parent": others.pop("parent", 0),
        "comment_user_id": 0,
    }
    return f"<wp:comment>{_elements({f'wp:{name}': value for name, value in (values | others).items()})}</wp:comment>"


def item(
    number: int,
    body: str = "<p>Words.</p>",
    *,
    comments: Iterable[str] = (),
    terms: Iterable[tuple[str, str]] = (),
    meta: Iterable[tuple[str, object]] = (),
    **others: Any,
) -> str:
    """An entry; `others` are elements, those of WordPress without their prefix. `terms` are (domain, name).

    `meta` is what WordPress keeps beside it, (key, value).
    """
    own = {"title", "link", "pubDate"}
    values = {
        "title": f"Post {number}",
        "link": f"https://old.example/2012/01/post-{number}/",
        "wp:post_id": number,
        "wp:post_date_gmt": f"2012-01-01 10:00:{number % 60:02}",
        "wp:post_name": f"post-{number}",
        "wp:status": "publish",
        "wp:post_type": "post",
        "wp:comment_status": "open",
    }
    values |= {name if name in own else f"wp:{name}": value for name, value in others.items()}
    values |= {"dc:creator": values.pop("wp:creator", "anna"), "content:encoded": body}
    if "wp:excerpt" in values:
        values["excerpt:encoded"] = values.pop("wp:excerpt")
    categories = "".join(
        f"<category domain={quoteattr(domain)} nicename={quoteattr(name.casefold())}>{escape(name)}</category>"
        for domain, name in terms
    )
    kept = "".join(
        f"<wp:postmeta>{_elements({'wp:meta_key': key, 'wp:meta_value': value})}</wp:postmeta>" for key, value in meta
    )
    return f"<item>{_elements(values)}{categories}{kept}{''.join(comments)}</item>"


def write_export(folder: Path, *items: str, head: str = HEAD) -> Path:
    """A file that holds these entries."""
    file = folder / "export.xml"
    file.write_text(f"{head}\n" + "\n".join(items) + f"\n{TAIL}", encoding="utf-8")
    return file
