"""What comes out where accounts are changed: nobody's text."""

from collections.abc import Mapping

from tests.matrices.surfaces import Surface, plain
from tests.matrices.surfaces_of_site import with_tokens

SURFACES: Mapping[str, Surface] = {
    **plain("account.email", "/settings/email"),
    **plain("account.handle", "/settings/handle"),
    **plain("account.leave", "/settings/leave"),
    **plain("account.two_step", "/settings/two-step"),
    **plain("account.passkeys", "/settings/passkeys"),
    **plain("account.provider", "/settings/provider"),
    **plain("account.provider_start", "/sign-in/provider?link=1"),
    **plain("account.provider_back", "/sign-in/provider/back", "/sign-in/provider/back?state=zz&code=zz"),
    **plain("account.code_app", "/settings/two-step/app"),
    **plain("account.lost_mail", "/password/lost-mail"),
    **plain("account.lost_mail_sent", "/password/lost-mail/sent"),
    **plain("account.email_reviewed", "/email/reviewed"),
    **with_tokens("account.confirm_email", "email new", "/email/confirm"),
    **with_tokens("account.review_email", "email old", "/email/review"),
}
