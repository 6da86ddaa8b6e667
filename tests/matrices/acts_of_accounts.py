"""What people do to change their account."""

from collections.abc import Iterator, Mapping

from tests.matrices.accounts_of_world import CHANGING
from tests.matrices.acts import (
    CONFLICT,
    DONE,
    FORM_AGAIN,
    IDLE,
    REFUSED,
    Act,
    Outcome,
    Request,
    always,
    at,
    for_members,
)
from tests.matrices.acts_on_site import admin_on_members, of_members, with_tokens
from tests.matrices.items import MISSING_ID, VISITOR, World


def _stop_email(world: World, viewer: str, request: Request) -> Outcome:
    return for_members(DONE if viewer == CHANGING else IDLE)(world, viewer, request)


def _reopening(world: World, viewer: str) -> Iterator[Request]:
    for token in (world.tokens["reopen"], "zz"):
        yield Request(f"/sign-in/reopen/{token}")


def _reopen(world: World, viewer: str, request: Request) -> Outcome:
    """Whoever has just given the password of the closed account."""
    return CONFLICT if request.url.endswith("/zz") else DONE


def _confirm_app(world: World, viewer: str, request: Request) -> Outcome:
    """Nobody has begun to set one up."""
    return for_members(CONFLICT)(world, viewer, request)


def _codes(world: World, viewer: str) -> Iterator[Request]:
    for half, code in ((world.tokens["half"], world.tokens["recovery"]), ("zz", "zz")):
        yield Request("/sign-in/code", {"half": half, "code": code})


def _second_step(world: World, viewer: str, request: Request) -> Outcome:
    """Whoever has just given the password of the account, and has one of its codes."""
    return FORM_AGAIN if request.fields["code"] == "zz" else DONE


def _answers(world: World, viewer: str) -> Iterator[Request]:
    question = world.questions["alone"]
    for credential in (world.device.answer(question.options), "zz"):
        yield Request("/sign-in/passkey", {"challenge": question.token, "credential": credential})


def _signed_in_alone(world: World, viewer: str, request: Request) -> Outcome:
    """Whoever has the passkey of somebody, and is asked."""
    return FORM_AGAIN if request.fields["credential"] == "zz" else DONE


def _second_answers(world: World, viewer: str) -> Iterator[Request]:
    """That of somebody else will not do."""
    fields = {"half": world.tokens["half"], "challenge": world.questions["alone"].token}
    yield Request("/sign-in/passkey/second", {**fields, "credential": "zz"})


def _of_passkeys(world: World, viewer: str) -> Iterator[Request]:
    """Anybody's: the password is asked for before it is looked at."""
    for passkey_id in (world.passkey_id, MISSING_ID):
        yield Request(f"/settings/passkeys/{passkey_id}/remove", {"current": "wrong"})


def _of_identities(world: World, viewer: str) -> Iterator[Request]:
    """As with passkeys."""
    for identity_id in (world.identity_id, MISSING_ID):
        yield Request(f"/settings/provider/{identity_id}/unlink", {"current": "wrong"})


def _joining(world: World, viewer: str) -> Iterator[Request]:
    fields = {"handle": "zz_newcomer", "email": "zz_newcomer@example.org", "answer": "Zzanswer", "terms": "y"}
    for claims in (world.tokens["claims"], "zz"):
        yield Request("/register/provider", {**fields, "claims": claims})


def _join(world: World, viewer: str, request: Request) -> Outcome:
    """Whoever the provider has just named."""
    if viewer != VISITOR:
        return IDLE
    return CONFLICT if request.fields["claims"] == "zz" else DONE


def _lost(world: World, viewer: str) -> Iterator[Request]:
    """The answer is the same whether name and code fit or not; that it was tried is counted elsewhere."""
    fields = {"name": "zz_careful", "email": "zz_fresh@example.org"}
    yield Request("/password/lost-mail", {**fields, "code": world.tokens["recovery"]})


ACTS: Mapping[str, Act] = {
    "account.email_post": Act(
        at("/settings/email", email="zz_fresh@example.org", current="wrong"), for_members(FORM_AGAIN)
    ),
    "account.close_post": Act(at("/settings/leave/close", current="wrong"), for_members(FORM_AGAIN)),
    "account.erase_post": Act(at("/settings/leave/erase", current="wrong", texts="keep"), for_members(FORM_AGAIN)),
    "account.reopen": Act(_reopening, _reopen),
    "account.handle_post": Act(at("/settings/handle", handle="zz_fresh", current="wrong"), for_members(FORM_AGAIN)),
    "account.begin_two_step": Act(at("/settings/two-step", current="wrong"), for_members(FORM_AGAIN)),
    "account.renew_recovery_codes": Act(at("/settings/two-step/codes", current="wrong"), for_members(FORM_AGAIN)),
    "account.turn_off_two_step": Act(at("/settings/two-step/off", current="wrong"), for_members(FORM_AGAIN)),
    "account.confirm_code_app": Act(at("/settings/two-step/app", code="000000"), _confirm_app),
    "account.second_step": Act(_codes, _second_step),
    "account.passkey_sign_in": Act(_answers, _signed_in_alone),
    "account.passkey_second_step": Act(_second_answers, always(FORM_AGAIN)),
    "account.begin_passkey": Act(at("/settings/passkeys", name="Zzphone", current="wrong"), for_members(FORM_AGAIN)),
    "account.create_passkey": Act(
        at("/settings/passkeys/new", name="Zzphone", challenge="zz", credential="zz"), for_members(CONFLICT)
    ),
    "account.drop_passkey": Act(_of_passkeys, for_members(FORM_AGAIN)),
    "account.link_provider": Act(at("/settings/provider/link", claims="zz", current="wrong"), for_members(CONFLICT)),
    "account.unlink_provider": Act(_of_identities, for_members(FORM_AGAIN)),
    "account.go_on": Act(at("/sign-in/go-on", carried="zz"), for_members(IDLE)),
    "registration.join": Act(_joining, _join),
    "account.lost_mail_post": Act(_lost, always(DONE)),
    "admin.set_email": Act(of_members("/email", email="zz_fresh@example.org"), admin_on_members(REFUSED)),
    "admin.clear_two_step": Act(of_members("/two-step/clear"), admin_on_members(REFUSED)),
    "account.stop_email": Act(at("/settings/email/stop"), _stop_email),
    "account.confirm_email_post": with_tokens("email new", "/email/confirm"),
    "account.review_email_post": with_tokens("email old", "/email/review", act="undo"),
}
