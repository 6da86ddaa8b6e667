"""What a browser keeps while it is at the OpenID Connect provider, in a cookie that only the way back there gets."""

from flask import Response, after_this_request, request

from forum.db import current_settings
from forum.services.provider import Attempt, attempt_token, read_attempt
from forum.services.tokens import ATTEMPT_SECONDS

PATH = "/sign-in/provider"


def provider_name() -> str:
    """What members call the provider; nothing where the site has none."""
    settings = current_settings()
    return settings.oidc_name if settings.has_provider else ""


def _name() -> str:
    # The prefix __Host- is for cookies of the whole site.
    return "provider" if current_settings().uses_plain_cookies else "__Secure-provider"


def kept_attempt() -> Attempt | None:
    """What this browser was sent to the provider with; None where that was long ago, or elsewhere."""
    return read_attempt(request.cookies.get(_name(), ""))


def keep_attempt(attempt: Attempt | None) -> None:
    """Sets it with the answer to this request, or takes it away."""
    value = attempt_token(attempt) if attempt is not None else ""

    @after_this_request
    def keep(response: Response) -> Response:
        response.set_cookie(
            _name(),
            value,
            max_age=ATTEMPT_SECONDS if value else 0,
            path=PATH,
            secure=not current_settings().uses_plain_cookies,
            httponly=True,
            samesite="Lax",
        )
        return response
