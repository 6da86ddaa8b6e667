"""What people do with their account and inbox, and admins with blogs and members."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.matrices.acts import (
    DONE,
    ENDED,
    FORM_AGAIN,
    IDLE,
    MISSING,
    REFUSED,
    SIGN_IN,
    Act,
    Outcome,
    Request,
    always,
    at,
    for_admins,
    for_members,
)
from tests.matrices.items import MISSING_ID, VISITOR, World

PASSWORD = "nine patient otters"
REGISTRATION = {
    "handle": "zz_newcomer",
    "display_name": "Zznewcomer",
    "email": "zz_newcomer@example.org",
    "password": PASSWORD,
    "terms": "y",
    "answer": "Zzwhy",
}
BLOG_FORM = {
    "description": "",
    "note": "",
    "posting": "members",
    "reading": "public",
    "moderation": "after",
    "position": 1,
}


def _sign_out(world: World, viewer: str, request: Request) -> Outcome:
    return IDLE if viewer == VISITOR else DONE


def _register(world: World, viewer: str, request: Request) -> Outcome:
    return DONE if viewer == VISITOR else IDLE


def _numbered(path: str, ids: Callable[[World], Mapping[str, int]]) -> Act:
    """Something that one member has: one's own, each other's and none."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for row_id in (*ids(world).values(), MISSING_ID):
            yield Request(path.format(row_id))

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        if viewer == VISITOR:
            return SIGN_IN
        own = ids(world).get(viewer)
        return DONE if own is not None and request.url == path.format(own) else MISSING

    return Act(requests, rule)


def with_tokens(name: str, path: str, **fields: Any) -> Act:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        yield Request(f"{path}/{world.tokens[name]}", fields)
        yield Request(f"{path}/zz", fields)

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        return DONE if request.url.endswith(world.tokens[name]) else ENDED

    return Act(requests, rule)


def _mark_all(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    return DONE if viewer in world.notification_ids else IDLE


def _of_blogs(path: str, fields: Callable[[World, str], Mapping[str, Any]]) -> Callable[..., Iterator[Request]]:
    """A public blog, a private one and none; `fields` gets the blog's name here."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for blog in ("public", "private"):
            item = world.items[f"blog {blog}"]
            yield Request(f"/admin/blogs/{item.slug}{path}", fields(world, blog), item)
        yield Request(f"/admin/blogs/zz{path}", fields(world, "public"))

    return requests


def _save_fields(world: World, blog: str) -> Mapping[str, Any]:
    item = world.items[f"blog {blog}"]
    return {**BLOG_FORM, "name": "Zzrenamed", "slug": item.slug, "version": item.version}


def _grant_fields(world: World, blog: str) -> Mapping[str, Any]:
    return {"handle": world.handle("outsider"), "role": "editor"}


def _revoke_fields(world: World, blog: str) -> Mapping[str, Any]:
    return {"user_id": world.actors["mentor"].id, "role": "mentor"}


def of_members(path: str, **fields: Any) -> Callable[[World, str], Iterator[Request]]:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for handle in ("zz_outsider", "zz_moderator", "zz_admin", "zz_nobody"):
            yield Request(f"/admin/members/{handle}{path}", fields)

    return requests


def _admin_on_blogs(world: World, viewer: str, request: Request) -> Outcome:
    return for_admins(DONE if request.item is not None else MISSING)(world, viewer, request)


def admin_on_members(own: Outcome) -> Callable[[World, str, Request], Outcome]:
    def rule(world: World, viewer: str, request: Request) -> Outcome:
        outcome = MISSING if "zz_nobody" in request.url else own if "zz_admin" in request.url else DONE
        return for_admins(outcome)(world, viewer, request)

    return rule


ACTS: Mapping[str, Act] = {
    "account.sign_in_post": Act(at("/sign-in", name="zz_writer", password=PASSWORD), always(FORM_AGAIN)),
    "account.sign_out": Act(at("/sign-out"), _sign_out),
    "account.forgot_post": Act(at("/password/forgot", email="zz_forgetful@example.org"), always(DONE)),
    "account.reset_post": with_tokens("reset", "/password/reset", password=PASSWORD),
    "account.profile_post": Act(
        at("/settings/profile", display_name="Zzother", bio="", timezone=""), for_members(DONE)
    ),
    "account.password_post": Act(at("/settings/password", current="wrong", password=PASSWORD), for_members(FORM_AGAIN)),
    "account.end_sign_in": _numbered("/settings/sessions/{}/end", lambda world: world.session_ids),
    "account.end_other_sign_ins": Act(at("/settings/sessions/end-others"), for_members(IDLE)),
    "registration.register_post": Act(at("/register", **REGISTRATION), _register),
    "registration.confirm_post": with_tokens("confirm", "/confirm"),
    "registration.confirm_resend_post": Act(at("/confirm/resend", email="zz_waiting@example.org"), always(DONE)),
    "inbox.mark_read": _numbered("/inbox/{}/read", lambda world: world.notification_ids),
    "inbox.mark_all_read": Act(at("/inbox/read", up_to_id=MISSING_ID), _mark_all),
    "admin.create_blog": Act(at("/admin/blogs/new", name="Zzfresh", **BLOG_FORM), for_admins(DONE)),
    "admin.save_blog": Act(_of_blogs("", _save_fields), _admin_on_blogs),
    "admin.grant": Act(_of_blogs("/members", _grant_fields), _admin_on_blogs),
    "admin.revoke": Act(_of_blogs("/members/revoke", _revoke_fields), _admin_on_blogs),
    "admin.set_role": Act(of_members("/role", role="moderator"), admin_on_members(REFUSED)),
    "admin.set_trust": Act(of_members("/trust", level="3"), admin_on_members(DONE)),
    "admin.set_title": Act(of_members("/title", title="Zztitled"), admin_on_members(DONE)),
}
