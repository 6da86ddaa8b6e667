"""What a list of 2,000 phrases costs a text: of the usual length, of the greatest, and of the worst kinds we know."""

import random
from collections.abc import Callable
from statistics import median
from time import process_time

from forum.rules.changing import change_words
from forum.rules.words import Action, WordList, WordRule, compile_words, find_words

PHRASES = 2_000
USUAL, LONGEST = 2_000, 20_000
ROUNDS = 30
FOUND = 3

# The same texts each time; nothing of them is secret.
RANDOM = random.Random(1)  # noqa: S311

Text = Callable[[int], str]


def measure_words(rounds: int = ROUNDS) -> None:
    """Prints milliseconds, to find the phrases and to change what is to be changed."""
    phrases = [" ".join(_words("etaoinshrdlu", RANDOM.randint(1, 3))) for _ in range(PHRASES)]
    usual = compile_words(WordRule(number, phrase, _action(number)) for number, phrase in enumerate(phrases))
    alike = compile_words(WordRule(n, " ".join("a!" * n)[: 2 * n - 1], _action(n)) for n in range(1, 51))
    print(f"{f'{PHRASES:,} phrases, {FOUND} in the text; ms':<52}{f'{USUAL:,} signs':>15}{f'{LONGEST:,} signs':>15}")
    for name, text in _texts(phrases[:FOUND]).items():
        _report(name, usual, text, rounds)
    print("texts and phrases made to be slow; ms:")
    _report("phrases that begin like one another, and the text", alike, lambda length: "a ! " * (length // 4), rounds)
    for name, text in _worst().items():
        _report(name, usual, text, rounds)


def _action(number: int) -> Action:
    return "censor" if number % 2 else "hold"


def _report(name: str, words: WordList, text: Text, rounds: int) -> None:
    print(f"{name:<52}", end="")
    for length in (USUAL, LONGEST):
        written = text(length)
        times = []
        for _ in range(rounds):
            begun = process_time()
            find_words(words, written)
            change_words(words, written)
            times.append(1000 * (process_time() - begun))
        print(f"{median(times):>15.2f}", end="")
    print(flush=True)


def _words(letters: str, count: int) -> list[str]:
    return ["".join(RANDOM.choices(letters, k=RANDOM.randint(4, 9))) for _ in range(count)]


def _written(found: list[str], letters: str, between: tuple[str, ...]) -> Text:
    """Words of these letters with the phrases among them."""

    def write(length: int) -> str:
        words = _words(letters, length // 6)
        for place, phrase in enumerate(found, 1):
            words[place * len(words) // (len(found) + 1)] = phrase
        return "".join(word + RANDOM.choice(between) for word in words)[:length]

    return write


def _texts(found: list[str]) -> dict[str, Text]:
    spaced = (" ", " ", " ", ", ", ".\n\n")
    return {
        "English": _written(found, "etaoinshrdluq", spaced),
        "English with dashes, dots and marks": _written(found, "etaoinshrdluq", (*spaced, "’s ", "… ", " – “", "” ")),
        "English with pictures": _written(found, "etaoinshrdluq", (*spaced, " \U0001f600\ufe0f ")),
        "German": _written(found, "etaoinshrdluäöüß", spaced),
        "Russian": _written(found, "оеаинтсрвлкмдпу", spaced),
        "Hindi": _written(found, "कखगघचजझटडतथदनपबमयरलवसह\u093e\u093f\u0940\u0947", spaced),
        "Korean": _written(found, "".join(map(chr, range(0xAC00, 0xB400, 7))), spaced),
        "Chinese": _written(found, "".join(map(chr, range(0x4E00, 0x5E00, 7))), ("", "，", "。")),
        "Thai": _written(found, "กขคงจฉชซญดตถทธนบปผพมยรลวสหอ\u0e31\u0e33\u0e34\u0e48\u0e49", ("", " ")),
    }


def _worst() -> dict[str, Text]:
    def any_sign(length: int) -> str:
        return "".join(
            chr(RANDOM.choice((RANDOM.randint(32, 0xD7FF), RANDOM.randint(0xE000, 0x1FFFF)))) for _ in range(length)
        )

    return {
        "signs from all of Unicode": any_sign,
        "one letter with marks upon marks": lambda length: ("a" + "\u0301\u0327" * length)[:length],
        "letters parted by what cannot be seen": lambda length: "a\u200b" * (length // 2),
        "one sign that stands for eighteen": lambda length: "\ufdfa" * length,
    }
