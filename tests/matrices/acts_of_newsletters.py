"""Who asks for a newsletter, stops it, and runs one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.matrices.acts import (
    CONFLICT,
    DONE,
    ENDED,
    MISSING,
    REFUSED,
    SIGN_IN,
    Act,
    Outcome,
    Request,
)
from tests.matrices.items import BLOGS, MISSING_ID, VISITOR, World
from tests.matrices.readers import OPEN_BLOGS, edits, reads_blog

SETTINGS = {"rhythm": "off", "weekday": "1", "hour": "9", "rate": "100", "version": "1"}
ISSUE = {"subject": "Zznews", "words": "Zzwords", "rate": "100", "version": "1", "key": "zz"}
LIST = {"source": "Zzsource", "consented_on": "2024-01-01", "proof": "Zzproof", "lines": "zz@example.org"}
SEND = {"when": "now", "version": "1"}
SHOWN_AND_DONE = Outcome(200, changes=True)
Requests = Callable[[World, str], Iterator[Request]]


def _blogs(path: str, fields: Mapping[str, Any]) -> Requests:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for blog in world.of_kind("blog"):
            yield Request(path.format(blog.slug), fields, blog)
        yield Request(path.format("zz-nowhere"), fields)

    return requests


def _issues(verb: str, fields: Mapping[str, Any], *others: str) -> Requests:
    """The draft of each blog, other issues of the public one, none, and that of another blog."""
    path = "/blogs/{}/newsletter/issues/{}/" + verb

    def requests(world: World, viewer: str) -> Iterator[Request]:
        for name in BLOGS:
            blog = world.items[f"blog {name}"]
            yield Request(path.format(blog.slug, world.issue_ids[name]), fields, blog)
        public = world.items["blog public"]
        for name in others:
            yield Request(path.format(public.slug, world.issue_ids[name]), fields, public)
        for issue_id in (MISSING_ID, world.issue_ids["private"]):
            yield Request(path.format(public.slug, issue_id), fields)

    return requests


def _runs(world: World, viewer: str, blog: str) -> bool:
    return viewer == "admin" or edits(world, viewer, blog)


def _by_runner(done: Outcome, closed: Outcome | None = None, *, none_there: str = "") -> Callable[..., Outcome]:
    """`closed` is the answer where not everyone may read the blog; `none_there` the blog of what does not exist."""

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        blog = request.item.blog if request.item is not None else none_there
        if not blog or not reads_blog(world, viewer, blog):
            return MISSING
        if viewer == VISITOR:
            return SIGN_IN
        if not _runs(world, viewer, blog):
            return REFUSED
        if request.item is None:
            return MISSING
        return closed if closed is not None and blog not in OPEN_BLOGS else done

    return rule


def _on_issue(done: Outcome, closed: Outcome | None = None) -> Callable[..., Outcome]:
    return _by_runner(done, closed, none_there="public")


def _on_issue_that_is(state: str) -> Callable[..., Outcome]:
    """What stops one that waits, or goes on with one that was stopped; a draft is neither."""

    def rule(world: World, viewer: str, request: Request) -> Outcome:
        is_so = f"/issues/{world.issue_ids[state]}/" in request.url
        return _on_issue(DONE if is_so else CONFLICT)(world, viewer, request)

    return rule


def _ask(world: World, viewer: str, request: Request) -> Outcome:
    return DONE if request.item is not None and request.item.blog in OPEN_BLOGS else MISSING


def _links(kind: str) -> Requests:
    def requests(world: World, viewer: str) -> Iterator[Request]:
        for name in BLOGS:
            token = world.tokens[f"{kind} in {name}"]
            yield Request(f"/newsletter/{kind}/{token}", {}, world.items[f"blog {name}"])
        yield Request(f"/newsletter/{kind}/zz")

    return requests


def _confirm(world: World, viewer: str, request: Request) -> Outcome:
    """Whoever asks: the link says for whom. A blog that closed has no newsletter."""
    return SHOWN_AND_DONE if request.item is not None and request.item.blog in OPEN_BLOGS else ENDED


def _stop(world: World, viewer: str, request: Request) -> Outcome:
    return SHOWN_AND_DONE if request.item is not None else MISSING


BASE = "/blogs/{}/newsletter"
ACTS: Mapping[str, Act] = {
    "newsletters.ask": Act(_blogs("/newsletter/{}", {"email": "zz_new@example.org"}), _ask),
    "newsletters.confirm_post": Act(_links("confirm"), _confirm),
    "newsletters.stop_post": Act(_links("stop"), _stop),
    "newsletters.save_settings": Act(_blogs(BASE + "/settings", SETTINGS), _by_runner(DONE)),
    "newsletters.export": Act(_blogs(BASE + "/subscribers.csv", {}), _by_runner(SHOWN_AND_DONE)),
    "newsletters.import_post": Act(_blogs(BASE + "/import", LIST), _by_runner(DONE)),
    "newsletters.create_issue": Act(_blogs(BASE + "/issues/new", ISSUE), _by_runner(DONE)),
    "newsletters.save_issue": Act(_issues("edit", ISSUE), _on_issue(DONE)),
    "newsletters.send_issue": Act(_issues("send", SEND), _on_issue(DONE, CONFLICT)),
    "newsletters.test_issue": Act(_issues("test", {}), _on_issue(DONE)),
    "newsletters.stop_issue": Act(_issues("stop", {}, "scheduled"), _on_issue_that_is("scheduled")),
    "newsletters.resume_issue": Act(_issues("resume", {}, "stopped"), _on_issue_that_is("stopped")),
    "newsletters.set_rate": Act(_issues("rate", {"rate": "200"}), _on_issue(DONE)),
    "newsletters.delete_issue": Act(_issues("delete", {}), _on_issue(DONE)),
}
