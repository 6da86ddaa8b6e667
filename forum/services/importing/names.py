"""Names behind an `@` in a thread of another site, as mentions of whom they were meant for: people of that thread."""

import re
from collections.abc import Mapping

from forum.rendering import MentionedMember

# As people write them: letters and digits of any script, with dots and hyphens inside.
NAME = re.compile(r"(?<![\w/@.])@(\w[\w.-]*\w|\w)")
SHORTEST = 3
_CODE = re.compile(r"(`+[^`]*`+)")


def _squeezed(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


class Names:
    """Those who wrote in one thread, by how others name them there: the beginning of a name, without its spaces."""

    def __init__(self, people: Mapping[str, str], members: Mapping[str, MentionedMember]) -> None:
        self._squeezed = [(_squeezed(name), members[key]) for key, name in people.items() if key in members]

    def find(self, typed: str) -> MentionedMember | None:
        """The one whom a name fits; nobody where it fits several, or is too short to mean anybody."""
        wanted = _squeezed(typed)
        whole = {member for name, member in self._squeezed if name == wanted}
        found = whole or {
            member for name, member in self._squeezed if len(wanted) >= SHORTEST and name.startswith(wanted)
        }
        return found.pop() if len(found) == 1 else None

    def put_into(self, source: str) -> tuple[str, dict[str, MentionedMember]]:
        """The source with handles of this site in place of those names, and whom they name, by folded handle."""
        named: dict[str, MentionedMember] = {}

        def put(found: re.Match[str]) -> str:
            member = self.find(found[1])
            if member is None:
                return found[0]
            named[member.handle.casefold()] = member
            return f"@{member.handle}"

        # Every second part is code, which is left as it is.
        parts = _CODE.split(source)
        return "".join(part if number % 2 else NAME.sub(put, part) for number, part in enumerate(parts)), named
