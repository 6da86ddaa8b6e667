"""What comes out on the pages that move conversations, of prepared answers, and where admins make two things one."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import World
from tests.matrices.readers import moderates, reads
from tests.matrices.surfaces import (
    LEAST,
    NONE,
    Address,
    Surface,
    Words,
    at_posts,
    at_replies,
    nothing,
    plain,
    title,
    words,
)
from tests.matrices.surfaces_of_texts import AT_POST, AT_REPLY, UNFINISHED, item_of


def _moderated_names(world: World, viewer: str) -> Words:
    blogs = [blog for blog in world.of_kind("blog") if moderates(world, viewer, blog.blog)]
    return frozenset(word for blog in blogs for word in title(blog))


def _moved(world: World, viewer: str, address: Address) -> Words:
    """The text with the form, for moderators of its blog, who may read of the blogs that they moderate."""
    item = item_of(address)
    is_theirs = moderates(world, viewer, item.blog) and reads(world, viewer, item)
    if not is_theirs or item.post.state in UNFINISHED:
        return NONE
    if address.endpoint == "moderation.split_reply" and item.state != "published":
        return NONE
    names = _moderated_names(world, viewer) if address.endpoint == "moderation.move_post" else NONE
    here = title(world.items[f"blog {item.blog}"])
    return words([item]) | title(item.post) | (names - here)


def _answer_form(world: World, viewer: str, address: Address) -> Words:
    return _moderated_names(world, viewer)


def _answers(path: str) -> Mapping[str, Surface]:
    endpoint = "moderation.delete_answer" if path else "moderation.edit_answer"

    def addresses(world: World) -> Iterator[Address]:
        for answer_id in world.answer_ids.values():
            yield Address(endpoint, f"/moderation/answers/{answer_id}{path}")

    return {endpoint: Surface(addresses, _name_of_blog, nothing)}


def _name_of_blog(world: World, viewer: str, address: Address) -> Words:
    public = world.items["blog public"]
    return title(public) if moderates(world, viewer, "public") else NONE


def _merge_blog_addresses(world: World) -> Iterator[Address]:
    for blog in ("public", "private"):
        slug, other = world.items[f"blog {blog}"].slug, world.items["blog members"].slug
        yield Address("admin.merge_blogs_form", f"/admin/blogs/{slug}/merge")
        yield Address("admin.merge_blogs_form", f"/admin/blogs/{slug}/merge?into={other}")


def _all_names(world: World, viewer: str, address: Address) -> Words:
    if viewer != "admin":
        return NONE
    return frozenset(word for blog in world.of_kind("blog") for word in title(blog))


SURFACES: Mapping[str, Surface] = {
    "moderation.move_post": Surface(at_posts("moderation.move_post", AT_POST + "/move", core=LEAST), _moved, _moved),
    "moderation.merge_post": Surface(at_posts("moderation.merge_post", AT_POST + "/merge", core=LEAST), _moved, _moved),
    "moderation.move_reply": Surface(
        at_replies("moderation.move_reply", AT_REPLY + "/move", core=LEAST), _moved, _moved
    ),
    "moderation.split_reply": Surface(
        at_replies("moderation.split_reply", AT_REPLY + "/split", core=LEAST), _moved, _moved
    ),
    "moderation.answers": Surface(
        lambda world: [Address("moderation.answers", "/moderation/answers")], _name_of_blog, _name_of_blog
    ),
    "moderation.new_answer": Surface(
        lambda world: [Address("moderation.new_answer", "/moderation/answers/new")], _answer_form, _answer_form
    ),
    **_answers(""),
    **_answers("/delete"),
    "admin.merge_blogs_form": Surface(_merge_blog_addresses, _all_names, nothing),
    **plain(
        "admin.merge_accounts_form",
        "/admin/members/zz_writer/merge",
        "/admin/members/zz_writer/merge?into=zz_outsider",
        "/admin/members/zz_nobody/merge",
    ),
}
