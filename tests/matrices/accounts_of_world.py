"""Accounts that are being changed: their links, and members who can still stop something."""

from datetime import timedelta

from sqlalchemy import select

from forum.db import current_settings, end_reading, now, session, unit_of_work
from forum.models import Application, EmailChange, Identity, Invitation, InvitationUse, User
from forum.services.closing import ask_erasure
from forum.services.email_changes import ask_change
from forum.services.handles import change_handle
from forum.services.identities import add_identity
from forum.services.passkeys import add_passkey, ask_alone, ask_to_add, list_ids, prepare_passkey
from forum.services.provider import Claims, claims_token
from forum.services.tokens import email_change_token, half_token, reopen_token
from tests.matrices.items import APPLICATION, Item, World, new_sentinel
from tests.support.factories import make_actor
from tests.support.two_step import turn_on

CHANGING = "replier"


def add_account_changes(world: World) -> None:
    """Members who ask for another address, among them one who replies, who leave, and who sign in in two steps."""
    moving = make_actor("zz_moving")
    for actor in (moving, world.actors[CHANGING]):
        with unit_of_work() as work:
            ask_change(work, actor=actor, email=f"{actor.handle}@elsewhere.example")
    with unit_of_work() as work:
        change_handle(work, actor=moving, handle="zz_moved")
    leaving = make_actor("zz_leaving")
    with unit_of_work() as work:
        ask_erasure(work, actor=leaving, texts="keep")
    careful = make_actor("zz_careful")
    with unit_of_work() as work:
        world.tokens["recovery"] = turn_on(work, careful)[0]
    _add_passkey(world)
    end_reading()
    world.tokens["half"] = half_token(session().get_one(User, careful.member_id))
    world.tokens["reopen"] = reopen_token(session().get_one(User, leaving.member_id))
    change = session().query(EmailChange).filter_by(user_id=moving.member_id).one()
    _add_doors(world)
    for side in ("new", "old"):
        world.tokens[f"email {side}"] = email_change_token(change, side)


def _add_passkey(world: World) -> None:
    """Somebody whose device is at hand, and who is linked with an account elsewhere."""
    keyed = make_actor("zz_keyed")
    made = ask_to_add(keyed)
    credential = world.device.make(made.options)
    prepared = prepare_passkey(actor=keyed, token=made.token, credential=credential, name="Zzphone")
    end_reading()
    with unit_of_work() as work:
        add_passkey(work, actor=keyed, prepared=prepared)
        world.passkey_id = list_ids(work, keyed.member_id)[0]
    question = ask_alone()
    assert question is not None
    world.questions["alone"] = question
    issuer = current_settings().oidc_issuer
    with unit_of_work() as work:
        add_identity(work, work.get_one(User, keyed.member_id), Claims(issuer=issuer, subject="zzkeyed"))
        world.identity_id = work.scalars(select(Identity.id)).one()
    newcomer = Claims(issuer=issuer, subject="zznewcomer", email="zz_newcomer@example.org", is_email_verified=True)
    world.tokens["claims"] = claims_token(newcomer)


def _add_doors(world: World) -> None:
    """Somebody who waits to be let in, and an invitation of the outsider's with somebody who came."""
    applied = Item(APPLICATION, "application", "awaiting", "", "", tuple(new_sentinel() for _ in range(4)))
    handle, name, question, answer = applied.sentinels
    world.items[applied.key] = applied
    asking = make_actor(handle, state="awaiting", display_name=name)
    invited = make_actor("zz_invited")
    with unit_of_work() as work:
        values = {"question": f"Zzquestion {question}?", "answer": answer, "waiting_since": now()}
        work.add(Application(user_id=asking.member_id, **values))
        invitation = Invitation(
            inviter_id=world.actors["outsider"].member_id,
            secret_hash=bytes(32),
            note="Zzfriends",
            places=2,
            made_at=now(),
            ends_at=now() + timedelta(days=9),
        )
        work.add(invitation)
        work.flush()
        work.add(InvitationUse(invitation_id=invitation.id, user_id=invited.member_id, used_at=now()))
        world.asking_id, world.invitation_id = asking.member_id, invitation.id
