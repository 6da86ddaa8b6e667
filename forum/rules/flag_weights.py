"""What a flag weighs, and when flags hide a text before a moderator has looked.

The formulas are those of Discourse's review queue.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

Sensitivity = Literal["low", "medium", "high", "off"]
SENSITIVITIES: tuple[Sensitivity, ...] = get_args(Sensitivity)

FLAGS_LOOKED_AT = 100
"""How many of a member's last handled flags say how accurate they are."""

FEWEST_HANDLED = 6
STAFF_WEIGHT = 5

_GOOD_SHARE = 0.7
_MOST_ACCURACY = 5
_LEVELS: dict[Sensitivity, int] = {"low": 9, "medium": 6, "high": 3}
_LOWEST_LEVEL = 9
_SCORE_AT_LOWEST = 12.5
_MORE_FLAGS_BY_TRUST = {2: 1.5, 3: 2.0, 4: 3.0}


@dataclass(frozen=True)
class CountedFlag:
    """A pending or agreed flag on the thing in question; `is_moderator` of its flagger, for this thing."""

    flagger_id: int
    weight: float
    is_moderator: bool = False


def accuracy(agreed: int, disagreed: int) -> float:
    """What the outcome of earlier flags adds to a new one's weight; ignored flags are in neither number."""
    total = agreed + disagreed
    if total < FEWEST_HANDLED:
        return 0.0
    share = agreed / total
    span = 1 - _GOOD_SHARE if share >= _GOOD_SHARE else _GOOD_SHARE
    return round((share - _GOOD_SHARE) / span * math.log(total, 4) * _MOST_ACCURACY, 2)


def flag_weight(trust_level: int, is_staff: bool, agreed: int, disagreed: int) -> float:
    """The weight that a flag is stored with, never below 0."""
    standing = STAFF_WEIGHT if is_staff else trust_level
    return max(0.0, round(1 + standing + accuracy(agreed, disagreed), 2))


def hiding_score(sensitivity: Sensitivity) -> float | None:
    """The score from which a text is hidden, or None where flags never hide."""
    if sensitivity == "off":
        return None
    return round(_LEVELS[sensitivity] / _LOWEST_LEVEL * _SCORE_AT_LOWEST, 2)


def flag_score(flags: Collection[CountedFlag]) -> float:
    """The score of a thing: what its pending and agreed flags weigh together."""
    return round(sum(flag.weight for flag in flags), 2)


def hides(
    flags: Collection[CountedFlag], sensitivity: Sensitivity, *, writer_id: int, is_writer_moderator: bool
) -> bool:
    """Whether these pending and agreed flags hide the text until a moderator has decided.

    Members hide only together: two of them, or one with a moderator. A moderator alone can. Flags on oneself never
    count; on a text by staff or a moderator of its blog (`is_writer_moderator`) only moderators' flags do.
    """
    threshold = hiding_score(sensitivity)
    counted = [
        flag for flag in flags if flag.flagger_id != writer_id and (flag.is_moderator or not is_writer_moderator)
    ]
    if threshold is None or flag_score(counted) < threshold:
        return False
    return any(flag.is_moderator for flag in counted) or len({flag.flagger_id for flag in counted}) >= 2


def flags_a_day(trust_level: int, for_newcomers: int) -> int:
    """How many flags a member may raise in a day: more from trust level 2 on."""
    return int(for_newcomers * _MORE_FLAGS_BY_TRUST.get(trust_level, 1.0))
