"""Who follows what, changes and ends it, and ignores whom."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from tests.matrices.acts import (
    CONFLICT,
    DONE,
    IDLE,
    MISSING,
    REFUSED,
    SIGN_IN,
    Act,
    Outcome,
    Request,
    at_posts,
    at_replies,
)
from tests.matrices.items import MISSING_ID, OUTSIDER, VISITOR, World
from tests.matrices.readers import reads

FIELDS = {"delivery": "weekly"}
Requests = Callable[[World, str], Iterator[Request]]


def _choosing(requests: Requests) -> Requests:
    def filled(world: World, viewer: str) -> Iterator[Request]:
        for request in requests(world, viewer):
            yield replace(request, fields=FIELDS)

    return filled


def _blogs(world: World, viewer: str) -> Iterator[Request]:
    for blog in world.of_kind("blog"):
        yield Request(f"/blogs/{blog.slug}/follow", FIELDS, blog)
    yield Request("/blogs/zz/follow", FIELDS)


def _follow(world: World, viewer: str, request: Request) -> Outcome:
    """What one reads, as long as it is published."""
    if viewer == VISITOR:
        return SIGN_IN
    item = request.item
    if item is None or not reads(world, viewer, item):
        return MISSING
    texts = [] if item.kind == "blog" else [item, item.post]
    return DONE if all(text.state == "published" for text in texts) else CONFLICT


def _members(path: str) -> Requests:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for handle in ("zz_outsider", "zz_moderator", "zz_waiting", "zz_nobody"):
            yield Request(f"/@{handle}/{path}", FIELDS)

    return requests


def _on_member(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    if "zz_nobody" in request.url or "zz_waiting" in request.url:
        return MISSING
    return REFUSED if request.url.startswith(f"/@{world.handle(viewer)}/") else DONE


def _own(path: str) -> Act:
    """One's own follow, others', and none."""

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for follow_id in (*world.follow_ids.values(), MISSING_ID):
            yield Request(path.format(follow_id), FIELDS)

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        if viewer == VISITOR:
            return SIGN_IN
        own = world.follow_ids.get(viewer)
        return DONE if own is not None and request.url == path.format(own) else MISSING

    return Act(requests, rule)


def _ignored(world: World, viewer: str) -> Iterator[Request]:
    for name in ("reader", "writer"):
        yield Request(f"/ignored/{world.actors[name].id}/stop")


def _stop_ignoring(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    is_ignored = viewer == OUTSIDER and request.url == f"/ignored/{world.actors['reader'].id}/stop"
    return DONE if is_ignored else IDLE


def _thread_of_notices(world: World, viewer: str) -> Iterator[Request]:
    for post_id in (world.items["post published in public"].post_id, MISSING_ID):
        yield Request(f"/inbox/threads/{post_id}/read", {"up_to_id": 2**40})


def _mark_thread(world: World, viewer: str, request: Request) -> Outcome:
    """The writer follows the conversation under their post, the outsider those that name them; both were told there."""
    if viewer == VISITOR:
        return SIGN_IN
    post = world.items["post published in public"]
    return DONE if viewer in {post.writer, OUTSIDER} and f"/{post.post_id}/" in request.url else IDLE


ACTS: Mapping[str, Act] = {
    "follows.blog_post": Act(_blogs, _follow),
    "follows.post_post": Act(_choosing(at_posts("/follow")), _follow),
    "follows.reply_post": Act(_choosing(at_replies("/follow")), _follow),
    "follows.member_post": Act(_members("follow"), _on_member),
    "follows.change": _own("/follows/{}"),
    "follows.stop": _own("/follows/{}/stop"),
    "follows.ignore_post": Act(_members("ignore"), _on_member),
    "inbox.mark_thread_read": Act(_thread_of_notices, _mark_thread),
    "follows.unignore": Act(_ignored, _stop_ignoring),
}
