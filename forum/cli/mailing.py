"""`forum mail`: the door for the mail server of this machine."""

import sys

import click

from forum.cli.site import Site, pass_site
from forum.mail import LARGEST, NotAMessage
from forum.web.incoming import receive

# What mail servers understand, from sysexits.h.
NOT_A_MESSAGE = 65
TRY_AGAIN = 75


@click.group("mail")
def mail() -> None:
    """What a mail server hands to the site."""


@mail.command("receive")
@click.option("--recipient", default="", help="The address to which the message was delivered.")
@pass_site
def receive_mail(site: Site, recipient: str) -> None:
    """Takes one message from standard input: a member's answer, or a report on a message that was sent."""
    raw = sys.stdin.buffer.read(LARGEST + 1)
    try:
        with site.open_app(site.settings()):
            outcome = receive(raw, recipient=recipient)
    except NotAMessage as error:
        click.echo(f"This is no message. {error}", err=True)
        sys.exit(NOT_A_MESSAGE)
    except Exception as error:
        # Whatever is wrong here is not the sender's fault: the mail server keeps the message and comes again.
        words = error.message if isinstance(error, click.ClickException) else f"{type(error).__name__}: {error}"
        click.echo(f"The message was not taken up. {words}", err=True)
        sys.exit(TRY_AGAIN)
    click.echo(" ".join(filter(None, (outcome.state, outcome.reason))))
