"""What people do with posts and replies, and how each is answered in every state."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from tests.matrices.acts import (
    CONFLICT,
    DONE,
    FORM_AGAIN,
    IDLE,
    MISSING,
    REFUSED,
    SHOWN,
    SIGN_IN,
    Act,
    Outcome,
    Request,
    Rule,
    at_posts,
    at_replies,
    fields_of,
)
from tests.matrices.items import MISSING_ID, VISITOR, Item, World
from tests.matrices.readers import edits, is_above, is_open, moderates, reads, reads_blog
from tests.matrices.surfaces import CORE, LEAST

UNFINISHED = {"draft", "scheduled"}
Decision = Callable[[World, str, Item], Outcome]


def _on_what_is_read(decide: Decision, *, asks_first: bool = False) -> Rule:
    """What cannot be read is missing for everybody; whoever reads it signs in before anything else is looked at."""

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        if viewer == VISITOR and asks_first:
            return SIGN_IN
        if request.item is None or not reads(world, viewer, request.item):
            return MISSING
        return SIGN_IN if viewer == VISITOR else decide(world, viewer, request.item)

    return rule


def _or_previews(decide: Rule, *refusals: Outcome) -> Rule:
    """A preview shows whoever reaches the form what they typed, whatever sending it would give but the refusals."""

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        outcome = decide(world, viewer, request)
        return SHOWN if request.is_preview and outcome not in {SIGN_IN, MISSING, *refusals} else outcome

    return rule


def _is_theirs(world: World, viewer: str, post: Item) -> bool:
    return viewer == post.writer or edits(world, viewer, post.blog)


def _publish(world: World, viewer: str, post: Item) -> Outcome:
    if not _is_theirs(world, viewer, post):
        return REFUSED
    return {"draft": DONE, "scheduled": DONE, "published": IDLE, "pending": IDLE}.get(post.state, REFUSED)


def _unschedule(world: World, viewer: str, post: Item) -> Outcome:
    if not _is_theirs(world, viewer, post):
        return REFUSED
    return {"scheduled": DONE, "draft": IDLE}.get(post.state, REFUSED)


def _unpublish(world: World, viewer: str, post: Item) -> Outcome:
    return DONE if post.state == "published" and _is_theirs(world, viewer, post) else REFUSED


def _delete_post(world: World, viewer: str, post: Item) -> Outcome:
    is_there = post.state in {"draft", "scheduled", "pending", "published", "hidden"}
    return DONE if is_there and _is_theirs(world, viewer, post) else REFUSED


def _undelete(world: World, viewer: str, text: Item) -> Outcome:
    return DONE if text.state == "deleted" and viewer == text.writer else REFUSED


def _lock(world: World, viewer: str, post: Item) -> Outcome:
    may = edits(world, viewer, post.blog) or (moderates(world, viewer, post.blog) and not is_above(viewer, post))
    if not may or post.state != "published":
        return REFUSED
    return DONE if is_open(post) else CONFLICT


def _unlock(world: World, viewer: str, post: Item) -> Outcome:
    """Open to whoever may lock, when it is locked."""
    outcome = _lock(world, viewer, post)
    return {DONE: CONFLICT, CONFLICT: DONE}.get(outcome, outcome)


def _with(
    requests: Callable[[World, str], Iterator[Request]], **fields: str
) -> Callable[[World, str], Iterator[Request]]:
    """The same with these fields as well."""

    def filled(world: World, viewer: str) -> Iterator[Request]:
        for request in requests(world, viewer):
            yield replace(request, fields={**request.fields, **fields})

    return filled


def _corrections(world: World, viewer: str) -> Iterator[Request]:
    for request in at_posts("/corrections")(world, viewer):
        yield replace(request, fields={**request.fields, "words": "Zzcorrection"})


def _correct(world: World, viewer: str, post: Item) -> Outcome:
    return DONE if post.state == "published" and _is_theirs(world, viewer, post) else REFUSED


def _drops(world: World, viewer: str) -> Iterator[Request]:
    """Nothing in this world was corrected."""
    for post in (world.items["post published in public"], world.items["post hidden in public"]):
        yield Request(f"/posts/{post.post_id}/corrections/{MISSING_ID}/drop", fields_of(post), post)
    yield Request(f"/posts/{MISSING_ID}/corrections/{MISSING_ID}/drop", fields_of(post))


def _drop(world: World, viewer: str, post: Item) -> Outcome:
    may = _correct(world, viewer, post) == DONE or moderates(world, viewer, post.blog)
    return MISSING if may else REFUSED


def _pin(world: World, viewer: str, post: Item) -> Outcome:
    may = edits(world, viewer, post.blog) or moderates(world, viewer, post.blog)
    return DONE if may and post.state == "published" else REFUSED


def _unpin(world: World, viewer: str, post: Item) -> Outcome:
    return IDLE if _pin(world, viewer, post) == DONE else REFUSED


def _names_readers(world: World, viewer: str, post: Item) -> bool:
    is_there = post.state in UNFINISHED | {"pending", "published", "hidden"}
    return is_there and (post.named is not None or post.state in UNFINISHED) and _is_theirs(world, viewer, post)


def _choose_audience(world: World, viewer: str, post: Item) -> Outcome:
    if not _names_readers(world, viewer, post):
        return REFUSED
    if post.named is not None:
        return IDLE
    return DONE if post.state in UNFINISHED else CONFLICT


def _add_readers(world: World, viewer: str, post: Item) -> Outcome:
    if not _names_readers(world, viewer, post):
        return REFUSED
    return DONE if post.named is not None else CONFLICT


def _drop_reader(world: World, viewer: str, post: Item) -> Outcome:
    return IDLE if _names_readers(world, viewer, post) else REFUSED


def _save_post(world: World, viewer: str, post: Item) -> Outcome:
    may = _is_theirs(world, viewer, post)
    is_moderator = moderates(world, viewer, post.blog) and not is_above(viewer, post)
    may = may or (is_moderator and post.state not in UNFINISHED)
    return DONE if may and post.state not in {"removed", "deleted", "rejected"} else REFUSED


def _reply(world: World, viewer: str, post: Item) -> Outcome:
    return DONE if is_open(post) else CONFLICT


def _save_reply(world: World, viewer: str, reply: Item) -> Outcome:
    may = viewer == reply.writer or (moderates(world, viewer, reply.blog) and not is_above(viewer, reply))
    return DONE if may and reply.state in {"published", "hidden", "pending"} else REFUSED


def _delete_reply(world: World, viewer: str, reply: Item) -> Outcome:
    if viewer != reply.writer:
        return REFUSED
    return {"published": DONE, "hidden": DONE, "pending": DONE, "deleted": IDLE}.get(reply.state, REFUSED)


def _undelete_reply(world: World, viewer: str, reply: Item) -> Outcome:
    """What is back already may be brought back once more, which a second click does."""
    if viewer != reply.writer:
        return REFUSED
    return {"deleted": DONE, "published": IDLE, "hidden": IDLE}.get(reply.state, REFUSED)


def _answer(world: World, viewer: str, request: Request) -> Outcome:
    """A reply that one may not read is as one that went away."""
    if viewer == VISITOR:
        return SIGN_IN
    if request.item is None or not reads(world, viewer, request.item.post):
        return CONFLICT if request.below is not None else MISSING
    return DONE if request.item.state == "published" and is_open(request.item.post) else CONFLICT


def _decide(*states: str) -> Rule:
    """A moderator's decision: the post must be read, the blog moderated, the text read and in one of the states.

    Nobody decides on an own text, and only an admin on an admin's.
    """

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        item, post = request.item, request.item.post if request.item is not None else request.below
        if post is None or not reads(world, viewer, post):
            return MISSING
        if not moderates(world, viewer, post.blog):
            return SIGN_IN if viewer == VISITOR else REFUSED
        if item is None or (item.kind != "revision" and not reads(world, viewer, item)):
            return MISSING
        # An earlier version of an own text one may hide; no other decision is about oneself.
        if is_above(viewer, item) or (item.kind != "revision" and viewer == item.writer):
            return REFUSED
        return DONE if item.state in states else CONFLICT

    return rule


def _revisions(world: World, viewer: str) -> Iterator[Request]:
    pattern = "/moderation/posts/{}/revisions/{}/hide"
    for revision in world.of_kind("revision"):
        url = pattern.format(revision.post_id, revision.revision_id)
        yield Request(url, fields_of(revision), revision)
    some = world.of_kind("revision")[0]
    other = world.items["post restored"]
    yield Request(pattern.format(other.post_id, some.revision_id), fields_of(some), below=other)
    yield Request(pattern.format(MISSING_ID, some.revision_id), fields_of(some))


def _versions_to_restore(world: World, viewer: str) -> Iterator[Request]:
    for revision in world.of_kind("revision"):
        if revision.number is None:
            url = f"/posts/{revision.post_id}/history/{revision.version}/restore"
            yield Request(url, fields_of(world.items[revision.post.key]), revision)
    published = world.items["post published in public"]
    yield Request(f"/posts/{published.post_id}/history/77/restore", fields_of(published), below=published)
    yield Request(f"/posts/{MISSING_ID}/history/1/restore", fields_of(published))


def _restore_version(world: World, viewer: str, request: Request) -> Outcome:
    """What was hidden of a history comes back for nobody."""
    if viewer == VISITOR:
        return SIGN_IN
    revision = request.item
    if revision is None or revision.state == "hidden" or not reads(world, viewer, revision):
        return MISSING
    return _save_post(world, viewer, world.items[revision.post.key])


def _new_posts(world: World, viewer: str) -> Iterator[Request]:
    for blog in world.of_kind("blog"):
        for action, is_extra in (("", blog.blog != "private"), ("publish", False)):
            fields = {**fields_of(blog), "blog": blog.slug, "action": action}
            yield Request("/posts/new", fields, blog, is_extra=is_extra)
    yield Request("/posts/new", {**fields_of(world.items["blog public"]), "blog": "zz"})


def _create_post(world: World, viewer: str, request: Request) -> Outcome:
    if viewer == VISITOR:
        return SIGN_IN
    if request.item is None or not reads_blog(world, viewer, request.item.blog):
        return FORM_AGAIN
    is_private = request.item.blog == "private" and viewer != "admin" and ("private", viewer) not in world.parts
    return REFUSED if is_private else DONE


AT_POST, AT_REPLY = "/moderation/posts/{}", "/moderation/posts/{}/replies/{}"
HIDE, REMOVE, RESTORE = _decide("published"), _decide("published", "hidden"), _decide("hidden", "removed")

ACTS: Mapping[str, Act] = {
    "posts.create": Act(_new_posts, _create_post),
    "posts.save": Act(
        at_posts("/edit", has_preview=True), _or_previews(_on_what_is_read(_save_post, asks_first=True), REFUSED)
    ),
    "posts.restore_post": Act(_versions_to_restore, _restore_version),
    "posts.publish": Act(at_posts("/publish"), _on_what_is_read(_publish)),
    "posts.unschedule": Act(
        at_posts("/unschedule", core=LEAST | {"post scheduled in public"}), _on_what_is_read(_unschedule)
    ),
    "posts.unpublish": Act(at_posts("/unpublish"), _on_what_is_read(_unpublish)),
    "posts.correct": Act(_corrections, _on_what_is_read(_correct, asks_first=True)),
    "posts.drop": Act(_drops, _on_what_is_read(_drop)),
    "posts.pin": Act(at_posts("/pin"), _on_what_is_read(_pin)),
    "posts.unpin": Act(at_posts("/unpin"), _on_what_is_read(_unpin)),
    "posts.choose_audience_post": Act(
        _with(at_posts("/audience"), audience="named"), _on_what_is_read(_choose_audience)
    ),
    "posts.add_readers_post": Act(
        _with(at_posts("/readers", core=LEAST | {"post for named"}), handles="@zz_outsider"),
        _on_what_is_read(_add_readers),
    ),
    "posts.drop_reader_post": Act(at_posts(f"/posts/{{}}/readers/{MISSING_ID}/drop"), _on_what_is_read(_drop_reader)),
    "posts.delete_post": Act(at_posts("/delete"), _on_what_is_read(_delete_post)),
    "posts.undelete": Act(at_posts("/undelete"), _on_what_is_read(_undelete)),
    "replies.create": Act(
        at_posts("/replies", has_preview=True, core=CORE), _or_previews(_on_what_is_read(_reply, asks_first=True))
    ),
    "replies.create_answer": Act(at_replies("/reply", has_preview=True), _or_previews(_answer)),
    "replies.save": Act(
        at_replies("/edit", has_preview=True), _or_previews(_on_what_is_read(_save_reply, asks_first=True))
    ),
    "replies.delete_reply": Act(at_replies("/delete"), _on_what_is_read(_delete_reply)),
    "replies.undelete": Act(at_replies("/undelete"), _on_what_is_read(_undelete_reply)),
    "moderation.hide_post_post": Act(at_posts(AT_POST + "/hide"), HIDE),
    "moderation.remove_post_post": Act(at_posts(AT_POST + "/remove"), REMOVE),
    "moderation.restore_post_post": Act(at_posts(AT_POST + "/restore"), RESTORE),
    "moderation.lock_post_post": Act(at_posts(AT_POST + "/lock", core=CORE), _on_what_is_read(_lock)),
    "moderation.unlock_post_post": Act(at_posts(AT_POST + "/unlock", core=CORE), _on_what_is_read(_unlock)),
    "moderation.hide_reply_post": Act(at_replies(AT_REPLY + "/hide"), HIDE),
    "moderation.remove_reply_post": Act(at_replies(AT_REPLY + "/remove"), REMOVE),
    "moderation.restore_reply_post": Act(at_replies(AT_REPLY + "/restore"), RESTORE),
    "moderation.hide_revision_post": Act(_revisions, _decide("shown")),
}
