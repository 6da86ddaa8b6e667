"""What comes out of newsletters: for readers the blog's name, for those who run one what everyone may read of it."""

from collections.abc import Callable, Iterator, Mapping

from tests.matrices.items import BLOGS, MISSING_ID, VISITOR, Item, World
from tests.matrices.readers import OPEN_BLOGS, edits, reads, reads_blog
from tests.matrices.surfaces import NONE, Address, Surface, Words, blog_of, title, words
from tests.matrices.surfaces_of_texts import item_of


def _pages(endpoint: str, path: str = "") -> Callable[[World], Iterator[Address]]:
    """The addresses of each blog's newsletter, and one of no blog."""

    def addresses(world: World) -> Iterator[Address]:
        for blog in world.of_kind("blog"):
            yield Address(endpoint, f"/blogs/{blog.slug}/newsletter{path}", blog, f"/blogs/zz/newsletter{path}")

    return addresses


def _issues(endpoint: str, verb: str = "") -> Callable[[World], Iterator[Address]]:
    def addresses(world: World) -> Iterator[Address]:
        for name in BLOGS:
            blog = world.items[f"blog {name}"]
            path = f"/newsletter/issues/{world.issue_ids[name]}{verb}"
            yield Address(endpoint, f"/blogs/{blog.slug}{path}", blog, f"/blogs/zz{path}")
        public = world.items["blog public"].slug
        for issue_id in (MISSING_ID, world.issue_ids["private"]):
            yield Address(endpoint, f"/blogs/{public}/newsletter/issues/{issue_id}{verb}")

    return addresses


def _imports(world: World) -> Iterator[Address]:
    for name in BLOGS:
        path = f"/newsletter/imports/{world.import_ids[name]}"
        slug = world.items[f"blog {name}"].slug
        yield Address("newsletters.imported", f"/blogs/{slug}{path}", world.items[f"blog {name}"], f"/blogs/zz{path}")


def _runs(world: World, viewer: str, blog: str) -> bool:
    return viewer == "admin" or edits(world, viewer, blog)


def _for_runners(find: Callable[[World, Item], Words]) -> Callable[[World, str, Address], Words]:
    def found(world: World, viewer: str, address: Address) -> Words:
        if address.item is None or not _runs(world, viewer, address.item.blog):
            return NONE
        return title(address.item) | find(world, address.item)

    return found


def _name(world: World, blog: Item) -> Words:
    return NONE


def _subject(world: World, blog: Item) -> Words:
    return title(world.items[f"issue of {blog.blog}"])


def _for_everyone(world: World, blog: Item) -> list[Item]:
    posts = [post for post in world.of_kind("post") if post.blog == blog.blog and post.state == "published"]
    return [post for post in posts if reads(world, VISITOR, post)]


def _choices(world: World, blog: Item) -> Words:
    return frozenset(word for post in _for_everyone(world, blog) for word in title(post))


def _issue(world: World, blog: Item) -> Words:
    return words([world.items[f"issue of {blog.blog}"], *_for_everyone(world, blog)])


def _edited(world: World, blog: Item) -> Words:
    return words([world.items[f"issue of {blog.blog}"]]) | _choices(world, blog)


def _surface(addresses: Callable[[World], Iterator[Address]], find: Callable[[World, Item], Words]) -> Surface:
    return Surface(addresses, _for_runners(find), _for_runners(find), _is_told)


def _is_told(world: World, viewer: str, item: Item) -> bool:
    return reads_blog(world, viewer, item.blog)


def _asking(world: World) -> Iterator[Address]:
    for blog in world.of_kind("blog"):
        yield Address("newsletters.show", f"/newsletter/{blog.slug}", blog, "/newsletter/zz")
        yield Address("newsletters.show", f"/newsletter/{blog.slug}?asked=1", blog, "/newsletter/zz?asked=1")


def _is_open(world: World, viewer: str, item: Item) -> bool:
    return item.blog in OPEN_BLOGS


def _open_name(world: World, viewer: str, address: Address) -> Words:
    blog = blog_of(world, item_of(address)) if address.item is not None else None
    return title(blog) if blog is not None and blog.blog in OPEN_BLOGS else NONE


def _links(kind: str) -> Callable[[World], Iterator[Address]]:
    def addresses(world: World) -> Iterator[Address]:
        for name in BLOGS:
            token = world.tokens[f"{kind} in {name}"]
            yield Address(f"newsletters.{kind}", f"/newsletter/{kind}/{token}", world.items[f"blog {name}"])
        yield Address(f"newsletters.{kind}", f"/newsletter/{kind}/zz")

    return addresses


SURFACES: Mapping[str, Surface] = {
    "newsletters.show": Surface(_asking, _open_name, _open_name, _is_open),
    "newsletters.confirm": Surface(_links("confirm"), _open_name, _open_name),
    "newsletters.stop": Surface(_links("stop"), _open_name, _open_name),
    "newsletters.overview": _surface(_pages("newsletters.overview"), _subject),
    "newsletters.settings": _surface(_pages("newsletters.settings", "/settings"), _name),
    "newsletters.import_form": _surface(_pages("newsletters.import_form", "/import"), _name),
    "newsletters.new_issue": _surface(_pages("newsletters.new_issue", "/issues/new"), _choices),
    "newsletters.issue": _surface(_issues("newsletters.issue"), _issue),
    "newsletters.edit_issue": _surface(_issues("newsletters.edit_issue", "/edit"), _edited),
    "newsletters.imported": Surface(_imports, _for_runners(_name), _for_runners(_name), _is_told),
}
