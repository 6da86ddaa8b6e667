"""What the index keeps of a text, and the ids that put texts in order of time."""

from datetime import UTC, datetime, timedelta

from forum import rendering
from forum.search.folding import fold

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
# Texts that can be told apart within a millisecond. Ids fit 63 bits until the year 2248.
_PER_MILLISECOND = 2**20
_LARGEST = 2**63 - 1


def words_of(text: str) -> str:
    """The words of a plain text as they are indexed, parted by spaces."""
    return " ".join(fold(text))


def words_of_html(html: str) -> str:
    """The words of stored HTML."""
    return words_of(rendering.words_of(html))


def first_id(moment: datetime) -> int:
    """The smallest id of a text published at a moment; whatever is smaller was published before."""
    milliseconds = (moment - _EPOCH) // _MILLISECOND
    return min(max(milliseconds, 0) * _PER_MILLISECOND, _LARGEST)


def usual_id(moment: datetime, post_id: int, reply_id: int | None) -> int:
    """The id of a text unless another has it, in which case it takes the next that is free."""
    apart = 2 * post_id if reply_id is None else 2 * reply_id + 1
    return first_id(moment) + apart % _PER_MILLISECOND
