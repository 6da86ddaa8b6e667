"""Signing in with an OpenID Connect provider: where a browser goes, and whom the provider says it sent back.

Between the two a signed cookie of the browser holds what must come back (`Attempt`). What the provider said travels
signed through the next form (`Claims`), until it is stored or forgotten.
"""

import hashlib
import secrets
from dataclasses import asdict, dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum.db import current_settings, now
from forum.errors import ForumError
from forum.i18n import lazy_gettext as _
from forum.models import UsedChallenge
from forum.services.outgoing import OutgoingError, ask_in_time
from forum.services.tokens import ATTEMPT_SECONDS, CLAIMS_SECONDS, read_signed, sign_values

if TYPE_CHECKING:
    from forum.services.oidc import Provider

SECONDS = 8.0
# A provider that does not answer must not hold every thread of a server.
WAIT_SECONDS = 1.0
# What a cookie has room for beside the rest.
LONGEST_NEXT = 1500
BYTES = 32
DENIED = "access_denied"
LONGEST_CODE = 4096
TOO_LATE = _("That took long, or was begun in another window. Please try again.")

ask_one_at_a_time = Lock()
log: Any = structlog.get_logger()


class ProviderError(ForumError):
    """The provider told nobody's name; the message says why, for the person who wanted to sign in."""


@dataclass(frozen=True)
class Attempt:
    """What a browser that goes to the provider keeps, to compare with what it brings back."""

    state: str
    nonce: str
    verifier: str
    next: str = ""
    is_kept: bool = False
    invitation: str = ""
    """The secret of the link that was followed, for whoever becomes a member."""
    user_id: int = 0
    """The member who links their account there; 0 for whoever signs in."""


@dataclass(frozen=True)
class Claims:
    """Whom the provider knows: `subject` is theirs for ever, the rest is what they may fill in a form with."""

    issuer: str
    subject: str
    email: str = ""
    is_email_verified: bool = False
    name: str = ""
    user_id: int = 0
    """As in `Attempt`."""
    is_kept: bool = False


def begin(*, next_path: str = "", is_kept: bool = False, invitation: str = "", user_id: int = 0) -> tuple[str, Attempt]:
    """Where a browser goes, and what it keeps meanwhile. Raises `ProviderError` when the provider does not answer."""
    attempt = Attempt(
        state=secrets.token_urlsafe(BYTES),
        nonce=secrets.token_urlsafe(BYTES),
        verifier=secrets.token_urlsafe(BYTES),
        next=next_path if len(next_path) <= LONGEST_NEXT else "",
        is_kept=is_kept,
        invitation=invitation[:100],
        user_id=user_id,
    )
    provider = _provider()
    address = _ask(
        lambda: provider.address(state=attempt.state, nonce=attempt.nonce, verifier=attempt.verifier),
    )
    return address, attempt


def attempt_token(attempt: Attempt) -> str:
    return sign_values("attempt", asdict(attempt))


def read_attempt(token: str) -> Attempt | None:
    """None for what is not of this site, or too old."""
    values = read_signed("attempt", token, ATTEMPT_SECONDS)
    return Attempt(**values) if values else None


def use_attempt(work: Session, attempt: Attempt) -> None:
    """Takes it: what a browser keeps is worth something once. Raises `ProviderError`."""
    digest = hashlib.sha256(f"provider {attempt.state}".encode()).digest()
    work.add(UsedChallenge(challenge_hash=digest, used_at=now()))
    try:
        work.flush()
    except IntegrityError as error:
        raise ProviderError(TOO_LATE) from error


def is_answer_to(attempt: Attempt, *, state: str, issuer: str | None) -> bool:
    """Whether this is what the browser was sent for, from where it was sent to."""
    is_same = secrets.compare_digest(attempt.state.encode(), state.encode("utf-8", "replace"))
    return is_same and issuer in {None, current_settings().oidc_issuer}


def check_no_refusal(error: str) -> None:
    """Raises `ProviderError` in words for what the provider says went wrong; nothing for an empty one."""
    if not error:
        return
    if error == DENIED:
        raise ProviderError(
            _("You did not sign in at %(name)s. Nothing was changed.", name=current_settings().oidc_name)
        )
    log.warning("provider_refused", error=error[:100])
    raise _failed()


def ask(attempt: Attempt, *, code: str) -> Claims:
    """Whom the provider sent back with this code, outside any transaction. Raises `ProviderError`."""
    if not 0 < len(code) <= LONGEST_CODE:
        raise ProviderError(TOO_LATE)
    provider = _provider()
    said = _ask(lambda: provider.ask(code=code, nonce=attempt.nonce, verifier=attempt.verifier))
    return Claims(
        issuer=current_settings().oidc_issuer, user_id=attempt.user_id, is_kept=attempt.is_kept, **asdict(said)
    )


def claims_token(claims: Claims) -> str:
    """What a form keeps of what the provider said, for an hour."""
    return sign_values("claims", asdict(claims))


def read_claims(token: str, *, user_id: int = 0) -> Claims | None:
    """None for what is not of this site or of another member's form, too old, or of a provider of before."""
    values = read_signed("claims", token, CLAIMS_SECONDS)
    claims = Claims(**values) if values else None
    if claims is None or claims.user_id != user_id or claims.issuer != current_settings().oidc_issuer:
        return None
    return claims


def _failed() -> ProviderError:
    name = current_settings().oidc_name
    return ProviderError(_("%(name)s does not answer as it should. Please try again, or in a while.", name=name))


def _ask(act: Any) -> Any:
    if not ask_one_at_a_time.acquire(timeout=WAIT_SECONDS):
        log.warning("provider_busy")
        raise _failed()
    try:
        return ask_in_time(act, SECONDS)
    except OutgoingError as error:
        log.warning("provider_failed", error=str(error))
        raise _failed() from error
    finally:
        ask_one_at_a_time.release()


def _provider() -> "Provider":
    settings = current_settings()
    redirect_uri = settings.url.rstrip("/") + "/sign-in/provider/back"
    return _made(settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret, redirect_uri)


@lru_cache(maxsize=4)
def _made(issuer: str, client_id: str, client_secret: str, redirect_uri: str) -> "Provider":
    # Sites without a provider do not pay for its libraries.
    from forum.services.oidc import Client, Provider  # noqa: PLC0415

    return Provider(Client(issuer, client_id, client_secret, redirect_uri))
