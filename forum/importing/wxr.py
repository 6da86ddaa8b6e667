"""Reading WXR, the form in which WordPress gives a site away: RSS with elements of its own.

WXR is described by what writes it: `wp-admin/includes/export.php` of WordPress.
"""

import hashlib
import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from forum.importing.things import (
    Article,
    ArticleState,
    Attachment,
    BadExport,
    LeftOut,
    Link,
    Origin,
    Person,
    Remark,
    RemarkState,
    Thing,
)
from forum.importing.wordpress import plain, read_text
from forum.importing.xml import Element, Progress, Shape, read_elements

Categories = Literal["tags", "blogs"]
EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
NO_DATE = "0000-00-00 00:00:00"
STATES: dict[str, ArticleState] = {
    "publish": "published",
    "private": "published",
    "future": "scheduled",
    "draft": "draft",
    "pending": "draft",
}
COMMENT_STATES: dict[str, RemarkState] = {"1": "published", "approved": "published", "0": "pending", "hold": "pending"}
COMMENT_TYPES = {"", "comment"}
WITHOUT_MEANING = {"uncategorized"}


def _prefix_of(namespace: str) -> str:
    if "wordpress.org/export/" in namespace:
        return "excerpt:" if namespace.rstrip("/").endswith("excerpt") else "wp:"
    if namespace.startswith("http://purl.org/rss/1.0/modules/content"):
        return "content:"
    return "dc:" if namespace.startswith("http://purl.org/dc/elements/") else "other:"


SHAPE = Shape(
    depth=3,
    prefix_of=_prefix_of,
    ignored=frozenset({"wp:commentmeta"}),
    flat=frozenset({"wp:comment", "wp:postmeta"}),
)


def read_wxr(file: Path, *, categories: Categories = "tags", tell: Progress = lambda _bytes: None) -> Iterator[Thing]:
    """All that the file holds, in its order. Raises `BadExport` with the line of what is wrong."""
    reader = _Reader(file, categories)
    for element in read_elements(file, SHAPE, tell):
        yield from reader.take(element)
    if not reader.version:
        raise BadExport("this is not an export of WordPress: it does not say so.", file=file.name)


@dataclass
class _Reader:
    file: Path
    categories: Categories
    version: str = ""
    name: str = ""
    link: str = ""
    base: str = ""
    is_begun: bool = False
    # People who have an account there, by login, number and address.
    logins: dict[str, Person] = field(default_factory=dict)
    numbers: dict[str, Person] = field(default_factory=dict)
    by_address: dict[str, Person] = field(default_factory=dict)

    def take(self, element: Element) -> Iterator[Thing]:
        match element.name:
            case "title":
                self.name = plain(element.text)
            case "link":
                self.link = element.text.strip()
            case "wp:base_blog_url":
                self.base = element.text.strip()
            case "wp:wxr_version":
                self.version = element.text.strip()
            case "wp:author":
                yield self._person(element)
            case "item":
                yield from self._item(element)

    def _bad(self, reason: str, line: int) -> BadExport:
        return BadExport(reason, file=self.file.name, line=line)

    def _begin(self, element: Element) -> Iterator[Thing]:
        if not self.version:
            raise self._bad(
                "this is not an export of WordPress: it does not say so before its first entry.", element.line
            )
        self.base = (self.base or self.link).rstrip("/")
        if not urlsplit(self.base).hostname:
            raise self._bad("the export does not say which site it is of.", element.line)
        parts = urlsplit(self.base)
        yield Origin(f"wxr {parts.netloc.casefold()}{parts.path}", self.name or parts.netloc, self.base)
        self.is_begun = True

    # People.

    def _person(self, element: Element) -> Person:
        login = element.find("wp:author_login")
        if not login:
            raise self._bad("an author has no login.", element.line)
        name = plain(element.find("wp:author_display_name")) or login
        person = Person(f"author {login.casefold()}", name, login, element.find("wp:author_email"))
        self.logins[login.casefold()] = person
        if number := element.find("wp:author_id"):
            self.numbers[number] = person
        if person.address:
            self.by_address.setdefault(person.address.casefold(), person)
        return person

    def _writer(self, creator: str) -> Person:
        """The author of an entry, also one whom the file does not list, or writes with a slip."""
        for login in (creator, creator.strip(" <>\"'")):
            if login.casefold() in self.logins:
                return self.logins[login.casefold()]
        login = creator.strip(" <>\"'") or "unknown"
        person = Person(f"author {login.casefold()}", login, login)
        self.logins[login.casefold()] = person
        return person

    def _commenter(self, comment: dict[str, str]) -> Person:
        """An author only where the site knew that it was one, for anybody can type the address of another."""
        name = plain(comment.get("wp:comment_author", "")) or "Anonymous"
        address = comment.get("wp:comment_author_email", "")
        number = comment.get("wp:comment_user_id", "0")
        author = self.by_address.get(address.casefold()) if address else None
        if author and (number not in {"", "0"} or name.casefold() in {author.login.casefold(), author.name.casefold()}):
            return author
        if number in self.numbers:
            return self.numbers[number]
        digest = hashlib.sha256(f"{name.casefold()}\0{address.casefold()}".encode("utf-8", "replace")).hexdigest()
        return Person(f"guest {digest[:40]}", name, "", address)

    # Entries.

    def _item(self, element: Element) -> Iterator[Thing]:
        if not self.is_begun:
            yield from self._begin(element)
        kind, status = element.find("wp:post_type") or "post", element.find("wp:status") or "publish"
        title = plain(element.find("title"))
        if kind == "attachment":
            yield from _attachment(element, title)
        if kind not in {"post", "page"}:
            yield LeftOut(_words_on(kind), title)
        elif status not in STATES:
            yield LeftOut(f"posts and pages in the state “{status}”", title)
        else:
            yield from self._entry(element, kind, status, title)

    def _entry(self, element: Element, kind: str, status: str, title: str) -> Iterator[Thing]:
        key = element.find("wp:post_id")
        if not key:
            raise self._bad("a post has no number.", element.line)
        person = self._writer(element.find("dc:creator"))
        link = element.find("link") or f"{self.base}/?p={key}"
        text = read_text(_whole(element, "content:encoded"), link)
        at = self._date(element, "wp:post_date_gmt", "wp:post_date", "pubDate", "wp:post_modified_gmt")
        yield person
        yield from (LeftOut(f"short codes “{name}” in texts", title) for name in text.left_out)
        section, tags = self._terms(element, kind)
        yield Article(
            key=key,
            title=title,
            body=text.body,
            person=person.key,
            state=STATES[status],
            at=at,
            made_at=at,
            slug=element.find("wp:post_name"),
            excerpt=plain(element.find("excerpt:encoded")),
            is_page=kind == "page",
            is_private=status == "private" or bool(element.find("wp:post_password")),
            is_closed=element.find("wp:comment_status") == "closed",
            is_sticky=element.find("wp:is_sticky") == "1",
            section=section,
            tags=tags,
            addresses=tuple(dict.fromkeys([link, f"{self.base}/?p={key}"])),
            cover=_meta(element, "_thumbnail_id"),
        )
        for comment in element.all("wp:comment"):
            yield from self._comment(comment, key, title)

    def _terms(self, element: Element, kind: str) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
        """The blog of a post, where categories are blogs, and its tags: those that the site calls so come first."""
        found = [child for child in element.all("category") if child.text.strip()]
        categories = [
            (child.attributes.get("nicename", ""), plain(child.text))
            for child in found
            if child.attributes.get("domain") == "category"
            and child.attributes.get("nicename", "") not in WITHOUT_MEANING
        ]
        tags = [plain(child.text) for child in found if child.attributes.get("domain") == "post_tag"]
        section = None
        if self.categories == "blogs" and kind == "post" and categories:
            section, *categories = categories
        return section, tuple(dict.fromkeys([*tags, *(name for _nicename, name in categories)]))

    def _comment(self, element: Element, article: str, title: str) -> Iterator[Thing]:
        values = element.attributes
        key, approved = values.get("wp:comment_id", ""), values.get("wp:comment_approved", "1")
        kind = values.get("wp:comment_type", "")
        if not key:
            raise self._bad("a comment has no number.", element.line)
        at = self._moment(values.get("wp:comment_date_gmt", ""), element.line) or self._moment(
            values.get("wp:comment_date", ""), element.line
        )
        if at is None:
            raise self._bad("a comment has no date.", element.line)
        if kind in {"pingback", "trackback"}:
            yield _link(values, key, article, kind, at)
        elif kind not in COMMENT_TYPES:
            yield LeftOut(f"comments of the kind “{kind}”", title)
        elif approved not in COMMENT_STATES:
            yield LeftOut(f"comments in the state “{approved}”", title)
        else:
            person = self._commenter(values)
            text = read_text(values.get("wp:comment_content", ""), self.base + "/")
            parent = values.get("wp:comment_parent", "0")
            yield person
            yield Remark(
                key=key,
                article=article,
                person=person.key,
                body=text.body,
                at=at,
                state=COMMENT_STATES[approved],
                parent=parent if parent not in {"", "0"} else None,
            )

    # Dates.

    def _date(self, element: Element, *names: str) -> datetime:
        for name in names:
            at = self._moment(element.find(name), element.line)
            if at is not None:
                return at
        raise self._bad("a post has no date.", element.line)

    def _moment(self, words: str, line: int) -> datetime | None:
        """A time that the site wrote, None where it wrote that there is none."""
        if not words or words == NO_DATE:
            return None
        try:
            if words[:4].isdecimal():
                at = datetime.strptime(words, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
            elif words.endswith(" -0001 00:00:00 +0000"):
                return None
            else:
                at = parsedate_to_datetime(words).astimezone(UTC)
        except (ValueError, TypeError, OverflowError) as error:
            raise self._bad(f"“{words[:40]}” is no date.", line) from error
        return max(at, EARLIEST)


def _whole(element: Element, name: str) -> str:
    """The words with the spaces around them."""
    return next((child.text for child in element.children if child.name == name), "")


def _meta(element: Element, key: str) -> str:
    """What WordPress keeps of an entry beside its text."""
    found = (meta.attributes for meta in element.all("wp:postmeta"))
    return next((values.get("wp:meta_value", "") for values in found if values.get("wp:meta_key") == key), "")


def _attachment(element: Element, title: str) -> Iterator[Attachment]:
    key, address = element.find("wp:post_id"), element.find("wp:attachment_url")
    if key and address:
        yield Attachment(key, address, plain(_meta(element, "_wp_attachment_image_alt")) or title)


def _link(values: dict[str, str], key: str, article: str, kind: str, at: datetime) -> Link:
    return Link(
        key=key,
        article=article,
        kind="pingback" if kind == "pingback" else "trackback",
        title=plain(html.unescape(values.get("wp:comment_author", ""))),
        address=values.get("wp:comment_author_url", ""),
        excerpt=plain(values.get("wp:comment_content", "")),
        at=at,
        is_approved=COMMENT_STATES.get(values.get("wp:comment_approved", "")) == "published",
    )


def _words_on(kind: str) -> str:
    known = {
        "attachment": "pictures and files as entries of their own (texts show or link to them)",
        "nav_menu_item": "entries of menus",
        "revision": "earlier versions of posts",
    }
    return known.get(kind, f"entries of the kind “{kind}”")
