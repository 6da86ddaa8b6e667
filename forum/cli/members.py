"""`forum user`: making members, their roles, their passwords."""

import secrets

import click
from sqlalchemy import delete
from sqlalchemy.orm import Session

from forum.cli.site import Refusal, Site, pass_site
from forum.cli.standing import check_current
from forum.db import current_settings, now, unit_of_work
from forum.errors import InvalidInput, NotFound
from forum.models import SignIn, User
from forum.models.people import ROLES
from forum.queries.people import find_user_by_email, find_user_by_handle
from forum.services.accounts import prepare_reset, put_password
from forum.services.audit import log_act
from forum.services.mailing import queue_mail
from forum.services.members import set_role
from forum.services.registration import PreparedMember, add_member, prepare_member
from forum.services.second_step import clear_second_step
from forum.validation.emails import email_key
from forum.validation.handles import handle_key

RANDOM_BYTES = 12


@click.group("user")
def user() -> None:
    """Makes members and changes their roles and passwords."""


def random_password() -> str:
    """A password that nobody guesses: 96 bits in 16 characters."""
    return secrets.token_urlsafe(RANDOM_BYTES)


def prepare(handle: str, name: str, email: str, password: str) -> PreparedMember:
    """Checks a member as registration does; raises `InvalidInput`, also for a handle or address that is taken."""
    prepared = prepare_member(handle=handle, display_name=name, email=email, password=password)
    if find_user_by_handle(handle_key(prepared.handle)) is not None:
        raise InvalidInput(f"The handle {prepared.handle} is taken.", field="handle")
    if find_user_by_email(email_key(prepared.email)) is not None:
        raise InvalidInput("A member with this e-mail address is there already.", field="email")
    return prepared


def create_confirmed(work: Session, prepared: PreparedMember, role: str) -> User:
    """Stores a member whose address needs no confirmation, because the operator vouches for it."""
    member = User(
        handle=prepared.handle,
        handle_key=handle_key(prepared.handle),
        display_name=prepared.display_name,
        email=prepared.email,
        email_key=email_key(prepared.email),
        email_verified_at=now(),
        password_hash=prepared.password_hash,
        state="active",
        role=role,
        terms_version=current_settings().terms_version,
        terms_accepted_at=now(),
        created_at=now(),
    )
    add_member(work, member)
    log_act(work, None, "create", "user", member.id, role=role)
    return member


def set_password(work: Session, member_id: int, password_hash: str) -> None:
    """Replaces a member's password, ends every sign-in, and tells them by mail where they have an address."""
    member = work.get(User, member_id)
    if member is None:
        raise NotFound
    put_password(work, member, password_hash)
    work.execute(delete(SignIn).where(SignIn.user_id == member.id))
    if member.email:
        queue_mail(work, "password_changed", member)
    log_act(work, None, "set_password", "user", member.id)


@user.command("create")
@click.argument("handle")
@click.option("--email", required=True, help="The member's e-mail address; it counts as confirmed.")
@click.option("--name", default="", help="The display name; the handle where none is given.")
@click.option("--role", type=click.Choice(ROLES), default="member", show_default=True)
@click.option("--password", help="Without it a random one is made and printed once.")
@pass_site
def create(site: Site, handle: str, email: str, name: str, role: str, password: str | None) -> None:
    """Makes a member who can sign in at once."""
    chosen = password or random_password()
    with site.open_app(site.settings()):
        check_current()
        prepared = prepare(handle.removeprefix("@"), name, email, chosen)
        with unit_of_work() as work:
            create_confirmed(work, prepared, role)
    click.echo(f"@{prepared.handle} is a member now, with the role {role}.")
    if not password:
        click.echo(f"Password: {chosen}")


@user.command("role")
@click.argument("handle")
@click.argument("role", type=click.Choice(ROLES))
@pass_site
def role(site: Site, handle: str, role: str) -> None:
    """Gives HANDLE the role of a member, a moderator or an admin of the site."""
    handle = handle.removeprefix("@")
    with site.open_app(site.settings()):
        check_current()
        try:
            with unit_of_work() as work:
                set_role(work, actor=None, handle=handle, role=role)
        except NotFound as error:
            raise _no_member(handle) from error
    click.echo(f"@{handle} has the role {role} now.")


@user.command("password")
@click.argument("handle")
@click.option("--password", help="Without it a random one is made and printed once.")
@pass_site
def password(site: Site, handle: str, password: str | None) -> None:
    """Gives HANDLE a new password and signs them out everywhere."""
    chosen = password or random_password()
    with site.open_app(site.settings()):
        check_current()
        member = find_user_by_handle(handle_key(handle.removeprefix("@")))
        if member is None:
            raise _no_member(handle.removeprefix("@"))
        hashed = prepare_reset(member, chosen)
        with unit_of_work() as work:
            set_password(work, member.id, hashed)
    click.echo(f"@{member.handle} has a new password and is signed out everywhere.")
    if not password:
        click.echo(f"Password: {chosen}")


@user.command("reset-2fa")
@click.argument("handle")
@pass_site
def reset_2fa(site: Site, handle: str) -> None:
    """Takes HANDLE's second step of signing in away, and signs them out everywhere."""
    handle = handle.removeprefix("@")
    with site.open_app(site.settings()):
        check_current()
        try:
            with unit_of_work() as work:
                clear_second_step(work, actor=None, handle=handle)
        except NotFound as error:
            raise _no_member(handle) from error
    click.echo(f"@{handle} signs in with the password alone now, and is signed out everywhere.")


def _no_member(handle: str) -> Refusal:
    return Refusal(f"There is no member with the handle {handle}.")
