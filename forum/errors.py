"""The errors of the house: what can go wrong, in words that a person may read.

Nothing here knows HTTP; `forum.web.errors` turns each kind into a page.
Messages are strings or lazy translations.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any


class ForumError(Exception):
    """Base of every error that the forum raises on purpose.

    `message` is meant for the person at the screen.
    """

    def __init__(self, message: Any = "") -> None:
        super().__init__(message)
        self.message = message


class ConfigurationError(ForumError):
    """A setting is unknown or impossible; the message names the setting in one sentence."""


class InvalidInput(ForumError):
    """What was typed cannot be taken; `field` names the form field, None the form as a whole."""

    def __init__(self, message: Any, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class SentBefore(InvalidInput):
    """The same text was sent a short time ago: as a reply, or (`number` None) as the post or a reply that waits."""

    def __init__(self, message: Any, *, post_id: int, number: int | None) -> None:
        super().__init__(message, field="body")
        self.post_id = post_id
        self.number = number


class MustConfirm(ForumError):
    """The text may tell too much about a person: its writer is asked first, and sends it again with `digest`.

    `findings` have `kind` and `text`.
    """

    def __init__(self, message: Any, *, findings: Sequence[Any], digest: str) -> None:
        super().__init__(message)
        self.findings = findings
        self.digest = digest


class NotFound(ForumError):
    """The thing does not exist, or the actor may not know that it does."""


class NotAllowed(ForumError):
    """The actor sees the thing but may not do this with it."""


class Restricted(NotAllowed):
    """The actor may not write here for now, because of a decision on them."""


class SignInNeeded(ForumError):
    """A visitor asked for what only a member may do."""


class EditConflict(ForumError):
    """The text changed since the form was opened; `current` is the newer source, `version` its version.

    Of a post `title`, `summary` and `tags` are what stands now.
    """

    def __init__(
        self,
        message: Any,
        *,
        current: str,
        version: int,
        title: str | None = None,
        summary: str = "",
        tags: str = "",
    ) -> None:
        super().__init__(message)
        self.current = current
        self.version = version
        self.title = title
        self.summary = summary
        self.tags = tags


class StateConflict(ForumError):
    """The thing is no longer in a state in which this can be done."""


class CaseConflict(StateConflict):
    """A case, or the text that it is about, changed since the form of a decision was opened."""


class TooMany(ForumError):
    """A limit was reached; `retry_after` is in whole seconds."""

    def __init__(self, message: Any, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = max(1, retry_after)


class Unavailable(ForumError):
    """The store cannot answer now; trying again in `retry_after` seconds may work."""

    def __init__(self, message: Any = "", *, retry_after: int = 5) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class InMaintenance(Unavailable):
    """Nobody but the operator writes for now; `until` is when that should be over, if anybody said."""

    def __init__(self, message: Any = "", *, until: datetime | None = None, retry_after: int = 300) -> None:
        super().__init__(message, retry_after=retry_after)
        self.until = until
