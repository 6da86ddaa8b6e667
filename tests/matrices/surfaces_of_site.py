"""What comes out at the addresses of blogs, members, the inbox, the account and administration."""

from collections.abc import Iterator, Mapping

from tests.matrices.items import APPLICATION, MEMBERS, OUTSIDER, Item, World
from tests.matrices.readers import reads
from tests.matrices.surfaces import (
    NONE,
    Address,
    Surface,
    Words,
    blog_of,
    blogs_to_post_in,
    list_of,
    plain,
    title,
    words,
)
from tests.matrices.surfaces_of_texts import item_of
from tests.matrices.tags_of_world import tag_words


def _is_listed(world: World, viewer: str, item: Item) -> bool:
    """Whether a text stands in lists over several blogs."""
    is_open = item.state == "published" and item.post.state == "published" and item.blog != "unlisted"
    return is_open and reads(world, viewer, item)


def _cards(world: World, posts: list[Item]) -> Words:
    """What lists say of posts: title, excerpt, tags and the blog's name."""
    return (
        words(posts)
        | tag_words(world, posts)
        | frozenset(word for post in posts for word in title(blog_of(world, post)))
    )


def _latest(world: World, viewer: str) -> Words:
    return _cards(world, [post for post in world.of_kind("post") if _is_listed(world, viewer, post)])


def _drafts(world: World, viewer: str) -> Words:
    own = [post for post in world.of_kind("post") if post.writer == viewer and post.state != "published"]
    return _cards(world, [post for post in own if reads(world, viewer, post)])


def _blog_names(world: World, viewer: str) -> Words:
    blogs = [blog for blog in world.of_kind("blog") if blog.blog != "unlisted" and reads(world, viewer, blog)]
    return frozenset(word for blog in blogs for word in blog.sentinels[:2])


def _published_titles(world: World, viewer: str) -> Words:
    found = [post for post in world.of_kind("post") if post.state == "published" and reads(world, viewer, post)]
    return frozenset(word for post in found for word in title(post))


def _mentions(world: World, viewer: str) -> Words:
    """Every text names the outsider and nobody else."""
    return _published_titles(world, viewer) if viewer == OUTSIDER else NONE


def _decisions_on_own(world: World, viewer: str) -> list[Item]:
    """Nobody decides on the admin's texts here; why the admin changed one is no news to the admin."""
    own = [item for item in world.of_kind("reason") if item.writer == viewer != "admin"]
    return [item for item in own if reads(world, viewer, item.post)]


def _inbox_must(world: World, viewer: str) -> Words:
    return _mentions(world, viewer) | words(_decisions_on_own(world, viewer))


def _inbox_may(world: World, viewer: str) -> Words:
    """Besides that, the posts of these decisions, and a writer's own posts to which somebody replied."""
    titles = frozenset(word for item in _decisions_on_own(world, viewer) for word in title(item.post))
    answered = _published_titles(world, viewer) if viewer == "writer" else NONE
    return _inbox_must(world, viewer) | titles | answered


def _blog_addresses(world: World) -> Iterator[Address]:
    for blog in world.of_kind("blog"):
        yield Address("blogs.show", f"/blogs/{blog.slug}", blog, "/blogs/zz", is_paged=True)
        url = f"/blogs/{blog.slug}?after=1-1"
        yield Address("blogs.show", url, blog, "/blogs/zz?after=1-1", is_partial=True, is_extra=True)


def _blog_page(world: World, viewer: str, address: Address) -> Words:
    blog = item_of(address)
    if not reads(world, viewer, blog):
        return NONE
    return words([blog]) | words_of_blog(world, viewer, blog)


def words_of_blog(world: World, viewer: str, blog: Item) -> Words:
    """What lists say of its posts."""
    posts = [post for post in world.of_kind("post") if post.blog == blog.blog and post.state == "published"]
    shown = [post for post in posts if reads(world, viewer, post)]
    return words(shown) | tag_words(world, shown)


def _profile_addresses(world: World) -> Iterator[Address]:
    for viewer in MEMBERS:
        url, is_extra = f"/@{world.handle(viewer)}", viewer not in {"writer", "replier"}
        yield Address("members.show", url, is_paged=True, is_extra=is_extra)
        yield Address("members.show", f"{url}?show=replies", is_paged=True, is_extra=is_extra)
        yield Address("members.show", f"{url.upper()}?show=replies", is_partial=True, is_extra=is_extra)
        yield Address("members.show", f"{url}?after=1-1", is_partial=True, is_extra=True)
    for handle in ("zz_waiting", "zz_nobody"):
        yield Address("members.show", f"/@{handle}", is_partial=True)
    waiting = world.items[APPLICATION]
    yield Address("members.show", f"/@{waiting.sentinels[0]}", waiting, "/@zz_nobody")


def _member_list_addresses(world: World) -> Iterator[Address]:
    yield Address("admin.members", "/admin/members?q=zz", is_partial=True)
    yield Address("admin.members", f"/admin/members?q={world.items[APPLICATION].sentinels[0]}")


def _member_addresses(world: World) -> Iterator[Address]:
    for handle in ("zz_writer", "zz_nobody"):
        yield Address("admin.member", f"/admin/members/{handle}", is_partial=True)
    waiting = world.items[APPLICATION]
    yield Address("admin.member", f"/admin/members/{waiting.sentinels[0]}", waiting, "/admin/members/zz_nobody")


def _waiting_account(world: World, viewer: str, address: Address) -> Words:
    """Handle and name of whoever waits, for admins alone."""
    return frozenset(world.items[APPLICATION].sentinels[:2]) if viewer == "admin" else NONE


def _profile(world: World, viewer: str, address: Address) -> Words:
    handle, _, query = address.url.removeprefix("/@").partition("?")
    writer = next((name for name in MEMBERS if world.handle(name) == handle.lower()), "")
    if "show=replies" not in query:
        posts = [post for post in world.of_kind("post") if post.writer == writer]
        return _cards(world, [post for post in posts if _is_listed(world, viewer, post)])
    replies = [item for item in world.of_kind("reply") if item.writer == writer and _is_listed(world, viewer, item)]
    return words(replies) | frozenset(word for item in replies for word in title(item.post))


def _admin_blogs(world: World, viewer: str) -> Words:
    return frozenset(word for blog in world.of_kind("blog") for word in title(blog)) if viewer == "admin" else NONE


def _is_admin(world: World, viewer: str, item: Item) -> bool:
    return viewer == "admin"


def _of_blogs(endpoint: str, path: str, *, is_whole: bool) -> Mapping[str, Surface]:
    """A page of administration for each blog."""

    def addresses(world: World) -> Iterator[Address]:
        for blog in world.of_kind("blog"):
            url, is_extra = f"/admin/blogs/{blog.slug}{path}", blog.blog != "private"
            yield Address(endpoint, url, blog, f"/admin/blogs/zz{path}", is_extra=is_extra)

    def found(world: World, viewer: str, address: Address) -> Words:
        if viewer != "admin":
            return NONE
        return words([item_of(address)]) if is_whole else title(item_of(address))

    return {endpoint: Surface(addresses, found, found, _is_admin)}


def with_tokens(endpoint: str, name: str, path: str) -> Mapping[str, Surface]:
    def addresses(world: World) -> Iterator[Address]:
        yield Address(endpoint, f"{path}/{world.tokens[name]}")
        yield Address(endpoint, f"{path}/zz")

    return {endpoint: Surface(addresses, lambda *_: NONE, lambda *_: NONE)}


def _new_post_addresses(world: World) -> Iterator[Address]:
    yield Address("posts.new", "/posts/new")
    for blog in world.of_kind("blog"):
        yield Address("posts.new", f"/posts/new?blog={blog.slug}", blog, is_extra=blog.blog != "private")


def _choices(world: World, viewer: str, address: Address) -> Words:
    return blogs_to_post_in(world, viewer)


SURFACES: Mapping[str, Surface] = {
    **list_of("posts.front", "/", _latest),
    **list_of("posts.drafts", "/drafts", _drafts),
    **list_of("mentions.index", "/mentions", _mentions),
    **list_of("inbox.index", "/inbox", _inbox_may, _inbox_must),
    **list_of("blogs.index", "/blogs", _blog_names),
    **list_of("admin.blogs", "/admin/blogs", _admin_blogs),
    "posts.new": Surface(_new_post_addresses, _choices, _choices),
    "blogs.show": Surface(_blog_addresses, _blog_page, _blog_page),
    "members.show": Surface(_profile_addresses, _profile, _profile),
    **_of_blogs("admin.edit_blog", "", is_whole=True),
    **_of_blogs("admin.blog_members", "/members", is_whole=False),
    **with_tokens("registration.confirm", "confirm", "/confirm"),
    **with_tokens("account.reset", "reset", "/password/reset"),
    **plain("admin.index", "/admin"),
    **plain("admin.new_blog", "/admin/blogs/new"),
    "admin.members": Surface(_member_list_addresses, _waiting_account, _waiting_account),
    "admin.member": Surface(_member_addresses, _waiting_account, _waiting_account),
    **plain("account.sign_in", "/sign-in?next=/drafts"),
    **plain("account.forgot", "/password/forgot"),
    **plain("account.forgot_sent", "/password/forgot/sent"),
    **plain("account.profile", "/settings/profile"),
    **plain("account.password", "/settings/password"),
    **plain("account.sessions", "/settings/sessions"),
    **plain("registration.register", "/register?next=/drafts"),
    **plain("registration.sent", "/register/sent"),
    **plain("registration.confirm_resend", "/confirm/resend"),
    **plain("site.terms", "/terms"),
    **plain("site.guidelines", "/guidelines"),
    **plain("site.privacy", "/privacy"),
    **plain("site.moderation", "/moderation"),
    **plain("site.healthz", "/healthz"),
    **plain("site.readyz", "/readyz"),
}
