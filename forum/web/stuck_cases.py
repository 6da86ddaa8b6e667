"""What the pages of admins and moderators of the site say where nobody may decide on a case."""

from forum.i18n import ngettext
from forum.permissions import Actor
from forum.queries.stuck_cases import count_stuck_cases


def stuck_words(actor: Actor) -> str | None:
    """For those who can ask for one more admin; it tells nothing of the cases but how many they are."""
    count = count_stuck_cases() if actor.is_staff else 0
    if not count:
        return None
    return ngettext(
        "%(num)s case waits that nobody here may decide.", "%(num)s cases wait that nobody here may decide.", count
    )
