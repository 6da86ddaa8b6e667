"""Steps of a walk that are about the post itself: its thread goes out of sight with it, and comes back."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from forum.db import end_reading, session
from forum.models import Post
from forum.permissions import Actor
from forum.rules.facts import Note, Verdict
from forum.services import moderation, posts
from forum.services.decisions import Statement
from forum.services.prepared_posts import prepare_post

# In which states of the post each is possible; whether it must be locked, or not.
BY_MODERATOR_ON_POST: dict[Any, tuple[tuple[str, ...], tuple[bool, ...]]] = {
    moderation.hide_post: (("published",), (False, True)),
    moderation.remove_post: (("published", "hidden"), (False, True)),
    moderation.restore_post: (("hidden", "removed"), (False, True)),
}
LOCKING: dict[Any, tuple[tuple[str, ...], tuple[bool, ...]]] = {
    moderation.lock_post: (("published",), (False,)),
    moderation.unlock_post: (("published",), (True,)),
}
BY_WRITER_ON_POST: dict[Any, tuple[tuple[str, ...], tuple[bool, ...]]] = {
    posts.unpublish_post: (("published",), (False, True)),
    posts.delete_post: (("draft", "published", "hidden"), (False, True)),
    posts.publish_post: (("draft",), (False, True)),
    posts.undelete_post: (("deleted",), (False, True)),
}
PICK = st.integers(0, 99)
WHY = Statement("house rules")


class ActsOnPosts:
    """Needs of the walk what stands here; a step that is refused changes nothing."""

    moderators: tuple[Actor, Actor]
    done: Counter[str]
    people: list[Actor]
    post_id: int
    texts: int
    attempt: Callable[..., bool]

    def post(self) -> Post:
        end_reading()
        found = session().get_one(Post, self.post_id)
        end_reading()
        return found

    def fitting(self, services: dict[Any, tuple[tuple[str, ...], tuple[bool, ...]]], pick: int) -> Any:
        """One that is possible now, or any at times: else most of a walk would find nothing to do."""
        post = self.post()
        possible = [
            act for act, (states, locks) in services.items() if post.state in states and post.is_locked in locks
        ]
        found = list(services) if pick % 10 == 0 or not possible else possible
        return found[pick // 10 % len(found)]

    @rule(pick=PICK)
    def decide_on_post(self, pick: int) -> None:
        service = self.fitting(BY_MODERATOR_ON_POST, pick)
        self.attempt(service, actor=self.moderators[0], post_id=self.post_id, reason=WHY)

    @rule(pick=PICK)
    def lock_or_unlock(self, pick: int) -> None:
        """A step of its own, as it takes two of them, and nothing that hides the post between."""
        service = self.fitting(LOCKING, pick)
        self.attempt(service, actor=self.moderators[0], post_id=self.post_id, reason=WHY)

    @rule(pick=PICK)
    def take_post_back(self, pick: int) -> None:
        self.attempt(self.fitting(BY_WRITER_ON_POST, pick), actor=self.people[0], post_id=self.post_id)

    @rule(is_by_moderator=st.booleans(), is_held=st.booleans(), is_retagged_alone=st.booleans())
    def edit_post(self, is_by_moderator: bool, is_held: bool, is_retagged_alone: bool) -> None:
        self.texts += 1
        text = f"Text {self.texts}, @{self.people[self.texts % 3].handle}."
        source = self.post().source if is_retagged_alone else text
        prepared = prepare_post("A post", source, f"tag {self.texts % 3}, shared")
        if is_held and not is_by_moderator:
            verdict = Verdict("hold", "word", "Wait.", prepared.body.source, notes=(Note("word", "Found: a word."),))
            prepared = replace(prepared, body=replace(prepared.body, verdict=verdict))
        actor = self.moderators[0] if is_by_moderator else self.people[0]
        place = {"post_id": self.post_id, "version": self.post().version, "reason": "wording"}
        self.attempt(posts.edit_post, actor=actor, prepared=prepared, **place)
