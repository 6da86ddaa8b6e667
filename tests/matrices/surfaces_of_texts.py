"""What comes out at the addresses of posts, replies and decisions."""

from collections.abc import Callable, Iterator, Mapping

from tests.matrices.items import MISSING_ID, STAFF, Item, World
from tests.matrices.readers import Test, edits, is_open, is_shown, moderates, reads
from tests.matrices.surfaces import (
    CORE,
    LEAST,
    NONE,
    Address,
    Finder,
    Surface,
    Words,
    at_posts,
    at_replies,
    blog_of,
    blogs_to_post_in,
    is_member,
    live_reasons,
    nothing,
    published_under,
    title,
    unpublished_under,
    words,
)
from tests.matrices.tags_of_world import tag_words

UNFINISHED = {"draft", "scheduled"}
UNLIKE_REPLIES = CORE | {
    "reply hidden leaf",
    "reply removed leaf",
    "reply removed answered",
    "reply deleted leaf",
    "reply below hidden",
    "reply in private",
    "reply in members",
    "reply under removed",
    "reply under deleted",
    "reply under hidden in private",
    "reply under unpublished",
    "reply under narrowed",
    "reply under locked",
}
WITH_VARIANTS = {"post published in public", "post published in private", "post hidden in public"}
OPEN_TO = {"hide": {"published"}, "remove": {"published", "hidden"}, "restore": {"hidden", "removed"}}


def item_of(address: Address) -> Item:
    assert address.item is not None
    return address.item


def _page_addresses(world: World) -> Iterator[Address]:
    """Every post by its slug, by a wrong one and by each earlier one; threads in every order and window."""
    for post in world.of_kind("post"):
        missing = f"/posts/{MISSING_ID}/{post.slug}"
        yield Address("posts.show", f"/posts/{post.post_id}/{post.slug}", post, missing)
        url, missing_url = f"/posts/{post.post_id}/zz", f"/posts/{MISSING_ID}/zz"
        yield Address("posts.show", url, post, missing_url, is_partial=True, is_extra=post.key not in CORE)
        if post.key in WITH_VARIANTS:
            queries = ("order=newest", "at=3", "at=3&order=newest", "before=6", "last=1", "at=99999", "before=zz")
            for query in queries:
                is_partial = query not in {"order=newest", "last=1", "before=zz"}
                url = f"/posts/{post.post_id}/{post.slug}?{query}"
                is_extra = post.key != "post published in public"
                yield Address("posts.show", url, post, f"{missing}?{query}", is_partial, is_extra=is_extra)
    for revision in world.of_kind("revision"):
        if revision.number is None:
            url = f"/posts/{revision.post_id}/zztitle-{revision.sentinels[0]}"
            yield Address("posts.show", url, revision.post, is_partial=True)


def _page(world: World, viewer: str, address: Address) -> Words:
    """The post, its tags, its blog's name and note, what is published below, and the viewer's own texts that others do
    not read.

    What a moderator may read of others' texts does not stand on this page.
    """
    post = item_of(address)
    if not reads(world, viewer, post):
        return NONE
    blog = blog_of(world, post)
    found = words([post]) | tag_words(world, [post]) | title(blog) | frozenset(blog.sentinels[2:])
    found |= words(live_reasons(world, [post]))
    if post.state in UNFINISHED:
        return found
    own = [item for item in unpublished_under(world, post) if item.writer == viewer and reads(world, viewer, item)]
    return found | words(published_under(world, post)) | words(own) | words(live_reasons(world, own))


def _page_with_related(world: World, viewer: str, address: Address) -> Words:
    """Besides, five at the most of the published posts of the blog, and of those with the tag that lists show."""
    post = item_of(address)
    found = _page(world, viewer, address)
    if not found or post.state != "published":
        return found
    others = [other for other in world.of_kind("post") if other.state == "published" and reads(world, viewer, other)]
    related = [other for other in others if other.blog == post.blog or other.blog != "unlisted"]
    names = [blog_of(world, other) for other in related]
    return found | frozenset(word for item in (*related, *names) for word in title(item))


def _title_only(world: World, viewer: str, address: Address) -> Words:
    post = item_of(address).post
    return title(post) if reads(world, viewer, post) else NONE


def _post_and_blog(world: World, viewer: str, address: Address) -> Words:
    post = item_of(address)
    is_read = is_member(viewer) and reads(world, viewer, post)
    return words([post, blog_of(world, post)]) | tag_words(world, [post]) if is_read else NONE


def _form_of_post(world: World, viewer: str, address: Address) -> Words:
    """With the blogs to which its writer may still move a draft."""
    found, post = _post_and_blog(world, viewer, address), item_of(address)
    is_choice = bool(found) and viewer == post.writer and post.state == "draft"
    return found | blogs_to_post_in(world, viewer) if is_choice else found


def _post_if_editable(world: World, viewer: str, address: Address) -> Words:
    post = item_of(address)
    is_changeable = post.state not in {"removed", "deleted", "rejected"}
    is_theirs = viewer == post.writer or edits(world, viewer, post.blog)
    is_shown = is_changeable and is_theirs and reads(world, viewer, post)
    return words([post]) | tag_words(world, [post]) if is_shown else NONE


def _title_if_deletable(world: World, viewer: str, address: Address) -> Words:
    post = item_of(address)
    is_deletable = post.state in {"draft", "scheduled", "pending", "published", "hidden"}
    return title(post) if is_deletable and viewer == post.writer else NONE


def _revisions_of(world: World, viewer: str, address: Address) -> Words:
    text = item_of(address)
    found = [item for item in world.of_kind("revision") if item.under == text and reads(world, viewer, item)]
    return words(found) | words(reason for reason in world.of_kind("reason") if reason.under in found)


def _history(world: World, viewer: str, address: Address) -> Words:
    if not reads(world, viewer, item_of(address)):
        return NONE
    return _title_only(world, viewer, address) | _revisions_of(world, viewer, address)


def _version_addresses(endpoint: str, path: str) -> Callable[[World], Iterator[Address]]:
    def addresses(world: World) -> Iterator[Address]:
        for revision in world.of_kind("revision"):
            if revision.number is None:
                missing = f"/posts/{revision.post_id}/history/77{path}"
                yield Address(
                    endpoint, f"/posts/{revision.post_id}/history/{revision.version}{path}", revision, missing
                )
        post = world.items["post restored"]
        yield Address(endpoint, f"/posts/{post.post_id}/history/1{path}", post)

    return addresses


def _reply_version_addresses(world: World) -> Iterator[Address]:
    for revision in world.of_kind("revision"):
        if revision.number is not None:
            at_reply = f"/posts/{revision.post_id}/replies/{revision.number}/history"
            yield Address(
                "replies.compare_versions", f"{at_reply}/{revision.version}", revision, f"{at_reply}/77", is_extra=True
            )


def _versions_of_reply(world: World, viewer: str, address: Address) -> Words:
    """A version beside a later one: what may be read of the reply and its history."""
    revision = item_of(address)
    if revision.under is None or not reads(world, viewer, revision):
        return NONE
    reply = world.items[revision.under.key]
    return words([reply]) | title(reply.post) | _revisions_of(world, viewer, Address("", "", reply))


def _versions_of(world: World, viewer: str, address: Address) -> Words:
    """A version beside a later one: what may be read of the post and its history."""
    post = item_of(address).post
    if address.item is None or not reads(world, viewer, address.item):
        return NONE
    return words([post]) | title(post) | _revisions_of(world, viewer, Address("", "", world.items[post.key]))


def _version(world: World, viewer: str, address: Address) -> Words:
    item = item_of(address)
    return words([item]) if item.kind == "revision" and reads(world, viewer, item) else NONE


def _may_restore(world: World, viewer: str, revision: Item) -> bool:
    post = world.items[revision.post.key]
    may = viewer == post.writer or edits(world, viewer, post.blog) or moderates(world, viewer, post.blog)
    is_open = revision.kind == "revision" and revision.state == "shown" and reads(world, viewer, revision)
    return may and is_open and is_member(viewer) and post.state not in {"removed", "deleted", "rejected"}


def _version_to_restore(world: World, viewer: str, address: Address) -> Words:
    revision = item_of(address)
    return words([revision]) | title(world.items[revision.post.key]) if _may_restore(world, viewer, revision) else NONE


def _reply_text(world: World, viewer: str, address: Address) -> Words:
    """The reply where it may be read, with the reason for what was decided on it, under the title of its post."""
    reply = item_of(address)
    if not reads(world, viewer, reply):
        return NONE
    reasons = [item for item in live_reasons(world, [reply]) if reads(world, viewer, item)]
    return words([reply]) | words(reasons) | title(reply.post)


def _permalink(world: World, viewer: str, address: Address) -> Words:
    """Of what is published, and of others' stubs, the way into the thread, unless a moderator asks for the text."""
    reply = item_of(address)
    is_own_stub = viewer == reply.writer and reply.state != "published"
    is_asked = "text=1" in address.url and moderates(world, viewer, reply.blog)
    is_text = not is_shown(reply) or is_own_stub or is_asked
    found = _reply_text(world, viewer, address) if is_text else NONE
    return found | (_title_only(world, viewer, address) if is_shown(reply) else NONE)


def _sees_place(world: World, viewer: str, item: Item) -> bool:
    return reads(world, viewer, item) or (is_shown(item) and reads(world, viewer, item.post))


def _sees_branch(world: World, viewer: str, item: Item) -> bool:
    return is_shown(item) and reads(world, viewer, item.post)


def _branch(world: World, viewer: str, address: Address) -> Words:
    reply = item_of(address)
    if not _sees_branch(world, viewer, reply):
        return NONE
    below = f"reply below {reply.state}" if reply.key == f"reply {reply.state} answered" else reply.key
    return title(reply.post) | words([world.items[below]])


def _form_of_answer(world: World, viewer: str, address: Address) -> Words:
    reply = item_of(address)
    has_form = reply.state == "published" and is_open(reply.post) and is_member(viewer)
    return _reply_text(world, viewer, address) if has_form else NONE


def _form_of_reply(world: World, viewer: str, address: Address) -> Words:
    return _reply_text(world, viewer, address) if is_member(viewer) else NONE


def _reply_if_own(world: World, viewer: str, address: Address) -> Words:
    reply = item_of(address)
    is_own = reply.state in {"published", "hidden"} and viewer == reply.writer
    return words([reply]) if is_own and reads(world, viewer, reply) else NONE


def _judged(world: World, viewer: str, address: Address) -> Words:
    """A text with the form of a decision: for moderators of its blog, as long as it is open to that decision."""
    item = item_of(address)
    has_form = item.state in OPEN_TO[address.url.rpartition("/")[2]]
    if not (has_form and moderates(world, viewer, item.blog) and reads(world, viewer, item)):
        return NONE
    return words([item]) | title(item.post) | words(live_reasons(world, [item]))


def _lock_form(world: World, viewer: str, address: Address) -> Words:
    """For editors as well; a conversation is locked that is open, and the other way round."""
    post = item_of(address)
    may = moderates(world, viewer, post.blog) or edits(world, viewer, post.blog)
    has_form = post.state == "published" and is_open(post) == address.url.endswith("/lock")
    return words([post]) if may and has_form and reads(world, viewer, post) else NONE


def _hidden_list(world: World, viewer: str, address: Address) -> Words:
    post = item_of(address)
    if not (moderates(world, viewer, post.blog) and reads(world, viewer, post)):
        return NONE
    found = unpublished_under(world, post)
    return title(post) | words(found) | words(live_reasons(world, found))


def _title_for_staff(world: World, viewer: str, address: Address) -> Words:
    """The pictures of a text, for moderators of the site: of its words the page has the title alone."""
    item = item_of(address)
    return title(item.post) if viewer in STAFF and reads(world, viewer, item) else NONE


def _revision_addresses(world: World) -> Iterator[Address]:
    """Every revision below its own post, and below another, where it must be missing for everyone."""
    pattern = "/moderation/posts/{}/revisions/{}/hide"
    other = world.items["post restored"].post_id
    for revision in world.of_kind("revision"):
        missing = pattern.format(revision.post_id, MISSING_ID)
        yield Address(
            "moderation.hide_revision", pattern.format(revision.post_id, revision.revision_id), revision, missing
        )
        yield Address("moderation.hide_revision", pattern.format(other, revision.revision_id))


def _judged_revision(world: World, viewer: str, address: Address) -> Words:
    revision = address.item
    if revision is None or revision.state == "hidden" or not moderates(world, viewer, revision.blog):
        return NONE
    return words([revision]) | title(revision.post)


def _judges(world: World, viewer: str, item: Item) -> bool:
    """Others are refused before anyone looks whether the revision exists."""
    return moderates(world, viewer, item.blog)


def _posts(
    endpoint: str, path: str, may: Finder, must: Finder, *queries: str, core: frozenset[str] = CORE
) -> Mapping[str, Surface]:
    return {endpoint: Surface(at_posts(endpoint, path, *queries, core=core), may, must)}


def _replies(
    endpoint: str,
    path: str,
    may: Finder,
    must: Finder,
    *queries: str,
    is_told: Test = reads,
    core: frozenset[str] = CORE,
) -> Mapping[str, Surface]:
    return {endpoint: Surface(at_replies(endpoint, path, *queries, core=core), may, must, is_told)}


AT_POST, AT_REPLY = "/moderation/posts/{}", "/moderation/posts/{}/replies/{}"

SURFACES: Mapping[str, Surface] = {
    "posts.show": Surface(_page_addresses, _page_with_related, _page),
    **_posts("posts.short", "", _title_only, _title_only),
    **_posts("posts.old_comment", "/old-comments/1", _title_only, _title_only, core=LEAST),
    **_posts("posts.history", "/history", _history, _revisions_of, core=CORE | {"post edited"}),
    "posts.compare_versions": Surface(_version_addresses("posts.compare_versions", ""), _versions_of, _version),
    "posts.restore": Surface(_version_addresses("posts.restore", "/restore"), _version_to_restore, nothing),
    **_posts("posts.corrections", "/corrections", _title_only, nothing, core=LEAST),
    **_posts("posts.readers", "/readers", _title_only, nothing, core=LEAST),
    **_posts("posts.edit", "/edit", _form_of_post, _post_if_editable, core=LEAST),
    **_posts("posts.delete", "/delete", _post_and_blog, _title_if_deletable, core=LEAST),
    **_posts("replies.new", "/replies", _title_only, nothing, core=LEAST),
    **_replies("replies.show", "", _permalink, _permalink, "?text=1", is_told=_sees_place, core=UNLIKE_REPLIES),
    **_replies("replies.branch", "/branch", _branch, _branch, "?order=newest", is_told=_sees_branch),
    **_replies("replies.history", "/history", _history, _revisions_of),
    "replies.compare_versions": Surface(_reply_version_addresses, _versions_of_reply, _version),
    **_replies("replies.answer", "/reply", _form_of_answer, _form_of_answer),
    **_replies("replies.edit", "/edit", _form_of_reply, _reply_if_own),
    **_replies("replies.delete", "/delete", _form_of_reply, _reply_if_own),
    **_posts("moderation.hide_post", AT_POST + "/hide", _judged, _judged, core=LEAST),
    **_posts("moderation.remove_post", AT_POST + "/remove", _judged, _judged, core=LEAST),
    **_posts("moderation.restore_post", AT_POST + "/restore", _judged, _judged, core=LEAST),
    **_posts("moderation.lock_post", AT_POST + "/lock", _lock_form, _lock_form, core=LEAST | {"post locked"}),
    **_posts("moderation.unlock_post", AT_POST + "/unlock", _lock_form, _lock_form, core=LEAST | {"post locked"}),
    **_posts(
        "moderation.hidden", AT_POST + "/hidden", _hidden_list, _hidden_list, "?before=99999999999999999-1", core=LEAST
    ),
    **_replies("moderation.hide_reply", AT_REPLY + "/hide", _judged, _judged, core=LEAST),
    **_replies("moderation.remove_reply", AT_REPLY + "/remove", _judged, _judged, core=LEAST),
    **_replies("moderation.restore_reply", AT_REPLY + "/restore", _judged, _judged, core=LEAST),
    **_posts("moderation.post_pictures", AT_POST + "/pictures", _title_for_staff, _title_for_staff, core=LEAST),
    **_replies("moderation.reply_pictures", AT_REPLY + "/pictures", _title_for_staff, _title_for_staff, core=LEAST),
    "moderation.hide_revision": Surface(_revision_addresses, _judged_revision, _judged_revision, _judges),
}
