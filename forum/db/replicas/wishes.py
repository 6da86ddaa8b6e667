"""What a reader asks of a replica."""

from dataclasses import dataclass

# Beyond all that a log can hold: only the primary has it.
EVERYTHING = 2**63 - 1


@dataclass(frozen=True)
class Wish:
    """A replica must have come to `lsn` in the log, and show all that was hidden as hidden.

    `covers_hidings` says that `lsn` was read at the primary just now, so that whoever has come there has both.
    """

    lsn: int = 0
    covers_hidings: bool = False
