"""Actors for the tables: one of each kind, none of them in a database. Everything stands in blog 7."""

from forum.permissions import VISITOR, Actor

BLOG, ELSEWHERE = 7, 8


def member(member_id: int, role: str = "member", *parts: str, blog: int = BLOG) -> Actor:
    return Actor(id=member_id, handle=f"m{member_id}", role=role, grants={blog: frozenset(parts)} if parts else {})


WRITER = 1
PEOPLE = {
    "visitor": VISITOR,
    "writer": member(WRITER),
    "member": member(2),
    "reader": member(3, "member", "reader"),
    "author": member(4, "member", "author"),
    "mentor": member(5, "member", "mentor"),
    "editor": member(6, "member", "editor"),
    "moderator": member(7, "member", "moderator"),
    "elsewhere": member(8, "member", "moderator", "editor", blog=ELSEWHERE),
    "site moderator": member(9, "moderator"),
    "admin": member(10, "admin"),
}
MODERATORS = {"moderator", "site moderator", "admin"}
SIGNED_IN = set(PEOPLE) - {"visitor"}
