"""The things that every reader yields, whatever program wrote them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from forum.errors import ForumError

Form = Literal["html", "lines", "markdown"]
ArticleState = Literal["published", "scheduled", "draft"]
RemarkState = Literal["published", "pending"]


class BadExport(ForumError):
    """A file cannot be brought in; the message says why, and in which line."""

    def __init__(self, reason: str, *, file: str = "", line: int | None = None) -> None:
        place = ", ".join(part for part in (file, f"line {line}" if line else "") if part)
        super().__init__(f"{place}: {reason}" if place else reason)
        self.line = line


@dataclass(frozen=True)
class Origin:
    """The site that the things come from: `source` names it for good, `base` is its address."""

    source: str
    name: str
    base: str = ""


@dataclass(frozen=True)
class Body:
    """A text: HTML, HTML in which ends of lines count, or Markdown. `base` is what relative addresses go out from."""

    text: str
    form: Form = "html"
    base: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody who wrote there; `key` is theirs in that site, `address` may be unknown."""

    key: str
    name: str
    login: str = ""
    address: str = ""
    created_at: datetime | None = None


@dataclass(frozen=True)
class Article:
    """A post. `is_private` leaves it to members who are named.

    `section` is the blog that the file names, as its key and its name. `addresses` are where the article stood.
    `cover` is the key of the attachment that is shown above it.
    """

    key: str
    title: str
    body: Body
    person: str
    state: ArticleState
    at: datetime
    made_at: datetime
    slug: str = ""
    excerpt: str = ""
    is_page: bool = False
    is_private: bool = False
    is_closed: bool = False
    is_sticky: bool = False
    section: tuple[str, str] | None = None
    tags: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    cover: str = ""


@dataclass(frozen=True)
class Remark:
    """What stands under an article; `parent` is the key of the remark that it answers.

    Where `article` is empty, `parent` is that of an article, or of a remark under it, that came before. `names_people`
    when an `@` in it is meant for somebody of the thread.
    """

    key: str
    article: str
    person: str
    body: Body
    at: datetime
    state: RemarkState = "published"
    parent: str | None = None
    names_people: bool = False


@dataclass(frozen=True)
class Link:
    """A pingback or trackback."""

    key: str
    article: str
    kind: Literal["pingback", "trackback"]
    title: str
    address: str
    excerpt: str
    at: datetime
    is_approved: bool


@dataclass(frozen=True)
class Attachment:
    """A file of that site with its address there; `alt` says what is on it."""

    key: str
    address: str
    alt: str = ""


@dataclass(frozen=True)
class LeftOut:
    """What is not brought in, and why; `example` is one of them."""

    reason: str
    example: str = ""
    count: int = 1


Thing = Origin | Person | Article | Remark | Link | Attachment | LeftOut
