"""Folding, tokens and matching are what a plain reading sign by sign gives, whatever is done to make them quick."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from forum.rules.folding import PLAIN_SIGNS, UNSEEN, UNSPACED, Places, fold
from forum.rules.words import WordRule, compile_words, find_words

# Letters that fold to several, marks, signs that NFKC rewrites or joins, unseen ones, rare scripts, and white space.
SIGNS = (
    "abcABC1_-'’！，.…½ﬁßİŉǰΐKﾞｶﷺ薬薬局ก็ำสัຳ각ㄱㄲㅏㅏ각가힣हिन्दीष्ट"
    "éö\u0301\u0327\u0345\u0308\u0342\u3099\u200b\u200d\u00ad\ufe0f\u115f\u0e33 \n\t\u00a0\u3000\u2028"
    "🙂𝐛𝟙𐌰𐨁𐨿𑖯𛀀𠀀"
)
PIECES = st.text(st.sampled_from(SIGNS), max_size=12)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(PIECES, st.sampled_from(["words and so on ", "  ", "\n\n", "é" * 40, "\u0301" * 40]))).map(
        "".join
    ),
    # Longer than a block.
    st.builds(lambda piece, times, end: piece * times + end, PIECES, st.integers(20, 60), PIECES),
)


@dataclass(frozen=True)
class Sign:
    """A folded sign, and where in the original it came from."""

    char: str
    start: int
    end: int


def is_unseen(char: str) -> bool:
    return re.match(f"[{UNSEEN}]", char) is not None


def is_unspaced(char: str) -> bool:
    return re.match(f"[{UNSPACED}]", char) is not None


def joins(char: str) -> bool:
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first)[0] == "M" or 0x1160 <= ord(first) < 0x1200 or is_unseen(char)


def read_clusters(text: str) -> list[tuple[int, int]]:
    starts = [0] if text else []
    for position in range(1, len(text)):
        if not joins(text[position]) or position - starts[-1] == 32:
            starts.append(position)
    return list(pairwise([*starts, len(text)]))


def read_signs(text: str) -> list[Sign]:
    signs: list[Sign] = []
    plain = "".join(" " if char.isspace() else dict(PLAIN_SIGNS).get(char, char) for char in text)
    for start, end in read_clusters(plain):
        seen = "".join(char for char in plain[start:end] if not is_unseen(char))
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
        cased = seen.casefold()
        is_kept = len(seen) == end - start == len(cased) and all(map(is_normal, (seen, cased)))
        # What only changed its case stands where it did, anything else where all did that it came from.
        signs += (
            Sign(char, start + number, start + number + 1) if is_kept else Sign(char, start, end)
            for number, char in enumerate(folded)
        )
    return signs


def is_normal(text: str) -> bool:
    return unicodedata.normalize("NFKC", text) == text


def kind(char: str) -> str:
    if char == " ":
        return "space"
    if is_unspaced(char):
        return "unspaced"
    if char.isalnum() or 0x10000 <= ord(char) < 0x1F000:
        return "letter"
    return "mark" if is_mark(char) else "sign"


def is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" and ord(char) < 0x10000


def read_tokens(signs: list[Sign]) -> list[tuple[bool, str, int, int]]:
    """Whether white space stands before it, the token, and where it stands."""
    tokens: list[list[Sign]] = []
    apart: list[bool] = []
    state = "space"
    for sign in signs:
        new = kind(sign.char)
        in_word = state == "letter" and (new == "letter" or is_mark(sign.char))
        if in_word or (state == "unspaced" and is_mark(sign.char)):
            tokens[-1].append(sign)
            continue
        if new != "space":
            apart.append(state == "space" and (bool(tokens) or sign is not signs[0]))
            tokens.append([sign])
        state = new
    return [
        (space, "".join(sign.char for sign in token), token[0].start, token[-1].end)
        for space, token in zip(apart, tokens, strict=True)
    ]


def find_plainly(phrases: list[str], text: str) -> set[tuple[int, int, int]]:
    """The first place of each phrase, tried at every token."""
    tokens = read_tokens(read_signs(text))
    found = set()
    for number, phrase in enumerate(phrases):
        wanted = [token[:2] for token in read_tokens(read_signs(phrase))]
        for at in range(len(tokens) - len(wanted) + 1) if wanted else ():
            here = [token[:2] for token in tokens[at : at + len(wanted)]]
            if here[0][1] == wanted[0][1] and here[1:] == wanted[1:]:
                found.add((number, tokens[at][2], tokens[at + len(wanted) - 1][3]))
                break
    return found


@st.composite
def texts_and_phrases(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Phrases are parts of the text, as they stand or in capitals, and others."""
    text = draw(TEXTS)
    phrases = draw(st.lists(PIECES, max_size=3))
    for _ in range(draw(st.integers(0, 4)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        part = text[start : start + draw(st.integers(1, 8))]
        phrases.append(part.upper() if draw(st.booleans()) else part)
    return text, phrases


@given(texts_and_phrases())
def test_words_are_found_as_by_reading_sign_by_sign(given_texts: tuple[str, list[str]]) -> None:
    text, phrases = given_texts
    words = compile_words(WordRule(number, phrase, "hold") for number, phrase in enumerate(phrases))
    found = {(match.rule.id, match.start, match.end) for match in find_words(words, text)}
    assert found == find_plainly(phrases, text)


@given(TEXTS)
def test_tokens_and_their_places_are_those_of_a_plain_reading(text: str) -> None:
    folded = fold(text)
    assert folded.text == "".join(sign.char for sign in read_signs(text))
    tokens = folded.tokens()
    places = Places(folded, tokens)
    expected = read_tokens(read_signs(text))
    assert [token.lstrip(" ") for token in tokens] == [token for _, token, _, _ in expected]
    assert [(places.start(i), places.end(i)) for i in range(len(tokens))] == [token[2:] for token in expected]


def test_every_character_that_joins_the_one_before_is_known() -> None:
    """Else a text cut into blocks would fold otherwise than in one piece."""
    for code in (*range(0x80, 0xD800), *range(0xE000, 0x1F000)):
        char = chr(code)
        both = unicodedata.normalize("NFKC", f"가e{char}")
        if both != f"가e{unicodedata.normalize('NFKC', char)}":
            assert joins(char), hex(code)
