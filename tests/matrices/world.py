"""Builds the world of the matrices through the services that the site itself uses."""

import json
from dataclasses import replace

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forum.db import end_reading, now, session, unit_of_work
from forum.db.jobs import Job, TellFollowers
from forum.jobs.tell_followers import tell_followers
from forum.models import (
    Blog,
    Flag,
    Follow,
    IncomingMail,
    Notification,
    Post,
    PostReader,
    Pseudonym,
    Reply,
    Revision,
    User,
    WordRule,
)
from forum.models.posts import POST_STATES
from forum.permissions import Actor
from forum.queries.people import get_member_actor
from forum.services import moderation
from forum.services.answers import create_answer, prepare_answer
from forum.services.appeals import appeal_decision, prepare_appeal
from forum.services.cases import close_case, open_case, thing_of
from forum.services.decisions import record_decision
from forum.services.ignores import ignore_member
from forum.services.incoming import Answer, keep_answer
from forum.services.mentions import record_mentions
from forum.services.posts import delete_post, edit_post, publish_post, set_post_state, unpublish_post
from forum.services.prepared_posts import prepare_post
from forum.services.pseudonyms import keep_pseudonym, make_pseudonym
from forum.services.replies import delete_reply, edit_reply, prepare_reply
from forum.services.suppressions import suppress
from forum.services.thread_state import lock_thread, set_reply_state
from forum.services.tokens import confirm_token, make_decision_token, make_stop_token, reset_token
from forum.services.word_rules import add_rules, prepare_rule
from tests.matrices.accounts_of_world import add_account_changes
from tests.matrices.building_notices import build_notices
from tests.matrices.cases_of_world import APPEALED, add_cases
from tests.matrices.feeds_of_world import add_feed_secrets
from tests.matrices.flagged import add_flags
from tests.matrices.items import BLOGS, MEMBERS, OUTSIDER, VIEWERS, Item, World, new_sentinel
from tests.matrices.newsletters_of_world import add_newsletters
from tests.matrices.pictures_of_world import add_pictures
from tests.matrices.signing import sign_in_all
from tests.matrices.standing import decision_ids
from tests.matrices.tags_of_world import add_tag, note_tag
from tests.support.dead_jobs import add_dead_job
from tests.support.factories import add_waiting, grant, make_actor, make_blog, make_draft, reply

PARTS = {
    "writer": ("author", BLOGS),
    "replier": ("reader", ("private",)),
    "reader": ("reader", ("private",)),
    "mentor": ("mentor", BLOGS[:4]),
    "editor": ("editor", BLOGS[:4]),
    "moderator": ("moderator", BLOGS[:4]),
    "moderator elsewhere": ("moderator", BLOGS[4:]),
}
SITE_ROLES = {"site moderator": "moderator", "admin": "admin"}
POSTS_OF_BLOGS = {
    "public": ("published", "draft", "scheduled", "pending", "rejected", "hidden", "removed", "deleted"),
    "private": ("published", "draft", "hidden"),
    "members": ("published",),
    "unlisted": ("published",),
    "elsewhere": ("published",),
}
ENDED = ("hidden", "removed", "deleted", "unpublished")


def build_world(app: Flask) -> World:
    """Everything in every state; the caller opens no application context."""
    assert set(POSTS_OF_BLOGS["public"]) == set(POST_STATES), "a state of posts is missing in the world"
    world = World(app)
    with app.app_context():
        builder = Builder(world)
        builder.people_and_blogs()
        builder.posts()
        builder.replies()
        builder.end_posts()
        add_cases(world)
        builder.connect()
        builder.word()
        builder.answers()
        builder.appeal()
        build_notices(world)
        add_flags(world)
        add_feed_secrets(world)
        world.dead_job_id = add_dead_job()
        builder.readers()
        builder.tokens()
        builder.kept_answer()
        builder.pseudonym()
        add_newsletters(world)
        add_account_changes(world)
        add_pictures(world)
        end_reading()
    sign_in_all(world)
    return world


def handle_of(viewer: str) -> str:
    return f"zz_{viewer.replace(' ', '_')}"


def text_of(sentinel: str) -> str:
    """A text that names the outsider."""
    return f"Zzbody {sentinel} zzfor @{handle_of(OUTSIDER)} zzend."


class Builder:
    """Makes things one after the other and writes down what they are."""

    def __init__(self, world: World) -> None:
        self.world = world

    def actor(self, viewer: str) -> Actor:
        return self.world.actors[viewer]

    def add(self, item: Item) -> Item:
        assert item.key not in self.world.items, f"two items are called {item.key}"
        self.world.items[item.key] = item
        return item

    def writer_id(self, viewer: str, post: Item) -> int:
        """Under what a viewer writes in a thread."""
        return self.actor(viewer).member_id

    def people_and_blogs(self) -> None:
        for viewer in MEMBERS:
            handle = handle_of(viewer)
            name = f"Zzname{viewer.replace(' ', '')}"
            self.world.actors[viewer] = make_actor(handle, SITE_ROLES.get(viewer, "member"), display_name=name)
        for position, key in enumerate(BLOGS):
            sentinels = (new_sentinel(), new_sentinel(), new_sentinel())
            blog = make_blog(
                name=f"Zzblog {sentinels[0]}",
                description=f"Zzabout {sentinels[1]}",
                note=f"Zznote {sentinels[2]}",
                reading=key if key in {"members", "private"} else "public",
                is_unlisted=key == "unlisted",
                position=position,
            )
            self.world.blog_ids[key] = blog.id
            self.add(Item(f"blog {key}", "blog", "published", key, "", sentinels, slug=blog.slug, version=blog.version))
            for viewer, (part, blogs) in PARTS.items():
                if key in blogs:
                    self.world.actors[viewer] = grant(blog, self.actor(viewer), part)
                    self.world.parts[key, viewer] = part

    def word(self) -> None:
        """A rule about words, not switched on."""
        rule = prepare_rule(phrase="zzword", action="hold", replacement="", blog_slug="", is_active=False)
        with unit_of_work() as work:
            add_rules(work, actor=self.actor("admin"), rules=[rule])
            self.world.word_id = work.scalars(select(WordRule.id)).one()

    def post(self, key: str, blog: str, state: str, writer: str = "writer") -> Item:
        """A draft, or a post in a state that nothing but its writer's own acts leads to."""
        sentinels = (new_sentinel(), new_sentinel())
        slug = self.world.items[f"blog {blog}"].slug
        title, body = f"Zztitle {sentinels[0]}", text_of(sentinels[1])
        post_id = make_draft(self.actor(writer), Blog(slug=slug), title, body, add_tag(self.world, key))
        item = Item(key, "post", state, blog, writer, sentinels, post_id, slug=prepare_post(title, body).slug)
        if state in {"scheduled", "pending", "rejected"}:
            with unit_of_work() as work:
                lock_thread(work, post_id)
                set_post_state(work, work.get_one(Post, post_id), state)
        note_tag(self.world, item)
        return self.add(item)

    def publish(self, item: Item) -> None:
        with unit_of_work() as work:
            publish_post(work, actor=self.actor(item.writer), post_id=item.post_id)

    def posts(self) -> None:
        for blog, states in POSTS_OF_BLOGS.items():
            for state in states:
                item = self.post(f"post {state} in {blog}", blog, state)
                if state in {"published", *ENDED}:
                    self.publish(item)
        self.publish(self.post("post unpublished", "public", "draft"))
        self._named_post()
        for key in ("post narrowed", "post locked"):
            self.publish(self.post(key, "public", "published"))
        self._restored_post()
        self._edited_post()
        self._admins_post()

    def _named_post(self) -> None:
        item = self.post("post for named", "public", "published")
        self.narrow(item)
        self.publish(item)

    def narrow(self, item: Item) -> None:
        """Keeps a post for one reader from now on, whoever was told of it before."""
        with unit_of_work() as work:
            work.get_one(Post, item.post_id).audience = "named"
            work.add(PostReader(post_id=item.post_id, user_id=self.actor("reader").member_id))
        self.world.items[item.key] = replace(item, named=frozenset({"reader"}))

    def _restored_post(self) -> None:
        item = self.post("post restored", "public", "published")
        self.publish(item)
        for verb, act in (("hide", moderation.hide_post), ("restore", moderation.restore_post)):
            reason = self.reason(f"reason to {verb} {item.key}", item, "undone")
            with unit_of_work() as work:
                act(work, actor=self.actor("moderator"), post_id=item.post_id, reason=f"Zzreason {reason}")

    def _edited_post(self) -> None:
        item = self.post("post edited", "public", "published")
        self.publish(item)
        sentinels = item.sentinels
        for version, is_hidden in ((1, False), (2, True)):
            why = new_sentinel()
            fresh = (new_sentinel(), new_sentinel())
            prepared = prepare_post(f"Zztitle {fresh[0]}", text_of(fresh[1]))
            with unit_of_work() as work:
                written = edit_post(
                    work,
                    actor=self.actor("moderator"),
                    post_id=item.post_id,
                    version=version,
                    prepared=prepared,
                    reason=f"Zzreason {why}",
                )
            self.revision(item, version, sentinels, why, is_hidden=is_hidden)
            sentinels = fresh
            self.world.items[item.key] = replace(item, sentinels=fresh, slug=written.slug, version=version + 1)

    def _admins_post(self) -> None:
        """A post on which no moderator decides, with an earlier version."""
        item = self.post("post by admin", "unlisted", "published", "admin")
        self.publish(item)
        fresh = new_sentinel(), new_sentinel()
        prepared = prepare_post(f"Zztitle {fresh[0]}", text_of(fresh[1]))
        with unit_of_work() as work:
            written = edit_post(work, actor=self.actor("admin"), post_id=item.post_id, version=1, prepared=prepared)
        self.revision(item, 1, item.sentinels, None, is_hidden=False)
        self.world.items[item.key] = replace(item, sentinels=fresh, slug=written.slug, version=2)

    def revision(
        self, item: Item, version: int, sentinels: tuple[str, ...], why: str | None, *, is_hidden: bool
    ) -> None:
        """Writes down an earlier text and why it was changed, and hides it by a decision where that is asked for.

        Writers give no reason for changing what is their own.
        """
        of_reply = session().scalar(
            select(Reply.id).where(Reply.post_id == item.post_id, Reply.number == (item.number or 0))
        )
        revision_id = (
            session()
            .scalars(
                select(Revision.id).where(
                    Revision.post_id == item.post_id,
                    Revision.version == version,
                    Revision.reply_id == of_reply if item.number else Revision.reply_id.is_(None),
                )
            )
            .one()
        )
        state = "hidden" if is_hidden else "shown"
        revision = self.add(
            replace(
                item,
                key=f"version {version} of {item.key}",
                kind="revision",
                state=state,
                sentinels=sentinels,
                revision_id=revision_id,
                version=version,
                under=item,
            )
        )
        if why is not None:
            key = f"reason to change version {version} of {item.key}"
            self.add(replace(revision, key=key, kind="reason", state="edit", sentinels=(why,), under=revision))
        if is_hidden:
            reason = self.reason(f"reason to hide version {version} of {item.key}", item, "undone")
            with unit_of_work() as work:
                moderation.hide_revision(
                    work,
                    actor=self.actor("moderator"),
                    post_id=item.post_id,
                    revision_id=revision_id,
                    reason=f"Zzreason {reason}",
                )

    def reason(self, key: str, item: Item, state: str) -> str:
        sentinel = new_sentinel()
        self.add(replace(item, key=key, kind="reason", state=state, sentinels=(sentinel,), under=item))
        return sentinel

    def reply(self, key: str, post: Item, writer: str = "replier", to: Item | None = None, state: str = "") -> Item:
        """A published reply; `state` is the one that it will have in the end."""
        sentinel = new_sentinel()
        number = reply(self.actor(writer), post.post_id, text_of(sentinel), to.number if to else None)
        return self.add(
            Item(
                key,
                "reply",
                state or "published",
                post.blog,
                writer,
                (sentinel,),
                post.post_id,
                number,
                under=post,
                named=post.named,
            )
        )

    def replies(self) -> None:
        main = self.world.items["post published in public"]
        self.reply("reply published", main)
        self.reply("reply by admin", main, writer="admin")
        for state in ("hidden", "removed", "deleted"):
            leaf = self.reply(f"reply {state} leaf", main, state=state)
            answered = self.reply(f"reply {state} answered", main, state=state)
            self.reply(f"reply below {state}", main, to=answered)
            for item in (leaf, answered):
                self.end_reply(item)
        for state in ("pending", "rejected"):
            self._waiting_reply(main, state)
        self._edited_reply(main)
        self._restored_reply(main)
        for blog in ("private", "members", "unlisted"):
            self.reply(f"reply in {blog}", self.world.items[f"post published in {blog}"])
        self.end_reply(
            self.reply("reply hidden in private", self.world.items["post published in private"], state="hidden")
        )
        self.reply("reply under named", self.world.items["post for named"], writer="writer")
        for state in ("hidden", "removed", "deleted"):
            self.reply(f"reply under {state}", self.world.items[f"post {state} in public"])
        self.reply("reply under hidden in private", self.world.items["post hidden in private"])
        for state in ("unpublished", "narrowed", "locked"):
            self.reply(f"reply under {state}", self.world.items[f"post {state}"])

    def end_reply(self, item: Item) -> None:
        assert item.number is not None
        if item.state == "deleted":
            with unit_of_work() as work:
                delete_reply(work, actor=self.actor("replier"), post_id=item.post_id, number=item.number)
            return
        act = moderation.hide_reply if item.state == "hidden" else moderation.remove_reply
        reason = self.reason(f"reason for {item.key}", item, "live")
        with unit_of_work() as work:
            act(
                work,
                actor=self.actor("moderator"),
                post_id=item.post_id,
                number=item.number,
                reason=f"Zzreason {reason}",
            )

    def _waiting_reply(self, post: Item, state: str) -> None:
        sentinel = new_sentinel()
        prepared = prepare_reply(text_of(sentinel))
        reply_id = add_waiting(post.post_id, self.writer_id("replier", post), prepared)
        with unit_of_work() as work:
            lock_thread(work, post.post_id)
            row = work.scalars(select(Reply).where(Reply.post_id == post.post_id, Reply.id == reply_id)).one()
            set_reply_state(work, work.get_one(Post, post.post_id), row, state)
            record_mentions(work, post.post_id, reply_id, prepared.mentioned_ids)
        item = Item(f"reply {state}", "reply", state, post.blog, "replier", (sentinel,), post.post_id, under=post)
        self.add(replace(item, reply_id=reply_id))

    def _edited_reply(self, post: Item) -> None:
        item = self.reply("reply edited", post)
        assert item.number is not None
        sentinels = item.sentinels
        for version, is_hidden in ((1, False), (2, True)):
            why, fresh = new_sentinel(), new_sentinel()
            prepared = prepare_reply(text_of(fresh))
            with unit_of_work() as work:
                edit_reply(
                    work,
                    actor=self.actor("moderator"),
                    post_id=item.post_id,
                    number=item.number,
                    version=version,
                    prepared=prepared,
                    reason=f"Zzreason {why}",
                )
            self.revision(item, version, sentinels, why, is_hidden=is_hidden)
            sentinels = (fresh,)
            self.world.items[item.key] = replace(item, sentinels=sentinels, version=version + 1)

    def _restored_reply(self, post: Item) -> None:
        item = self.reply("reply restored", post)
        assert item.number is not None
        for verb, act in (("hide", moderation.hide_reply), ("restore", moderation.restore_reply)):
            reason = self.reason(f"reason to {verb} {item.key}", item, "undone")
            with unit_of_work() as work:
                act(
                    work,
                    actor=self.actor("moderator"),
                    post_id=item.post_id,
                    number=item.number,
                    reason=f"Zzreason {reason}",
                )

    def end_posts(self) -> None:
        """Brings the posts that have replies by now into the state in which they end."""
        for item in [item for item in self.world.of_kind("post") if item.state in ENDED]:
            if item.state == "deleted":
                with unit_of_work() as work:
                    delete_post(work, actor=self.actor("writer"), post_id=item.post_id)
                continue
            act = moderation.hide_post if item.state == "hidden" else moderation.remove_post
            reason = self.reason(f"reason for {item.key}", item, "live")
            with unit_of_work() as work:
                act(work, actor=self.actor("moderator"), post_id=item.post_id, reason=f"Zzreason {reason}")
        with unit_of_work() as work:
            unpublish_post(work, actor=self.actor("writer"), post_id=self.world.items["post unpublished"].post_id)
        self.narrow(self.world.items["post narrowed"])
        self._lock(self.world.items["post locked"])

    def _lock(self, item: Item) -> None:
        reason = self.reason(f"reason for {item.key}", item, "undone")
        with unit_of_work() as work:
            moderation.lock_post(work, actor=self.actor("moderator"), post_id=item.post_id, reason=f"Zzreason {reason}")

    def connect(self) -> None:
        """Makes what hangs on a text that was edited since point to the text as it stands."""
        for kind in ("reply", "revision", "reason"):
            for key, item in self.world.items.items():
                if item.kind == kind and item.under is not None:
                    self.world.items[key] = replace(item, under=self.world.items[item.under.key])

    def answers(self) -> None:
        """A prepared answer of the site and one of the public blog."""
        for key, slug in (("site", ""), ("public", self.world.items["blog public"].slug)):
            prepared = prepare_answer("Zzthanks", "Zzdear {name}")
            with unit_of_work() as work:
                self.world.answer_ids[key] = create_answer(
                    work, actor=self.actor("admin"), blog_slug=slug, prepared=prepared
                )

    def appeal(self) -> None:
        """The replier disagrees with one decision, and has a link to another one."""
        found = decision_ids(self.world)
        replier = self.actor("replier")
        with unit_of_work() as work:
            self.world.case_ids["appeal"] = appeal_decision(
                work,
                actor=replier,
                decision_id=found[f"reason for {APPEALED}"],
                prepared=prepare_appeal("Zzappeal."),
            )
            self.world.case_ids["flag"] = self._refused_report(work)
        self.world.tokens["decision"] = make_decision_token(replier.member_id, found["reason for reply hidden leaf"])

    def _refused_report(self, work: Session) -> int:
        """The outsider's report of a reply, with which the moderator did not agree; gives the flag."""
        item = self.world.items["reply edited"]
        lock_thread(work, item.post_id)
        post = work.get_one(Post, item.post_id)
        row = work.scalars(select(Reply).where(Reply.post_id == post.id, Reply.number == item.number)).one()
        case, moderator = open_case(work, thing_of(post, row)), self.actor("moderator")
        flag = Flag(case_id=case.id, thing=case.thing, flagger_id=self.actor(OUTSIDER).id, weight=2.0)
        flag.reason, flag.created_at = "off_topic", now()
        work.add(flag)
        record_decision(work, actor=moderator, kind="dismiss", reason="Zzno.", post=post, reply=row, case=case)
        close_case(work, case, "disagreed", actor_id=moderator.id)
        return flag.id

    def readers(self) -> None:
        """All followers are told of what is published now, and the outsider ignores the reader."""
        end_reading()
        for payload in (
            session().scalars(select(Job.payload).where(Job.name == "tell_followers").order_by(Job.id)).all()
        ):
            end_reading()
            tell_followers(TellFollowers(**json.loads(payload)))
        with unit_of_work() as work:
            ignore_member(work, actor=self.actor(OUTSIDER), handle_key=self.actor("reader").handle)

    def kept_answer(self) -> None:
        """The outsider's, by mail, to the published reply."""
        answered, sentinel = self.world.items["reply published"], new_sentinel()
        self.add(Item("kept answer", "kept", "kept", "public", OUTSIDER, (sentinel,)))
        answer = Answer(self.actor(OUTSIDER).member_id, "<zz@example.org>", answered.post_id, answered.number)
        with unit_of_work() as work:
            keep_answer(work, answer, source=f"Zzkept {sentinel}", reason="asked")
            self.world.kept_id = work.scalars(select(IncomingMail.id)).one()

    def pseudonym(self) -> None:
        """One of the outsider's, under which nothing is written."""
        with unit_of_work() as work:
            user_id = make_pseudonym(work)
            keep_pseudonym(work, self.actor(OUTSIDER), user_id, self.world.items["post published in public"].post_id)
            # As after a text under the own name, so that a form which does not ask goes on under that.
            work.get_one(Pseudonym, user_id).is_chosen = False
            self.world.pseudonym = work.get_one(User, user_id).handle

    def tokens(self) -> None:
        waiting = make_actor("zz_waiting", state="unconfirmed", email_verified_at=None)
        forgetful = make_actor("zz_forgetful")
        self.world.tokens["confirm"] = confirm_token(session().get_one(User, waiting.member_id))
        self.world.tokens["stop"] = make_stop_token(forgetful.member_id, "kind:reply")
        with unit_of_work() as work:
            suppress(work, f"{self.actor(OUTSIDER).handle}@example.org", "bounce")
        self.world.tokens["reset"] = reset_token(session().get_one(User, forgetful.member_id))
        for viewer in VIEWERS[1:]:
            self.world.actors[viewer] = get_member_actor(self.actor(viewer).member_id)
            first = session().scalar(
                select(Notification.id).where(Notification.user_id == self.actor(viewer).member_id).limit(1)
            )
            if first is not None:
                self.world.notification_ids[viewer] = first
            of_viewer = Follow.user_id == self.actor(viewer).member_id
            if (follow_id := session().scalar(select(func.min(Follow.id)).where(of_viewer))) is not None:
                self.world.follow_ids[viewer] = follow_id
