"""Who may do what: every route that is not GET, every viewer, own and others' texts in every state, and none."""

from collections.abc import Iterable, Iterator
from unittest import mock

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.matrices.acts import DONE, MISSING, Outcome, Request
from tests.matrices.acts_of_holds import NEVER_DONE as NO_HOLDS
from tests.matrices.acts_of_pages import NEVER_DONE as NO_TERMS
from tests.matrices.acts_of_sanctions import NEVER_DONE as NO_SANCTIONS
from tests.matrices.answers import faults_of_answer
from tests.matrices.crawling import alike, sentinels_in
from tests.matrices.items import SENTINEL, World
from tests.matrices.readers import reads
from tests.matrices.sending import ACTS, Sender, watching
from tests.matrices.surfaces import Words
from tests.matrices.test_leaks import Note

FEWEST_CELLS_A_VIEWER = 150
SHOWN_AT_MOST = 25


def get_acting_endpoints(app: Flask) -> set[str]:
    reading = {"GET", "HEAD", "OPTIONS"}
    return {rule.endpoint for rule in app.url_map.iter_rules() if (rule.methods or set()) - reading}


def cells_of(world: World, *, is_whole: bool) -> Iterator[tuple[str, str, Request]]:
    """What is sent: of a viewer with few cells each answer to each state of a thing, once."""
    for endpoint, act in ACTS.items():
        for viewer in world.viewers(is_whole=is_whole):
            has_few, sent = not is_whole and world.has_few_cells(viewer), set()
            for request in act.requests(world, viewer):
                if request.is_extra and not is_whole:
                    continue
                if has_few:
                    about = (request.item.kind, request.item.state) if request.item is not None else None
                    cell = (act.rule(world, viewer, request), request.is_preview, about)
                    if cell in sent:
                        continue
                    sent.add(cell)
                yield endpoint, viewer, request


class Findings:
    """What was wrong with the answers, and what shows that they were asked for."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.owners = world.owners()
        self.faults: list[str] = []
        self.cells = 0
        self.done: set[str] = set()
        self._alike: dict[tuple[object, ...], str] = {}

    def add(self, endpoint: str, viewer: str, request: Request, outcome: Outcome, response: TestResponse) -> None:
        self.cells += 1
        if outcome.changes:
            self.done.add(endpoint)
        body = response.get_data(as_text=True)
        expected = ACTS[endpoint].rule(self.world, viewer, request)
        wrong = [f"gives {outcome}, not {expected}"] if outcome != expected else []
        wrong += self._leaked(viewer, request, sentinels_in(response, body))
        if outcome == expected and outcome.status != DONE.status and not self._reads(viewer, request):
            wrong += self._unlike(endpoint, viewer, request, outcome, alike(response, body, request.url))
        wrong += faults_of_answer(response)
        what = request.item.key if request.item is not None else "nothing"
        self.faults += [f"{viewer}: {endpoint} on {what} ({request.url}) {words}" for words in wrong]

    def _reads(self, viewer: str, request: Request) -> bool:
        return request.item is not None and reads(self.world, viewer, request.item)

    def _leaked(self, viewer: str, request: Request, found: Words) -> list[str]:
        typed = SENTINEL.findall(f"{request.url} {request.fields}")
        keys = {self.owners[word] for word in found - frozenset(typed)}
        kept = sorted(key for key in keys if not reads(self.world, viewer, self.world.items[key]))
        return [f"tells of {', '.join(kept)}"] if kept else []

    def _unlike(self, endpoint: str, viewer: str, request: Request, outcome: Outcome, text: str) -> list[str]:
        """What one may not read answers as what does not exist: anywhere, or in a thread that one sees."""
        post = request.item.post if request.item is not None else request.below
        place = post.key if post is not None and outcome != MISSING else ""
        first = self._alike.setdefault((endpoint, viewer, outcome, request.is_preview, place), text)
        return [] if first == text else ["differs from the same on what does not exist"]


def send_all(world: World, cells: Iterable[tuple[str, str, Request]]) -> Findings:
    """Sends each of them; an answer other than the rule's, or a change where none may be, is a fault."""
    findings = Findings(world)
    with watching(world) as watch:
        sender = Sender(world, watch)
        for endpoint, viewer, request in cells:
            findings.add(endpoint, viewer, request, *sender.send(viewer, request))
        sender.check_untouched()
    return findings


def check_roles(world: World, note: Note, *, is_whole: bool = False) -> None:
    """Everything as everyone."""
    findings = send_all(world, cells_of(world, is_whole=is_whole))
    head = f"{len(findings.faults)} of {findings.cells} cells at {len(ACTS)} routes are wrong:"
    assert not findings.faults, "\n".join([head, *findings.faults[:SHOWN_AT_MOST]])
    assert findings.cells >= FEWEST_CELLS_A_VIEWER * len(world.viewers(is_whole=is_whole))
    assert findings.done == ACTS.keys() - NEVER_DONE, "each route must be seen to do its work for somebody"
    note("matrix", f"roles: {findings.cells} cells at {len(ACTS)} routes")


# Nobody in this world has a password, and each is signed in once.
NEVER_DONE = {
    # No post of this world is pinned or corrected.
    "posts.unpin",
    # The site of this world has no logo, and nobody named a reader of a post.
    "admin.remove_logo",
    "posts.drop_reader_post",
    "posts.drop",
    "account.sign_in_post",
    "account.password_post",
    "account.email_post",
    "account.handle_post",
    "account.close_post",
    "account.begin_two_step",
    "account.renew_recovery_codes",
    "account.turn_off_two_step",
    "account.confirm_code_app",
    "account.passkey_second_step",
    "account.begin_passkey",
    "account.create_passkey",
    "account.drop_passkey",
    "account.link_provider",
    "account.unlink_provider",
    "account.go_on",
    "account.erase_post",
    "account.end_other_sign_ins",
    "earlier.claim",
} | (NO_SANCTIONS | NO_HOLDS | NO_TERMS)


def test_every_route_has_its_place_in_the_matrix(site: Flask) -> None:
    missing = sorted(get_acting_endpoints(site) - ACTS.keys())
    assert not missing, f"say in tests/matrices/acts_on_*.py who may do: {', '.join(missing)}"
    gone = sorted(ACTS.keys() - get_acting_endpoints(site))
    assert not gone, f"these are no routes any more: {', '.join(gone)}"


@pytest.mark.timeout(600)
def test_everyone_may_do_what_the_rules_say_and_nothing_else(world: World, record_property: Note) -> None:
    check_roles(world, record_property)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_everyone_may_do_what_the_rules_say_to_everything(world: World, record_property: Note) -> None:
    check_roles(world, record_property, is_whole=True)


OPENED = (
    ("forum.services.posts.check_edit_post", "posts.save"),
    ("forum.services.posts.check_delete_post", "posts.delete_post"),
    ("forum.services.replies.check_edit_reply", "replies.save"),
    ("forum.services.replies.check_delete_reply", "replies.delete_reply"),
    ("forum.services.replies.check_reply", "replies.create"),
    ("forum.services.moderation.check_act_on_text", "moderation.lock_post_post"),
    ("forum.services.moderation.check_act_on_text", "moderation.hide_revision_post"),
    ("forum.services.moving.check_act_on_text", "moderation.merge_post_post"),
)


@pytest.mark.parametrize(("check", "endpoint"), OPENED)
def test_the_matrix_sees_each_check_that_is_left_out(world: World, check: str, endpoint: str) -> None:
    viewers = {"outsider", "mentor", "moderator"}
    cells = [cell for cell in cells_of(world, is_whole=False) if cell[0] == endpoint and cell[1] in viewers]
    with mock.patch(check):
        findings = send_all(world, cells)
    assert findings.faults, f"nothing was found at {endpoint} without {check}"
    assert not send_all(world, cells).faults
