"""Reduces a name to the shape the eye takes in, so that look-alikes become equal.

After Unicode's UTS #39, folded wider than there: letters and digits mixed up at a glance are one.
"""

import unicodedata
from functools import cache

_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "5": "s", "$": "s", "@": "a"})
_PAIRS = (("rn", "m"), ("vv", "w"))


def skeleton(name: str) -> str:
    """The shape of a name: lower-case ASCII where anything looks like it, without marks, spaces and signs.

    Feed it short strings only; nothing here bounds the length.
    """
    decomposed = unicodedata.normalize("NFKD", name)
    latin = "".join(_latin(char) for char in decomposed).casefold()
    folded = unicodedata.normalize("NFKD", latin).translate(_ALIKE)
    letters = "".join(char for char in folded if char.isalnum())
    for pair, letter in _PAIRS:
        letters = letters.replace(pair, letter)
    return letters


def _latin(char: str) -> str:
    """The ASCII characters that this one looks like: Cyrillic а gives a."""
    if char.isascii():
        return char
    return _latin_look_alikes().get(char) or _latin_look_alikes().get(char.casefold()) or char


@cache
def _latin_look_alikes() -> dict[str, str]:
    """Read with the first name that is not ASCII: few processes ever need the 6 MB that the table takes."""
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415

    look_alikes: dict[str, str] = {}
    for char, homoglyphs in confusables_data.items():
        candidates = [entry["c"] for entry in homoglyphs if _is_ascii_word(entry["c"])]
        if not char.isascii() and candidates:
            look_alikes[char] = min(candidates, key=lambda candidate: (not candidate.isalpha(), candidate))
    return look_alikes


def _is_ascii_word(candidate: str) -> bool:
    return candidate.isascii() and candidate.isalnum()
