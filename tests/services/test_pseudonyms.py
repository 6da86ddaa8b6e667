"""Writing under a name of one's own in each thread: who stands where, who is told, and what lifts it."""

import secrets

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from forum.db import end_reading, now, session, unit_of_work
from forum.errors import InvalidInput, NotAllowed, NotFound, Restricted, StateConflict
from forum.models import (
    AuditEntry,
    Decision,
    Erasure,
    Follow,
    Notification,
    Post,
    Pseudonym,
    Reply,
    Revision,
    User,
)
from forum.permissions import Actor
from forum.queries.people import get_member_actor, list_members, list_mentionable
from forum.queries.pseudonyms import SEEN_AGAIN, find_revealed
from forum.queries.sanctions import get_member_facts
from forum.services import pseudonyms
from forum.services.decisions import Statement
from forum.services.drafts import move_draft, sign_draft
from forum.services.erasing import erase_member
from forum.services.ignores import ignore_member
from forum.services.merging_accounts import merge_accounts
from forum.services.moderation import hide_reply
from forum.services.posts import create_post, edit_post
from forum.services.prepared_posts import prepare_post
from forum.services.replies import delete_reply, edit_reply, prepare_reply
from forum.services.sanctions import Reach, acknowledge_warnings, silence_member, suspend_member, warn_member
from forum.services.sweeps import sweep_member
from forum.validation.pseudonyms import handle_of, invent_name, is_pseudonym
from tests.services.test_mentions import told
from tests.support.factories import make_actor, make_blog, make_draft, make_post, reply


def again(actor: Actor) -> Actor:
    end_reading()
    return get_member_actor(actor.member_id)


def writer_of(post_id: int, number: int | None = None) -> User:
    end_reading()
    query = select(Post.writer_id).where(Post.id == post_id)
    if number is not None:
        query = select(Reply.writer_id).where(Reply.post_id == post_id, Reply.number == number)
    return session().get_one(User, session().scalars(query).one())


def facts(user: User) -> tuple[str, str, str | None, str]:
    return user.state, user.role, user.email, user.title


def test_a_member_has_one_name_in_a_thread_and_others_elsewhere(app: Flask) -> None:
    ruth, walter, blog = make_actor("ruth"), make_actor("walter"), make_blog(has_pseudonyms=True)
    first, second = make_post(walter, blog), make_post(walter, blog)
    reply(ruth, first, "One.", signature="pseudonym")
    reply(again(ruth), first, "Two.", signature="pseudonym")
    reply(walter, first, "Three.", signature="pseudonym")
    reply(again(ruth), second, "Four.", signature="pseudonym")
    found = [writer_of(first, 1), writer_of(first, 2), writer_of(first, 3), writer_of(second, 1)]
    assert found[0].id == found[1].id
    assert len({user.id for user in found} | {ruth.member_id, walter.member_id}) == 5
    assert len({user.display_name for user in found}) == 3
    for user in found:
        assert facts(user) == ("pseudonym", "member", None, "")
        assert is_pseudonym(user.handle)
        assert handle_of(user.display_name) == user.handle
    assert [own.post_id for own in again(ruth).pseudonyms] == [first, second]


def test_the_choice_is_kept_for_the_next_text(app: Flask) -> None:
    ruth, blog = make_actor("ruth"), make_blog(has_pseudonyms=True)
    post_id = make_post(make_actor("walter"), blog)
    reply(ruth, post_id, "One.", signature="pseudonym")
    own = again(ruth).pseudonym_in(post_id)
    assert own is not None
    assert own.is_chosen
    reply(again(ruth), post_id, "Two.")
    own = again(ruth).pseudonym_in(post_id)
    assert own is not None
    assert not own.is_chosen
    assert writer_of(post_id, 2).id == ruth.member_id


def test_where_the_blog_takes_none_nothing_is_sent_under_the_own_name(app: Flask) -> None:
    ruth, blog = make_actor("ruth"), make_blog()
    post_id = make_post(make_actor("walter"), blog)
    with pytest.raises(InvalidInput) as refused:
        reply(ruth, post_id, signature="pseudonym")
    assert refused.value.field == "signature"
    with pytest.raises(InvalidInput):
        make_draft(ruth, blog, signature="pseudonym")
    with pytest.raises(InvalidInput):
        reply(ruth, post_id, signature="somebody else")
    end_reading()
    assert session().scalar(select(func.count()).select_from(Reply)) == 0


def test_the_same_form_sent_twice_makes_one_text_and_one_name(app: Flask) -> None:
    ruth, blog = make_actor("ruth"), make_blog(has_pseudonyms=True)
    post_id, key = make_post(make_actor("walter"), blog), secrets.token_hex(8)
    assert reply(ruth, post_id, "Once.", key=key, signature="pseudonym") == reply(
        ruth, post_id, "Once.", key=key, signature="pseudonym"
    )
    prepared, ids = prepare_post("Once", "As well."), set()
    for _time in range(2):
        with unit_of_work() as work:
            written = create_post(
                work, actor=ruth, blog_slug=blog.slug, prepared=prepared, form_key=key, signature="pseudonym"
            )
            ids.add(written.id)
    assert len(ids) == 1
    end_reading()
    assert session().scalar(select(func.count()).select_from(Pseudonym)) == 2


def test_a_name_looks_like_nobodys(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither like a handle, nor like a pseudonym in any other thread."""
    blog, walter = make_blog(has_pseudonyms=True), make_actor("walter")
    make_actor("quiet_heron")
    names = iter(["Quiet Heron", "Calm Otter", "Calm Otter", "Late Moth"])
    monkeypatch.setattr(pseudonyms, "invent_name", lambda number=None: next(names))
    for name in ("Calm Otter", "Late Moth"):
        post_id = make_post(walter, blog)
        reply(make_actor(name.split()[0].lower()), post_id, signature="pseudonym")
        assert writer_of(post_id, 1).display_name == name


def test_a_number_helps_where_the_words_are_used_up(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    post_id = make_post(make_actor("walter"), make_blog(has_pseudonyms=True))
    monkeypatch.setattr(
        pseudonyms, "invent_name", lambda number=None: f"Calm Otter {number}" if number else "Calm Otter"
    )
    monkeypatch.setattr(pseudonyms, "TRIES", 2)
    for handle in ("ruth", "gerda"):
        reply(make_actor(handle), post_id, signature="pseudonym")
    *words, number = writer_of(post_id, 2).display_name.split()
    assert (words, number.isdigit()) == (["Calm", "Otter"], True)
    assert len(invent_name(12).split()) == 3


def test_its_writer_changes_and_deletes_it_and_nothing_names_them(app: Flask) -> None:
    ruth, walter, blog = make_actor("ruth"), make_actor("walter"), make_blog(has_pseudonyms=True)
    post_id = make_post(ruth, blog, signature="pseudonym")
    reply(again(ruth), post_id, "One.", signature="pseudonym")
    ruth = again(ruth)
    for stranger in (walter, again(walter)):
        with pytest.raises(NotAllowed), unit_of_work() as work:
            edit_reply(work, actor=stranger, post_id=post_id, number=1, version=1, prepared=prepare_reply("Mine."))
    with unit_of_work() as work:
        edit_reply(work, actor=ruth, post_id=post_id, number=1, version=1, prepared=prepare_reply("Two."))
        edit_post(work, actor=ruth, post_id=post_id, version=1, prepared=prepare_post("Other", "Text."))
    with unit_of_work() as work:
        delete_reply(work, actor=ruth, post_id=post_id, number=1)
    end_reading()
    pseudonym = writer_of(post_id).id
    assert set(session().scalars(select(Revision.editor_id))) == {pseudonym}
    assert ruth.member_id not in set(session().scalars(select(AuditEntry.actor_id)))
    assert session().scalars(select(Reply.state)).all() == ["deleted"]


def test_who_is_answered_is_told_and_nobody_of_their_own(app: Flask) -> None:
    ruth, walter, blog = make_actor("ruth"), make_actor("walter"), make_blog(has_pseudonyms=True)
    post_id = make_post(ruth, blog, signature="pseudonym")
    assert session().scalars(select(Follow.user_id)).all() == [ruth.member_id], "the thread is followed by its writer"
    reply(walter, post_id, "To the post.")
    assert told(post_id) == [(ruth.member_id, "reply")]
    reply(again(ruth), post_id, "Under my name, to my post.")
    reply(again(ruth), post_id, "For @ruth, under my pseudonym.", to=2, signature="pseudonym")
    reply(again(ruth), post_id, "To my pseudonym.", to=3)
    assert len(told(post_id)) == 1, "nobody is told of what they wrote, under whatever names"
    reply(walter, post_id, "To the pseudonym.", to=3)
    assert told(post_id)[1:] == [(ruth.member_id, "reply")]
    reply(again(ruth), post_id, "To @walter", to=5, signature="pseudonym")
    assert told(post_id)[2:] == [(walter.member_id, "reply")]


def test_who_muted_the_thread_under_their_post_is_left_alone(app: Flask) -> None:
    ruth, blog = make_actor("ruth"), make_blog(has_pseudonyms=True)
    post_id = make_post(ruth, blog, signature="pseudonym")
    with unit_of_work() as work:
        work.execute(update(Follow).values(delivery="off"))
    reply(make_actor("walter"), post_id)
    assert told(post_id) == []


def test_who_ignores_a_member_hears_of_them_as_of_a_stranger(app: Flask) -> None:
    """Silence would tell whose the pseudonym is."""
    ruth, walter, blog = make_actor("ruth"), make_actor("walter"), make_blog(has_pseudonyms=True)
    with unit_of_work() as work:
        ignore_member(work, actor=walter, handle_key="ruth")
    post_id = make_post(walter, blog)
    reply(ruth, post_id, "As myself.")
    assert told(post_id) == []
    reply(again(ruth), post_id, "As nobody.", signature="pseudonym")
    assert told(post_id) == [(walter.member_id, "reply")]


def test_a_pseudonym_is_no_member(app: Flask) -> None:
    ruth, blog = make_actor("ruth"), make_blog(has_pseudonyms=True)
    post_id = make_post(ruth, blog, signature="pseudonym")
    handle = writer_of(post_id).handle
    assert list_mentionable([handle]) == {}
    assert handle not in [row.handle for row in list_members().rows]
    assert get_member_facts(handle).state == "pseudonym", "moderators find it"
    user = session().get_one(User, ruth.member_id)
    assert (user.post_count, user.reply_count) == (0, 0)


def test_a_draft_changes_its_name_until_it_was_read(app: Flask) -> None:
    ruth, blog, other = make_actor("ruth"), make_blog(has_pseudonyms=True), make_blog()
    post_id = make_draft(ruth, blog)
    with unit_of_work() as work:
        sign_draft(work, actor=ruth, post_id=post_id, signature="pseudonym")
    first = writer_of(post_id)
    assert first.state == "pseudonym"
    with pytest.raises(StateConflict), unit_of_work() as work:
        move_draft(work, actor=again(ruth), post_id=post_id, version=1, blog_slug=other.slug)
    for signature, name in (("account", "Ruth"), ("pseudonym", first.display_name)):
        with unit_of_work() as work:
            sign_draft(work, actor=again(ruth), post_id=post_id, signature=signature)
        assert writer_of(post_id).display_name == name
    published = make_post(ruth, blog)
    with unit_of_work() as work:
        sign_draft(work, actor=again(ruth), post_id=published, signature="pseudonym")
    assert writer_of(published).id == ruth.member_id


def test_a_decision_is_told_to_whom_it_concerns(app: Flask) -> None:
    ruth, blog = make_actor("ruth"), make_blog(has_pseudonyms=True)
    moderator = make_actor("mo", role="moderator")
    post_id = make_post(make_actor("walter"), blog)
    reply(ruth, post_id, signature="pseudonym")
    with unit_of_work() as work:
        hide_reply(work, actor=moderator, post_id=post_id, number=1, reason="Not so.")
    assert (ruth.member_id, "decision") in told(post_id)
    assert session().scalars(select(Decision.user_id)).one() == writer_of(post_id, 1).id


STATEMENT = Statement("Please stop.")


def test_a_limit_on_a_pseudonym_holds_for_whoever_writes_under_it(app: Flask) -> None:
    ruth, blog, moderator = make_actor("ruth"), make_blog(has_pseudonyms=True), make_actor("mo", role="moderator")
    post_id = make_post(make_actor("walter"), blog)
    reply(ruth, post_id, signature="pseudonym")
    handle = writer_of(post_id, 1).handle
    with unit_of_work() as work:
        warn_member(work, actor=moderator, handle=handle, statement=STATEMENT)
    assert [found.kind for found in again(ruth).restrictions] == ["warning"]
    with pytest.raises(Restricted):
        reply(again(ruth), post_id, "As myself.")
    with unit_of_work() as work:
        acknowledge_warnings(work, actor=again(ruth), up_to_id=10**9)
    reply(again(ruth), post_id, "As myself.")
    with unit_of_work() as work:
        silence_member(work, actor=moderator, handle=handle, statement=STATEMENT, reach=Reach(blog.id, "1w"))
    with pytest.raises(Restricted):
        reply(again(ruth), post_id, "Once more.", signature="pseudonym")
    reply(again(ruth), make_post(make_actor("gerda"), make_blog()), "Elsewhere.")
    with unit_of_work() as work:
        suspend_member(work, actor=moderator, handle=handle, statement=STATEMENT, reach=Reach(None, "1d"))
    assert again(ruth).restriction("suspension") is not None
    end_reading()
    assert session().get_one(User, ruth.member_id).links_ended_by_id is not None


def test_a_limit_on_a_pseudonym_of_the_staff_holds_for_nobody(app: Flask) -> None:
    """Nobody asked whose it is, and who may not limit them must not do it by accident."""
    admin, blog, moderator = (
        make_actor("ada", role="admin"),
        make_blog(has_pseudonyms=True),
        make_actor("mo", role="moderator"),
    )
    post_id = make_post(make_actor("walter"), blog)
    reply(admin, post_id, signature="pseudonym")
    with unit_of_work() as work:
        handle = writer_of(post_id, 1).handle
        suspend_member(work, actor=moderator, handle=handle, statement=STATEMENT, reach=Reach(None, "1d"))
    assert again(admin).restrictions == ()
    reply(again(admin), post_id, "Still here.")


def test_nobody_sweeps_a_pseudonym_or_the_pseudonyms_of_an_account(app: Flask) -> None:
    ruth, blog, moderator = make_actor("ruth"), make_blog(has_pseudonyms=True), make_actor("mo", role="moderator")
    post_id = make_post(make_actor("walter"), blog)
    reply(ruth, post_id, signature="pseudonym")
    with pytest.raises(StateConflict), unit_of_work() as work:
        sweep_member(work, actor=moderator, handle=writer_of(post_id, 1).handle, statement=STATEMENT)
    with unit_of_work() as work:
        sweep_member(work, actor=moderator, handle="ruth", statement=STATEMENT)
    end_reading()
    assert session().scalars(select(Reply.state)).one() == "published"


def test_lifting_it_is_written_down_told_and_lasts_an_hour(app: Flask) -> None:
    ruth, blog, moderator = make_actor("ruth"), make_blog(has_pseudonyms=True), make_actor("mo", role="moderator")
    post_id = make_post(make_actor("walter"), blog)
    reply(ruth, post_id, signature="pseudonym")
    pseudonym = writer_of(post_id, 1)
    handle, pseudonym_id = pseudonym.handle, pseudonym.id
    assert find_revealed(moderator, pseudonym_id) is None
    with pytest.raises(InvalidInput), unit_of_work() as work:
        pseudonyms.reveal_pseudonym(work, actor=moderator, handle=handle, reason=" ")
    with unit_of_work() as work:
        decision_id = pseudonyms.reveal_pseudonym(work, actor=moderator, handle=handle, reason="A threat.").id
    end_reading()
    found = find_revealed(moderator, pseudonym_id)
    assert found is not None
    assert found.handle == "ruth"
    assert find_revealed(make_actor("may", role="moderator"), pseudonym_id) is None, "each by an act of their own"
    entry = session().scalars(select(AuditEntry).where(AuditEntry.action == "reveal")).one()
    assert (entry.actor_id, entry.subject_kind, entry.subject_id) == (moderator.id, "user", pseudonym_id)
    assert str(ruth.member_id) not in entry.detail.replace(str(decision_id), "")
    assert session().scalars(select(Notification.user_id).where(Notification.kind == "decision")).all() == [ruth.id]
    with unit_of_work() as work:
        work.execute(update(Decision).values(created_at=now() - SEEN_AGAIN))
    assert find_revealed(moderator, pseudonym_id) is None


def test_who_may_not_lift_it(app: Flask) -> None:
    ruth, blog, moderator = make_actor("ruth"), make_blog(has_pseudonyms=True), make_actor("mo", role="moderator")
    post_id = make_post(make_actor("walter"), blog)
    reply(moderator, post_id, signature="pseudonym")
    handle = writer_of(post_id, 1).handle
    with pytest.raises(NotAllowed), unit_of_work() as work:
        pseudonyms.reveal_pseudonym(work, actor=ruth, handle=handle, reason="Who is it?")
    with pytest.raises(NotFound), unit_of_work() as work:
        pseudonyms.reveal_pseudonym(work, actor=again(moderator), handle=handle, reason="Myself.")
    with pytest.raises(NotFound), unit_of_work() as work:
        pseudonyms.reveal_pseudonym(work, actor=moderator, handle="ruth", reason="No pseudonym.")


@pytest.mark.parametrize("texts", ["keep", "remove"])
def test_an_erased_member_leaves_the_name_and_nothing_that_leads_to_them(app: Flask, texts: str) -> None:
    ruth, blog, moderator = make_actor("ruth"), make_blog(has_pseudonyms=True), make_actor("mo", role="moderator")
    post_id = make_post(make_actor("walter"), blog)
    reply(ruth, post_id, "Mine.", signature="pseudonym")
    name = writer_of(post_id, 1).display_name
    with unit_of_work() as work:
        work.add(Erasure(user_id=ruth.member_id, texts=texts, due_at=now(), asked_at=now()))
    erase_member(ruth.member_id)
    pseudonym = writer_of(post_id, 1)
    assert pseudonym.display_name == name
    assert session().scalars(select(Pseudonym.owner_id)).one() is None
    assert session().scalars(select(Reply.state)).one() == ("published" if texts == "keep" else "deleted")
    with unit_of_work() as work:
        pseudonyms.reveal_pseudonym(work, actor=moderator, handle=pseudonym.handle, reason="Who was it?")
    end_reading()
    found = find_revealed(moderator, pseudonym.id)
    assert found is not None
    assert found.handle is None


def test_an_account_that_is_joined_takes_its_names_along(app: Flask) -> None:
    ruth, gerda, admin = make_actor("ruth"), make_actor("gerda"), make_actor("ada", role="admin")
    post_id = make_post(make_actor("walter"), make_blog(has_pseudonyms=True))
    reply(ruth, post_id, "One.", signature="pseudonym")
    reply(gerda, post_id, "Two.", signature="pseudonym")
    with unit_of_work() as work:
        merge_accounts(work, actor=admin, handle="ruth", into="gerda", reason="One person.")
    gerda = again(gerda)
    assert [own.user_id for own in gerda.pseudonyms] == [writer_of(post_id, 1).id, writer_of(post_id, 2).id]
    assert reply(gerda, post_id, "Three.", signature="pseudonym") == 3
    assert writer_of(post_id, 3).id == writer_of(post_id, 1).id
