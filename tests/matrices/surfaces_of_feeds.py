"""What comes out in feeds: public ones hold what a visitor reads, whoever asks; members' own what their owner reads."""

from collections.abc import Iterator, Mapping

from tests.matrices.building_notices import NOTICED
from tests.matrices.cases_of_world import APPEALED, items_with_cases
from tests.matrices.flagged import REPORTED
from tests.matrices.items import MEMBERS, MISSING_ID, OUTSIDER, VISITOR, Item, World
from tests.matrices.readers import moderates, reads
from tests.matrices.surfaces import (
    CORE,
    NONE,
    Address,
    Surface,
    Words,
    blog_of,
    nothing,
    plain,
    published_under,
    title,
    words,
)
from tests.matrices.surfaces_of_texts import item_of
from tests.matrices.tags_of_world import tag_words

FORMS = ("atom", "rss", "json")
LED_ON = {"post published in public", "post hidden in public", "post published in private"}


def _is_public(world: World, viewer: str, item: Item) -> bool:
    return reads(world, VISITOR, item)


def _posts(world: World, posts: list[Item]) -> Words:
    """Of what a visitor reads: title, text, tags, and the blog's name."""
    shown = [post for post in posts if post.state == "published" and reads(world, VISITOR, post)]
    return (
        words(shown)
        | tag_words(world, shown)
        | frozenset(word for post in shown for word in title(blog_of(world, post)))
    )


def _listed(world: World) -> list[Item]:
    return [post for post in world.of_kind("post") if post.blog != "unlisted"]


def _site_addresses(world: World) -> Iterator[Address]:
    yield from (Address("feeds.site", f"/feed.{form}") for form in FORMS)


def _site(world: World, viewer: str, address: Address) -> Words:
    return _posts(world, _listed(world))


def _blog_addresses(world: World) -> Iterator[Address]:
    for blog in world.of_kind("blog"):
        for form in FORMS:
            url = f"/blogs/{blog.slug}/feed.{form}"
            yield Address("feeds.blog", url, blog, f"/blogs/zz/feed.{form}", is_extra=form != "rss")


def _blog(world: World, viewer: str, address: Address) -> Words:
    """Name, description and posts; the note stays on the pages."""
    blog = item_of(address)
    if not reads(world, VISITOR, blog):
        return NONE
    return frozenset(blog.sentinels[:2]) | _posts(world, [p for p in world.of_kind("post") if p.blog == blog.blog])


def _writer_addresses(world: World) -> Iterator[Address]:
    for member in MEMBERS:
        for form in FORMS:
            is_extra = member not in {"writer", "replier"} or form != "json"
            yield Address("feeds.writer", f"/@{world.handle(member)}/feed.{form}", is_extra=is_extra)
    yield Address("feeds.writer", "/@zz_waiting/feed.json")


def _writer(world: World, viewer: str, address: Address) -> Words:
    handle = address.url.removeprefix("/@").partition("/")[0]
    return _posts(world, [post for post in _listed(world) if world.handle(post.writer) == handle])


def _thread_addresses(world: World) -> Iterator[Address]:
    for post in world.of_kind("post"):
        for form in FORMS:
            is_extra = post.key not in CORE or (form != "atom" and post.key != "post published in public")
            url, missing = (f"/posts/{post_id}/feed.{form}" for post_id in (post.post_id, MISSING_ID))
            yield Address("feeds.thread", url, post, missing, is_extra=is_extra)


def _thread(world: World, viewer: str, address: Address) -> Words:
    post = item_of(address)
    return _posts(world, [post]) | words(published_under(world, post)) if reads(world, VISITOR, post) else NONE


def _slug_addresses(world: World) -> Iterator[Address]:
    for post in world.of_kind("post"):
        url, missing = (f"/posts/{post_id}/{post.slug}/feed.rss" for post_id in (post.post_id, MISSING_ID))
        yield Address("feeds.thread_by_slug", url, post, missing, is_extra=post.key not in LED_ON)


def _own_addresses(world: World) -> Iterator[Address]:
    told = {"mentions": OUTSIDER, "replies": "writer", "queue": "moderator"}
    for member in MEMBERS:
        for name, owner in told.items():
            for form in FORMS:
                url = f"/feeds/{world.tokens[f'feed {member}']}/{name}.{form}"
                yield Address("feeds.own", url, is_extra=member != owner or form != "atom")
    yield Address("feeds.own", "/feeds/zz/replies.atom")


def _own(world: World, viewer: str, address: Address) -> Words:
    _, _, secret, name = address.url.split("/")
    owner = next((member for member in MEMBERS if world.tokens[f"feed {member}"] == secret), "")
    if not owner:
        return NONE
    return {"mentions": _mentions, "replies": _replies, "queue": _queue}[name.partition(".")[0]](world, owner)


def _read_by(world: World, owner: str, *kinds: str) -> list[Item]:
    texts = world.of_kind(*kinds)
    return [i for i in texts if i.state == i.post.state == "published" and reads(world, owner, i)]


def _with_titles(texts: list[Item]) -> Words:
    return words(texts) | frozenset(word for text in texts for word in title(text.post))


def _mentions(world: World, owner: str) -> Words:
    """Every text names the outsider and nobody else."""
    return _with_titles(_read_by(world, owner, "post", "reply")) if owner == OUTSIDER else NONE


def _replies(world: World, owner: str) -> Words:
    """The writer's posts are answered; what hangs below a reply, the replier wrote to themself."""
    found = [reply for reply in _read_by(world, owner, "reply") if " below " not in reply.key]
    return _with_titles([reply for reply in found if reply.post.writer == owner != reply.writer])


def _queue(world: World, owner: str) -> Words:
    """Titles and blogs of cases, and nothing of the texts."""
    others = [world.items[key] for key in (*REPORTED.values(), APPEALED, *NOTICED)]
    shown = [item for item in (*items_with_cases(world), *others) if moderates(world, owner, item.blog)]
    return frozenset(word for item in shown for word in title(item.post) | title(blog_of(world, item)))


SURFACES: Mapping[str, Surface] = {
    "feeds.site": Surface(_site_addresses, _site, _site),
    "feeds.blog": Surface(_blog_addresses, _blog, _blog, _is_public),
    "feeds.writer": Surface(_writer_addresses, _writer, _writer),
    "feeds.thread": Surface(_thread_addresses, _thread, _thread, _is_public),
    "feeds.thread_by_slug": Surface(_slug_addresses, nothing, nothing, _is_public),
    "feeds.own": Surface(_own_addresses, _own, _own),
    **plain("feeds.settings", "/settings/feeds"),
}
