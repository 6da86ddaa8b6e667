"""How long a text is: in words, and in minutes."""

import re

# Scripts without spaces between words are counted sign by sign.
SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{SIGNS}]|[^\s{SIGNS}]*\w[^\s{SIGNS}]*")
# Adults read 238 words of English a minute to themselves, the mean of 190 studies (Brysbaert 2019, "How many words do
# we read per minute?", Journal of Memory and Language 109), and 255 signs of Chinese (Trauzettel-Klosinski and Dietz
# 2012, "Standardized assessment of reading performance", IOVS 53).
WORDS_A_MINUTE = 238


def count_words(text: str) -> int:
    """Words of a plain text; what holds neither letter nor digit is none."""
    return sum(1 for _word in _WORD.finditer(text))


def minutes_to_read(words: int) -> int:
    """To the next whole minute; one at the least."""
    return max(1, round(words / WORDS_A_MINUTE))
