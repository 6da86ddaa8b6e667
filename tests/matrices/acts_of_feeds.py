"""What members do about their own feeds."""

from collections.abc import Mapping

from tests.matrices.acts import DONE, Act, at, for_members

ACTS: Mapping[str, Act] = {
    "feeds.renew": Act(at("/settings/feeds"), for_members(DONE)),
}
