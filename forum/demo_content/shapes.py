"""The shapes of demo content: plain frozen values, linked by handles, slugs and keys."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["member", "moderator", "admin"]
SignInKey = Literal["member", "author", "moderator", "admin"]
Posting = Literal["authors", "members"]
Reading = Literal["public", "members"]
ReplyState = Literal["published", "removed", "deleted"]

ROLES: tuple[Role, ...] = ("member", "moderator", "admin")
SIGN_IN_KEYS: tuple[SignInKey, ...] = ("member", "author", "moderator", "admin")
POSTINGS: tuple[Posting, ...] = ("authors", "members")
READINGS: tuple[Reading, ...] = ("public", "members")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """An invented member; `key` is set for the four whom a visitor of the demo can sign in as."""

    handle: str
    name: str
    role: Role
    key: SignInKey | None
    title: str | None
    bio: str


@dataclass(frozen=True, slots=True)
class DemoBlog:
    """A blog; `authors` and `moderators` are handles, `note` is Markdown."""

    slug: str
    name: str
    description: str
    note: str
    posting: Posting
    reading: Reading
    authors: tuple[str, ...]
    moderators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoReply:
    """A reply; `to` is the key of the reply it answers, or None where it answers the post.

    `hours_ago` counts back from the moment of loading. `reason` is set exactly when a moderator removed it.
    """

    key: str
    to: str | None
    writer: str
    hours_ago: float
    body: str
    state: ReplyState = "published"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DemoPost:
    """A published post; its replies stand in the order in which they were written, parents first."""

    key: str
    blog: str
    writer: str
    title: str
    hours_ago: float
    body: str
    locked_because: str | None
    tags: tuple[str, ...]
    replies: tuple[DemoReply, ...]


@dataclass(frozen=True, slots=True)
class DemoContent:
    """Everything the demo shows, checked: each handle, slug and key that is named exists."""

    people: tuple[DemoPerson, ...]
    blogs: tuple[DemoBlog, ...]
    posts: tuple[DemoPost, ...]

    def person_for(self, key: SignInKey) -> DemoPerson:
        """The person to sign in as for that part; a checked content has one for each."""
        return next(person for person in self.people if person.key == key)
