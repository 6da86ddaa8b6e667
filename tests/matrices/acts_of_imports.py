"""What members do about texts of an earlier site; of those in the world nobody has any."""

from collections.abc import Mapping

from tests.matrices.acts import MISSING, Act, at, for_members
from tests.matrices.items import MISSING_ID

ACTS: Mapping[str, Act] = {
    "earlier.claim": Act(at(f"/settings/earlier-texts/{MISSING_ID}/claim"), for_members(MISSING)),
}
