"""Texts as words that can be compared: whole ones, without capitals and accents.

Words are the tokens of `forum.rules.folding` that hold a letter or a digit, less the accents. A script that writes
without spaces gives each character as a word, so that what is asked is found within running text, as a phrase.
"""

import unicodedata
from dataclasses import dataclass
from itertools import islice

from forum.rules.folding import Places
from forum.rules.folding import fold as fold_signs

# Of one text; PostgreSQL keeps the place of a word as 14 bits, and phrases need places.
MOST_WORDS = 16_000
# In characters: what is longer is compared by its beginning.
LONGEST_WORD = 60

# What is no letter and no digit parts words.
_ASCII_FOLDED = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


@dataclass(frozen=True, slots=True)
class Span:
    """A word as it is compared, and where it stands in its text."""

    word: str
    start: int
    end: int


def fold(text: str) -> list[str]:
    """The words of a text in order, at most `MOST_WORDS`. Linear in its length."""
    if text.isascii():
        words = text.translate(_ASCII_FOLDED).split()
        if max(map(len, words), default=0) > LONGEST_WORD:
            words = [word[:LONGEST_WORD] for word in words]
        return words[:MOST_WORDS]
    return list(islice(filter(None, map(_word, fold_signs(text).tokens())), MOST_WORDS))


def spans(text: str) -> list[Span]:
    """The words that `fold` gives with their places, for marking what was found."""
    folded = fold_signs(text)
    tokens = folded.tokens()
    places = Places(folded, tokens)
    words = ((number, word) for number, word in enumerate(map(_word, tokens)) if word)
    return [Span(word, places.start(number), places.end(number)) for number, word in islice(words, MOST_WORDS)]


def _word(token: str) -> str:
    """A token without the space before it and its accents; nothing for one that is no word."""
    token = token.lstrip(" ")
    if token.isascii():
        return token[:LONGEST_WORD] if token.isalnum() else ""
    apart = unicodedata.normalize("NFD", token)
    bare = unicodedata.normalize("NFC", "".join(char for char in apart if not unicodedata.combining(char)))
    return bare[:LONGEST_WORD] if any(map(str.isalnum, bare)) else ""
