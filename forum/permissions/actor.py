"""Who acts: a frozen value loaded once a request, never an ORM row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Restriction:
    """A sanction in force: `warning`, `silence`, `suspension` or `approval`, in a blog or on the site (None)."""

    kind: str
    blog_id: int | None
    decision_id: int
    ends_at: datetime | None


@dataclass(frozen=True)
class OwnPseudonym:
    """A name under which the actor writes in one thread; `user_id` stands as the writer of those texts.

    `is_chosen` says whether it is the one of their latest text there.
    """

    user_id: int
    post_id: int
    is_chosen: bool
    name: str


@dataclass(frozen=True)
class Actor:
    """A visitor (`id` None) or a member with site role and grants per blog id."""

    id: int | None = None
    handle: str = ""
    name: str = ""
    role: str = "visitor"
    trust_level: int = 0
    locale: str = ""
    timezone: str = ""
    session_id: int | None = None
    grants: Mapping[int, frozenset[str]] = field(default_factory=dict)
    restrictions: tuple[Restriction, ...] = ()
    has_two_step: bool = False
    staff_since: datetime | None = None
    terms_version: str | None = None
    pseudonyms: tuple[OwnPseudonym, ...] = ()

    @property
    def is_signed_in(self) -> bool:
        return self.id is not None

    @property
    def is_staff(self) -> bool:
        """Moderator or admin of the site."""
        return self.role in {"moderator", "admin"}

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"

    @property
    def moderates_anything(self) -> bool:
        """The whole site, or a blog."""
        return self.is_staff or any("moderator" in roles for roles in self.grants.values())

    @property
    def blog_ids(self) -> list[int]:
        """The blogs in which the actor has a part."""
        return list(self.grants)

    @property
    def member_id(self) -> int:
        """The member's id; a visitor has none, and asking is an error of the caller."""
        if self.id is None:
            raise RuntimeError("a visitor has no id")
        return self.id

    @property
    def own_ids(self) -> frozenset[int]:
        """The member's, with those of their pseudonyms; a visitor has none."""
        return frozenset() if self.id is None else frozenset((self.id, *(found.user_id for found in self.pseudonyms)))

    def is_self(self, user_id: int | None) -> bool:
        """Whether this is the member, or one of their pseudonyms."""
        if self.id is None or user_id is None:
            return False
        return user_id == self.id or any(found.user_id == user_id for found in self.pseudonyms)

    def as_writer(self, user_id: int | None) -> int:
        """Under what the actor acts on a text of this writer, or on what concerns it: their pseudonym, where it is."""
        return user_id if user_id is not None and self.is_self(user_id) else self.member_id

    def pseudonym_in(self, post_id: int) -> OwnPseudonym | None:
        """Their name in a thread, if they have one."""
        return next((found for found in self.pseudonyms if found.post_id == post_id), None)

    def restriction(self, kind: str, blog_id: int | None = None) -> Restriction | None:
        """The sanction of this kind that holds on the site or in the blog."""
        return next((r for r in self.restrictions if r.kind == kind and r.blog_id in {None, blog_id}), None)

    def has_grant(self, blog_id: int, *roles: str) -> bool:
        return not self.grants.get(blog_id, frozenset()).isdisjoint(roles)

    def blogs_with(self, *roles: str) -> list[int]:
        """Ids of the blogs in which the actor holds one of the roles, ascending."""
        return sorted(blog_id for blog_id in self.grants if self.has_grant(blog_id, *roles))


VISITOR = Actor()
