"""What the rules before publishing are told, and what they answer."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from forum.rules.settings import RuleSettings
from forum.rules.words import NO_WORDS, WordList, WordMatch

Outcome = Literal["publish", "hold", "ask", "refuse"]
Moderation = Literal["after", "newcomers", "all"]
Parent = tuple[int, int | None]
"""Under what a text stands: the post, and the reply that it answers. For a post: the blog's id and None."""


class FoundData(Protocol):
    """Personal information that was found in a text."""

    @property
    def kind(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class TextFacts:
    """The text that was sent; `plain` is what a reader sees of it, `links` the addresses in it.

    `title`, `summary` and `tags` are those of a post.
    """

    source: str
    plain: str
    longest: int
    title: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    parent: Parent | None = None
    links: tuple[str, ...] = ()
    mentions: int = 0
    is_edit: bool = False
    seconds_to_write: float | None = None
    """From the making of the form to its sending; None where unknown."""
    findings: tuple[FoundData, ...] = ()
    confirmed: str = ""
    """The `findings_digest` that the writer has said yes to."""


@dataclass(frozen=True)
class AuthorFacts:
    """The writer. `texts` counts all ever sent; `…_lately` those of the last 7 days."""

    trust_level: int
    is_staff: bool = False
    is_moderator_here: bool = False
    needs_approval: bool = False
    texts: int = 0
    published_replies: int = 0
    texts_lately: int = 0
    rejected_lately: int = 0


@dataclass(frozen=True)
class PlaceFacts:
    """Where the text goes; `thread_closed` are the words that say why nothing can be added, or None."""

    moderation: Moderation = "after"
    thread_closed: Any | None = None
    own_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EarlierText:
    """A text that the writer sent before; `where` leads to it and is handed back untouched."""

    digest: str
    parent: Parent
    seconds_ago: float
    where: Any = None


@dataclass(frozen=True)
class HistoryFacts:
    """What happened before: a silence, too little time since the last text, and the last texts."""

    silenced_until: datetime | None = None
    silence_words: Any | None = None
    """Instead of the usual words, such as the decision's reason; also for a silence without an end."""
    wait_seconds: int = 0
    earlier: tuple[EarlierText, ...] = ()


@dataclass(frozen=True)
class CheckerAnswer:
    """What an outside check said, with words for the writer or ""."""

    outcome: Literal["publish", "hold", "refuse"]
    words: Any = ""


@dataclass(frozen=True)
class Submission:
    """All that is known. `checker` is None where no outside check was asked or none answered."""

    text: TextFacts
    author: AuthorFacts
    place: PlaceFacts = PlaceFacts()
    history: HistoryFacts = HistoryFacts()
    settings: RuleSettings = field(default_factory=RuleSettings)
    words: WordList = NO_WORDS
    checker: CheckerAnswer | None = None


@dataclass(frozen=True)
class Note:
    """What a rule saw and did not decide by; for moderators."""

    rule: str
    words: Any


@dataclass(frozen=True)
class Ruling:
    """What a rule decided, in words for the writer."""

    outcome: Outcome
    rule: str
    words: Any = ""
    where: Any = None
    retry_after: int = 0


@dataclass(frozen=True)
class Verdict:
    """What happens to a text.

    `rule` names what decided, "" where nothing stopped it. `source`, `title`, `summary` and `tags` are to be stored:
    word rules may have changed them (`changes`, at places of the source as sent). `flags` and `worries` are matches in
    `plain` after the title and a line end, or in the summary and tags behind it, a line each; worries stand also beside
    a refusal, so that the writer can be offered help.
    """

    outcome: Outcome
    rule: str
    words: Any
    source: str
    title: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    asks: tuple[FoundData, ...] = ()
    flags: tuple[WordMatch, ...] = ()
    worries: tuple[WordMatch, ...] = ()
    changes: tuple[WordMatch, ...] = ()
    where: Any = None
    """Where the first text stands, of which this is a duplicate."""
    retry_after: int = 0


@dataclass(frozen=True)
class Reading:
    """A submission with what the word rules found in it."""

    facts: Submission
    matches: tuple[WordMatch, ...] = ()
    source: str = ""
    title: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    changes: tuple[WordMatch, ...] = ()
    is_overlong: bool = False
    """The changes would not have fitted, so none was made."""


def text_digest(source: str) -> str:
    """What makes two texts the same one: neither case, Unicode form nor white space count."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", source).casefold())
    return hashlib.sha256(" ".join(folded.split()).encode("utf-8", "surrogatepass")).hexdigest()


def findings_digest(findings: Iterable[FoundData]) -> str:
    """Stands for these findings, wherever they stand and however a number is spaced; a form carries it as a yes."""
    listed = sorted({f"{found.kind}\0{text_digest(_core(found))}" for found in findings})
    return hashlib.sha256("\n".join(listed).encode("utf-8", "surrogatepass")).hexdigest() if listed else ""


def _core(found: FoundData) -> str:
    return found.text if found.kind == "email" else "".join(filter(str.isalnum, found.text))
