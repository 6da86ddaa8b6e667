"""What can go wrong between us and a mail server, sorted by whether trying again may help."""


class MailError(Exception):
    """A message was not handed over; the text is one sentence for the operator, without secrets."""


class TemporaryMailError(MailError):
    """The same message may pass later: nobody answered, the server said 4xx, or our own set-up is wrong."""


class PermanentMailError(MailError):
    """This message or this recipient was refused for good (5xx); the same attempt would fail again."""


class RecipientRefused(PermanentMailError):
    """The server knows no such recipient, or takes nothing for them: a bounce at the door."""
