"""What keeps the server from starting, each in one sentence."""

import errno
import socket

from forum.cli.site import Refusal
from forum.cli.standing import check_current
from forum.mail import mailbox, mailbox_at, transport_for
from forum.queries.site import is_demo
from forum.settings import Settings


def check_settings(settings: Settings) -> None:
    """Raises `Refusal` for settings with which the site would be broken or unsafe."""
    if not settings.secret_key:
        raise Refusal("There is no secret to sign cookies and links with; run: forum setup")
    check_mail(settings)
    if settings.registration != "closed" and not settings.has_real_mail:
        raise Refusal(
            "Registration is not closed but no mail leaves this site, so nobody could confirm an address; "
            "set FORUM_MAIL to an smtp address, or FORUM_REGISTRATION=closed."
        )
    if settings.uses_plain_cookies and not settings.insecure_cookies:
        raise Refusal(
            f"Browsers keep no safe cookies for {settings.url}; put the site behind https and set FORUM_URL "
            "accordingly, or set FORUM_INSECURE_COOKIES=1 to do with plain ones."
        )


def check_mail(settings: Settings) -> None:
    """Raises `Refusal` for a way of mail that does not exist, and for a sender who cannot."""
    try:
        transport_for(settings.mail)
    except ValueError as error:
        raise Refusal(f"FORUM_MAIL cannot be used. {error}") from error
    try:
        mailbox(settings.site_name, settings.mail_from)
    except ValueError as error:
        raise Refusal(f"No mail can come from FORUM_MAIL_FROM {settings.mail_from!r}: {error}") from error
    try:
        if settings.mail_imap:
            mailbox_at(settings.mail_imap)
    except ValueError as error:
        raise Refusal(f"FORUM_MAIL_IMAP cannot be used. {error}") from error


def check_database() -> None:
    """Raises `Refusal` for a database that this server must not touch; needs an app's context."""
    check_current()
    if is_demo():
        raise Refusal("This database holds demo content, with passwords that were printed; serve it with: forum demo")


def check_port(host: str, port: int) -> None:
    """Raises `Refusal` when the server could not listen there, instead of sharing the port with another."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
            raise Refusal(f"Port {port} of {host} {why}; choose another.") from error
        except OverflowError as error:
            raise Refusal(f"{port} is no port; the highest is 65535.") from error
