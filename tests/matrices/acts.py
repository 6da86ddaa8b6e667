"""What people do: for each route that is not GET its requests, and how each is answered.

The rules are written down here a second time, from the design; nothing asks the forum's own permissions.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.matrices.items import BY_ADMIN, MISSING_ID, VISITOR, Item, World
from tests.matrices.surfaces import LEAST


@dataclass(frozen=True)
class Outcome:
    """An answer, and whether it leaves the database changed."""

    status: int
    changes: bool = False

    def __str__(self) -> str:
        return f"{self.status}{' with a change' if self.changes else ''}"


DONE, IDLE = Outcome(303, changes=True), Outcome(303)
SHOWN, FORM_AGAIN, SIGN_IN, REFUSED = (Outcome(code) for code in (200, 400, 401, 403))
MISSING, CONFLICT, ENDED = (Outcome(code) for code in (404, 409, 410))


@dataclass(frozen=True)
class Request:
    """One form that is sent. `item` is what it acts on, None where there is no such thing.

    `below` is the post in whose thread something is that does not exist. An `extra` request is sent in the larger
    dose alone.
    """

    url: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    item: Item | None = None
    below: Item | None = None
    is_extra: bool = False

    @property
    def is_preview(self) -> bool:
        return self.fields.get("action") == "preview"


Rule = Callable[[World, str, Request], Outcome]


@dataclass(frozen=True)
class Act:
    """A route: its requests, which may depend on who sends them, and the rule."""

    requests: Callable[[World, str], Iterator[Request]]
    rule: Rule


PREVIEWED = {"post hidden in private", "post hidden in public", "reply hidden answered", "reply under hidden"}
TEXT = "Zztext of the matrix."
OTHER_FIELDS = {"title": "Zztitle of the matrix", "reason": "Zzwhy", "action": "", "scope": "one"}


def fields_of(item: Item) -> dict[str, Any]:
    """What any form about a text needs; each takes what it knows."""
    return {"body": TEXT, "version": item.version, "key": f"zzkey{item.post_id}", **OTHER_FIELDS}


def at_posts(
    path: str, *, has_preview: bool = False, core: frozenset[str] = LEAST
) -> Callable[[World, str], Iterator[Request]]:
    """One for each post, and one for none."""
    pattern = path if "{}" in path else "/posts/{}" + path

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for post in world.of_kind("post"):
            yield Request(pattern.format(post.post_id), fields_of(post), post, is_extra=post.key not in core | BY_ADMIN)
        yield Request(pattern.format(MISSING_ID), fields_of(world.items["post published in public"]))

    return _with_previews(requests) if has_preview else requests


def at_replies(path: str, *, has_preview: bool = False) -> Callable[[World, str], Iterator[Request]]:
    """One for each numbered reply, one for none in an open thread, and one for none of no post."""
    pattern = path if "{}" in path else "/posts/{}/replies/{}" + path

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for reply in world.of_kind("reply"):
            if reply.number is not None:
                url = pattern.format(reply.post_id, reply.number)
                yield Request(url, fields_of(reply), reply, is_extra=reply.key not in LEAST | BY_ADMIN)
        published = world.items["reply published"]
        yield Request(pattern.format(published.post_id, MISSING_ID), fields_of(published), below=published.post)
        yield Request(pattern.format(MISSING_ID, 1), fields_of(published))

    return _with_previews(requests) if has_preview else requests


def _with_previews(requests: Callable[[World, str], Iterator[Request]]) -> Callable[[World, str], Iterator[Request]]:
    """Each sent a second time to see what it would look like."""

    def both(world: World, viewer: str) -> Iterator[Request]:
        for request in requests(world, viewer):
            yield request
            is_extra = request.item is not None and request.item.key not in PREVIEWED
            yield replace(request, fields={**request.fields, "action": "preview"}, is_extra=is_extra)

    return both


def at(url: str, **fields: Any) -> Callable[[World, str], Iterator[Request]]:
    """One form at one address."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        yield Request(url, fields)

    return requests


def always(outcome: Outcome) -> Rule:
    return lambda world, viewer, request: outcome


def for_members(outcome: Outcome) -> Rule:
    """The visitor signs in first."""
    return lambda world, viewer, request: SIGN_IN if viewer == VISITOR else outcome


def for_admins(outcome: Outcome) -> Rule:
    def rule(world: World, viewer: str, request: Request) -> Outcome:
        return SIGN_IN if viewer == VISITOR else outcome if viewer == "admin" else REFUSED

    return rule
