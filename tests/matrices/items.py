"""What the world of the matrices consists of: things with a sentinel of their own, and who looks at them."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Flask

from forum.db.context import EXTENSION
from forum.permissions import Actor
from forum.services.passkeys import Question
from forum.settings import Settings
from tests.support.passkeys import Device

VISITOR = "visitor"
OUTSIDER = "outsider"
MEMBERS = (
    OUTSIDER,
    "writer",
    "replier",
    "reader",
    "mentor",
    "editor",
    "moderator elsewhere",
    "moderator",
    "site moderator",
    "admin",
)
VIEWERS = (VISITOR, *MEMBERS)
STAFF = ("site moderator", "admin")
# One for each form that the criteria take in SQL. SQLite has everybody in each run, PostgreSQL in the slow doses.
SAMPLE = (VISITOR, OUTSIDER, "writer", "replier", "moderator", "admin")
SAMPLE_OF_READERS = (VISITOR, OUTSIDER, "moderator")
APPLICATION = "application"
BY_ADMIN = frozenset({"post by admin", "reply by admin"})
BLOGS = ("public", "members", "private", "unlisted", "elsewhere")

SENTINEL = re.compile(r"zz[0-9a-f]{12}")
MISSING_ID = 987654321


def new_sentinel() -> str:
    """A word that stands nowhere else and survives slugs."""
    return f"zz{secrets.token_hex(6)}"


@dataclass(frozen=True)
class Item:
    """A post, reply, revision, reason of a decision, blog, legal notice, kept answer or application, as tests know it.

    `under` is what it hangs on: the post of a reply, the text of a revision or a reason. `writer` and `blog`
    are the names used here. A reason is `live` where it stands beside its text, that of an `edit` stands in the
    history, and others are `undone`; a revision is `shown` or `hidden`. An application has handle, name, question and
    answer of somebody who waits to be let in.
    """

    key: str
    kind: str
    state: str
    blog: str
    writer: str
    sentinels: tuple[str, ...]
    post_id: int = 0
    number: int | None = None
    revision_id: int = 0
    reply_id: int = 0
    slug: str = ""
    version: int = 1
    under: "Item | None" = None
    named: frozenset[str] | None = None

    @property
    def post(self) -> "Item":
        """The post to which all of this belongs."""
        return self.under.post if self.under is not None else self


@dataclass
class World:
    """One site with something in every state; `parts` says who is what in which blog."""

    app: Flask
    actors: dict[str, Actor] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    blog_ids: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    asking_id: int = 0
    passkey_id: int = 0
    identity_id: int = 0
    questions: dict[str, Question] = field(default_factory=dict)
    device: Device = field(default_factory=Device)
    invitation_id: int = 0
    session_ids: dict[str, int] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    csrf_tokens: dict[str, str] = field(default_factory=dict)
    cases: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Id and version of the open case of an item, by the item's key."""
    notification_ids: dict[str, int] = field(default_factory=dict)
    follow_ids: dict[str, int] = field(default_factory=dict)
    word_id: int = 0
    tag_ids: dict[str, int] = field(default_factory=dict)
    """The tag that no other post bears, by the post's key."""
    answer_ids: dict[str, int] = field(default_factory=dict)
    case_ids: dict[str, int] = field(default_factory=dict)
    flag_ids: dict[str, int] = field(default_factory=dict)
    worry_id: int = 0
    kept_id: int = 0
    """The outsider's answer by mail to the published reply."""
    notice_ids: dict[str, int] = field(default_factory=dict)
    issue_ids: dict[str, int] = field(default_factory=dict)
    import_ids: dict[str, int] = field(default_factory=dict)
    dead_job_id: int = 0
    picture_names: dict[str, str] = field(default_factory=dict)
    """The address of a picture, by its item's key."""

    pseudonym: str = ""
    """The handle of a pseudonym of the outsider's, under which nothing is written."""

    def of_kind(self, *kinds: str) -> list[Item]:
        return [item for item in self.items.values() if item.kind in kinds]

    def owners(self) -> Mapping[str, str]:
        """Which item each sentinel belongs to."""
        return {sentinel: item.key for item in self.items.values() for sentinel in item.sentinels}

    def viewers(self, *, is_whole: bool) -> tuple[str, ...]:
        """Who acts in a run of the matrices on this world's database."""
        return VIEWERS if is_whole or self.is_on_sqlite else SAMPLE

    def readers(self, *, is_whole: bool) -> tuple[str, ...]:
        """Who looks."""
        return VIEWERS if is_whole or self.is_on_sqlite else SAMPLE_OF_READERS

    def has_few_cells(self, viewer: str) -> bool:
        """Whether the quick run sends less of what the viewer may send: what the sample sends on SQLite is whole."""
        return viewer not in SAMPLE or not self.is_on_sqlite

    @property
    def is_on_sqlite(self) -> bool:
        settings: Settings = self.app.extensions[EXTENSION]
        return settings.is_sqlite

    def handle(self, viewer: str) -> str:
        return self.actors[viewer].handle
