"""WebAuthn as its library does it: what a device is asked for a new passkey, and whether its answers are right.

Only `forum.services.passkeys` imports this, when a device is asked or has answered: the library and those of
certificates under it take 6 MiB, which no other page needs. Nothing here knows a database or a request.
"""

from collections.abc import Sequence

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration


def ask(*, host: str, challenge: bytes, allowed: Sequence[bytes], is_alone: bool) -> str:
    """What a browser is told, as JSON, to have a device answer; `is_alone` where no password goes with the answer."""
    verification = UserVerificationRequirement.REQUIRED if is_alone else UserVerificationRequirement.DISCOURAGED
    options = generate_authentication_options(
        rp_id=host,
        challenge=challenge,
        allow_credentials=[PublicKeyCredentialDescriptor(id=each) for each in allowed],
        user_verification=verification,
    )
    return options_to_json(options)


def ask_for_new(
    *, host: str, site_name: str, handle: str, name: str, user_id: bytes, challenge: bytes, known: Sequence[bytes]
) -> str:
    """What a browser is told, as JSON, to have a device make a passkey where it holds none of the known ones."""
    options = generate_registration_options(
        rp_id=host,
        rp_name=site_name,
        user_name=handle,
        user_display_name=name,
        user_id=user_id,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known],
    )
    return options_to_json(options)


def check_new(credential: str, *, host: str, origin: str, challenge: bytes) -> VerifiedRegistration:
    """What a device made; raises whatever the libraries do where anything is wrong."""
    return verify_registration_response(
        credential=credential,
        expected_challenge=challenge,
        expected_rp_id=host,
        expected_origin=origin,
        require_user_verification=True,
    )


def parse(credential: str) -> AuthenticationCredential:
    """An answer that is not checked yet; raises whatever the library does."""
    return parse_authentication_credential_json(credential)


def check(
    answer: AuthenticationCredential, *, host: str, origin: str, challenge: bytes, public_key: bytes, is_alone: bool
) -> VerifiedAuthentication:
    """An answer by the device's key; raises whatever the libraries do where anything is wrong."""
    return verify_authentication_response(
        credential=answer,
        expected_challenge=challenge,
        expected_rp_id=host,
        expected_origin=origin,
        credential_public_key=public_key,
        # Counts are compared when the answer is taken, in the statement that stores the new one.
        credential_current_sign_count=0,
        require_user_verification=is_alone,
    )
