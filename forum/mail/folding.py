"""Breaking header lines where they may be broken, and nowhere else.

The standard library's policy turns an ASCII word longer than a line into an encoded word (RFC 2047).
Servers and readers do not decode those in Message-ID, References or List-Unsubscribe, so ASCII values
are broken here, only at spaces; what is not ASCII is left to the standard library.
"""

import re
from email.policy import EmailPolicy

LINE = 78
WORD_WITH_ITS_SPACES = re.compile(r" *[^ ]+| +$")


class WirePolicy(EmailPolicy):
    """ASCII headers keep every word whole; the rest is the standard library's."""

    def fold(self, name: str, value: str) -> str:
        text = str(value)
        if not text.isascii() or "=?" in text:
            return str(super().fold(name, value))
        return "".join(line + self.linesep for line in _wrap(name, text))

    def fold_binary(self, name: str, value: str) -> bytes:
        folded = self.fold(name, value)
        return folded.encode("utf-8" if self.utf8 else "ascii", "surrogateescape")


def _wrap(name: str, value: str) -> list[str]:
    lines = [f"{name}:"]
    for word in WORD_WITH_ITS_SPACES.findall(f" {value}"):
        is_first = len(lines) == 1 and lines[0] == f"{name}:"
        if is_first or word.isspace() or len(lines[-1]) + len(word) <= LINE:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


WIRE_POLICY = WirePolicy(max_line_length=LINE)
