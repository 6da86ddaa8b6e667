"""What moderators do to whole conversations, what they prepare, and what admins make one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tests.matrices.acts import (
    CONFLICT,
    DONE,
    FORM_AGAIN,
    MISSING,
    REFUSED,
    SIGN_IN,
    Act,
    Outcome,
    Request,
    Rule,
    at_posts,
    at_replies,
    for_admins,
)
from tests.matrices.acts_on_texts import AT_POST, AT_REPLY, UNFINISHED
from tests.matrices.items import MISSING_ID, VISITOR, World
from tests.matrices.readers import is_above, moderates, reads

MODERATES_A_BLOG = {"moderator", "moderator elsewhere", "site moderator", "admin"}


def _with(
    requests: Callable[[World, str], Iterator[Request]], more: Callable[[World], Mapping[str, Any]]
) -> Callable[[World, str], Iterator[Request]]:
    def filled(world: World, viewer: str) -> Iterator[Request]:
        for request in requests(world, viewer):
            yield replace(request, fields={**request.fields, **more(world)})

    return filled


def _to_public(world: World) -> Mapping[str, Any]:
    """To the public blog, where everybody reads what they wrote."""
    return {"blog": world.items["blog public"].slug, "is_wider": "y"}


def _to_published(world: World) -> Mapping[str, Any]:
    return {"to_post": world.items["post restored"].post_id, "is_wider": "y"}


def _moved(decide: Callable[[World, str, Request], Outcome]) -> Rule:
    """The post must be read and the blog moderated; nothing moves to a blog that the mover does not moderate."""

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        post = request.item.post if request.item is not None else request.below
        if post is None or not reads(world, viewer, post):
            return MISSING
        if not moderates(world, viewer, post.blog):
            return SIGN_IN if viewer == VISITOR else REFUSED
        return decide(world, viewer, request)

    return rule


def _move_post(world: World, viewer: str, request: Request) -> Outcome:
    assert request.item is not None
    if not moderates(world, viewer, "public"):
        return REFUSED
    if request.item.state in UNFINISHED | {"deleted"}:
        return CONFLICT
    if is_above(viewer, request.item):
        return REFUSED
    return FORM_AGAIN if request.item.blog == "public" else DONE


def _split(world: World, viewer: str, request: Request) -> Outcome:
    if request.item is None or not reads(world, viewer, request.item):
        return MISSING
    if is_above(viewer, request.item):
        return REFUSED
    return DONE if request.item.state == request.item.post.state == "published" else CONFLICT


def _move_reply(world: World, viewer: str, request: Request) -> Outcome:
    if not moderates(world, viewer, "public"):
        return REFUSED
    post = request.item.post if request.item is not None else request.below
    assert post is not None
    if post.state in UNFINISHED or post.named is not None:
        return CONFLICT
    if request.item is None or not reads(world, viewer, request.item):
        return MISSING
    return REFUSED if is_above(viewer, request.item) else DONE


def _merges(world: World, viewer: str) -> Iterator[Request]:
    """The published post `post restored` becomes a reply to each, and the admin's post a reply to that one."""
    yield from _with(at_posts(AT_POST + "/merge"), _to_published)(world, viewer)
    target, of_admin = world.items["post restored"], world.items["post by admin"]
    fields = {"to_post": of_admin.post_id, "is_wider": "y", "reason": "Zzwhy"}
    yield Request(AT_POST.format(target.post_id) + "/merge", fields, target)


def _merge(world: World, viewer: str, request: Request) -> Outcome:
    if not moderates(world, viewer, "public"):
        return REFUSED
    if request.fields["to_post"] == world.items["post by admin"].post_id:
        return DONE if viewer == "admin" else REFUSED
    assert request.item is not None
    if request.item.key == "post restored" or request.item.state != "published":
        return FORM_AGAIN
    return CONFLICT if request.item.named is not None else DONE


def _new_answers(world: World, viewer: str) -> Iterator[Request]:
    for blog in ("public", "elsewhere"):
        item = world.items[f"blog {blog}"]
        yield Request("/moderation/answers/new", {"title": "Zz", "body": "Zz", "blog": item.slug}, item)
    yield Request("/moderation/answers/new", {"title": "Zz", "body": "Zz", "blog": ""})


def _create_answer(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    if request.item is None:
        return DONE if viewer in {"site moderator", "admin"} else REFUSED
    return DONE if moderates(world, viewer, request.item.blog) else REFUSED


def _answers(path: str, **fields: Any) -> Callable[[World, str], Iterator[Request]]:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for answer_id in (*world.answer_ids.values(), MISSING_ID):
            yield Request(f"/moderation/answers/{answer_id}{path}", {"version": "1", **fields})

    return requests


def _on_answers(world: World, viewer: str, request: Request) -> Outcome:
    """Of the site, of the public blog, and none: who moderates nothing is refused before anyone looks."""
    if viewer not in MODERATES_A_BLOG:
        return SIGN_IN if viewer == VISITOR else REFUSED
    found = int(request.url.split("/")[3])
    if viewer in {"site moderator", "admin"}:
        return MISSING if found == MISSING_ID else DONE
    if found == world.answer_ids["site"]:
        return REFUSED
    return DONE if found == world.answer_ids["public"] and viewer == "moderator" else MISSING


def _accounts(world: World, viewer: str) -> Iterator[Request]:
    for handle in ("zz_outsider", "zz_admin", "zz_nobody"):
        yield Request(f"/admin/members/{handle}/merge", {"into": "zz_mentor", "reason": "Zzwhy"})


def _merge_accounts(world: World, viewer: str, request: Request) -> Outcome:
    outcome = MISSING if "zz_nobody" in request.url else REFUSED if "zz_admin" in request.url else DONE
    return for_admins(outcome)(world, viewer, request)


def _blogs(world: World, viewer: str) -> Iterator[Request]:
    into = world.items["blog public"].slug
    for blog in ("members", "elsewhere"):
        item = world.items[f"blog {blog}"]
        yield Request(f"/admin/blogs/{item.slug}/merge", {"into": into, "reason": "Zzwhy", "is_wider": "y"}, item)
    yield Request("/admin/blogs/zz/merge", {"into": into, "reason": "Zzwhy"})


def _merge_blogs(world: World, viewer: str, request: Request) -> Outcome:
    return for_admins(DONE if request.item is not None else MISSING)(world, viewer, request)


ACTS: Mapping[str, Act] = {
    "moderation.move_post_post": Act(_with(at_posts(AT_POST + "/move"), _to_public), _moved(_move_post)),
    "moderation.merge_post_post": Act(_merges, _moved(_merge)),
    "moderation.split_reply_post": Act(at_replies(AT_REPLY + "/split"), _moved(_split)),
    "moderation.move_reply_post": Act(_with(at_replies(AT_REPLY + "/move"), _to_published), _moved(_move_reply)),
    "moderation.create_answer": Act(_new_answers, _create_answer),
    "moderation.save_answer": Act(_answers("", title="Zzchanged", body="Zzchanged"), _on_answers),
    "moderation.delete_answer_post": Act(_answers("/delete"), _on_answers),
    "admin.merge_accounts_post": Act(_accounts, _merge_accounts),
    "admin.merge_blogs_post": Act(_blogs, _merge_blogs),
}
