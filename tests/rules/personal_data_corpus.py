"""Texts with and without personal data, made with a fixed seed; the measure of `find_personal_data`.

Nothing here uses the detector or its libraries: check digits are reckoned anew. Clean texts are those of a real board,
where it lies beside the checkout (../shared/data), else sentences of our own, with doses, dates, lab values and numbers
of articles put in; one such number in ten has a check digit that happens to be right.
"""

import random
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

Make = Callable[[random.Random], str]

BOARD = next(
    (
        found
        for folder in Path(__file__).parents
        if (found := folder / "shared" / "data" / "history-meta-2018").is_dir()
    ),
    None,
)
# The board's own: three texts that name the address of its makers. Read and found to be true.
BOARD_ADDRESSES = ("team@stackoverflow.com", "team@stackexchange.com")
_TAG = re.compile(r"<[^>]+>")

SENTENCES = (
    "I started on the lower dose and felt better within a week.",
    "My consultant said to wait for the next blood test before changing anything.",
    "Has anybody else had headaches in the first month?",
    "The nurse rang to say that the results were back and all was well.",
    "I keep a diary of what I eat and how I sleep, and it helps.",
    "Thank you all for the kind words, it has been a hard winter.",
    "We walked 3 miles on Sunday, 2 more than in March.",
    "The side effects came back after 10 days, so I stopped.",
    "In order to call it a success I would like to see 5 or 6 more studies.",
    "My card from the hospital says to fast for 12 hours.",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A text, and the kind of data that it holds; `spelling` names how, or is empty for a clean text."""

    text: str
    kind: str = ""
    spelling: str = ""


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def with_luhn(head: str) -> str:
    doubled = [int(sign) * (2 if place % 2 == 0 else 1) for place, sign in enumerate(reversed(head))]
    return head + str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def with_mod_11(rng: random.Random, lead: str = "") -> str:
    while True:
        head = lead + digits(rng, 9 - len(lead))
        check = -sum(int(sign) * weight for sign, weight in zip(head, range(10, 1, -1), strict=True)) % 11
        if check < 10:
            return head + str(check)


def with_mod_97(country: str, account: str) -> str:
    value = int("".join(str(int(sign, 36)) for sign in f"{account}{country}00"))
    return f"{country}{98 - value % 97:02}{account}"


def grouped(number: str, lengths: tuple[int, ...], gap: str) -> str:
    parts, place = [], 0
    for length in lengths:
        parts.append(number[place : place + length])
        place += length
    return gap.join(part for part in (*parts, number[place:]) if part)


def _filled(pattern: str) -> Make:
    """As a pattern stands, with # for any digit and * for one from 2 to 9."""
    return lambda rng: re.sub(
        r"[#*]", lambda sign: rng.choice("0123456789" if sign.group() == "#" else "23456789"), pattern
    )


def _card(rng: random.Random) -> str:
    return with_luhn(
        rng.choice(
            (
                lambda: "4" + digits(rng, 14),
                lambda: str(rng.randint(51, 55)) + digits(rng, 13),
                lambda: str(rng.randint(2221, 2720)) + digits(rng, 11),
                lambda: rng.choice(("6011", "6500")) + digits(rng, 11),
            )
        )()
    )


def _amex(rng: random.Random) -> str:
    return with_luhn(rng.choice(("34", "37")) + digits(rng, 12))


def _nhs(rng: random.Random) -> str:
    return with_mod_11(rng, rng.choice(("4", "6", "70", "943", "999")))


def _iban(rng: random.Random) -> str:
    letters = "".join(rng.choice("ABCDLMNW") for _ in range(4))
    country, account = rng.choice(
        (
            ("GB", letters + digits(rng, 14)),
            ("IE", letters + digits(rng, 14)),
            ("DE", digits(rng, 18)),
            ("NL", letters + digits(rng, 10)),
            ("FR", digits(rng, 23)),
            ("ES", digits(rng, 20)),
            ("PL", digits(rng, 24)),
            ("CH", digits(rng, 17)),
        )
    )
    return with_mod_97(country, account)


def _nino(rng: random.Random) -> str:
    return rng.choice(("AB", "CE", "JG", "PW", "SX", "TY")) + digits(rng, 6) + rng.choice("ABCD")


def _name(rng: random.Random) -> str:
    return rng.choice(("jane", "m.okafor", "liz_b", "peter.van.dam", "ana-maria", "tom1957", "SMITH.J", "o'neill"))


def _domain(rng: random.Random) -> str:
    return rng.choice(
        ("gmail.com", "btinternet.com", "example.co.uk", "mail.example.org", "web.de", "nhs.net", "me.com")
    )


def _address(rng: random.Random) -> str:
    return f"{_name(rng)}@{_domain(rng)}"


def _in_fours(number: str, gap: str = " ") -> str:
    return grouped(number, (4,) * 9, gap)


def _nino_in_pairs(rng: random.Random) -> str:
    return grouped(_nino(rng), (2, 2, 2, 2), " ")


# Looked at while the rules were made.
TUNED: dict[str, dict[str, Make]] = {
    "email": {
        "plain": _address,
        "plus": lambda rng: f"{_name(rng)}+forum@{_domain(rng)}",
        "angle": lambda rng: f"<{_address(rng)}>",
        "emphasis": lambda rng: f"**{_address(rng)}**",
        "mailto": lambda rng: f"[write to me](mailto:{_address(rng)})",
        "stop": lambda rng: f"{_address(rng)}.",
        "bracketed at": lambda rng: _address(rng).replace("@", " (at) ").replace(".com", " (dot) com"),
    },
    "phone": {
        "mobile": _filled("07*## ######"),
        "mobile plain": _filled("07*########"),
        "mobile threes": _filled("07*## ### ###"),
        "london": _filled("020 7### ####"),
        "town": _filled("01904 ######"),
        "brackets": _filled("(0161) *** ####"),
        "abroad": _filled("+44 7*## ######"),
        "abroad with zero": _filled("+44 (0)20 7*## ####"),
        "american dashes": _filled("*12-*##-####"),
        "american brackets": _filled("(415) *##-####"),
        "american plus": _filled("+1 212 *## ####"),
        "french pairs": _filled("06 1# ## ## ##"),
        "german slash": _filled("030/*######"),
        "dutch dash": _filled("06-1#######"),
        "irish": _filled("087 *** ####"),
        "indian": _filled("98### #####"),
        "australian": _filled("0412 ### ###"),
    },
    "card": {
        "plain": _card,
        "fours": lambda rng: _in_fours(_card(rng)),
        "dashes": lambda rng: _in_fours(_card(rng), "-"),
        "amex": lambda rng: grouped(_amex(rng), (4, 6, 5), " "),
        "double blanks": lambda rng: _in_fours(_card(rng), "  "),
    },
    "nhs_number": {
        "blanks": lambda rng: grouped(_nhs(rng), (3, 3, 4), " "),
        "plain": _nhs,
        "named": lambda rng: f"NHS number: {_nhs(rng)}",
        "dashes": lambda rng: grouped(_nhs(rng), (3, 3, 4), "-"),
        "in brackets": lambda rng: f"({grouped(_nhs(rng), (3, 3, 4), ' ')})",
        "any lead": lambda rng: grouped(with_mod_11(rng), (3, 3, 4), " "),
    },
    "iban": {"plain": _iban, "fours": lambda rng: _in_fours(_iban(rng))},
    "national_insurance": {"plain": _nino, "pairs": _nino_in_pairs},
}

# Not looked at when rules were changed; a spelling that led to a change moved up to the others.
HELD_OUT: dict[str, dict[str, Make]] = {
    "email": {
        "capitals": lambda rng: _address(rng).upper(),
        "colon": lambda rng: f"email:{_address(rng)}",
        "quoted": lambda rng: f"“{_address(rng)}”",
        "two": lambda rng: f"{_address(rng)}/{_address(rng)}",
        "square at": lambda rng: _address(rng).replace("@", "[at]"),
        "comma": lambda rng: f"{_address(rng)}, any time",
    },
    "phone": {
        "mobile dots": _filled("07*##.###.###"),
        "mobile dashes": _filled("07*##-######"),
        "mobile fours": _filled("07*# #### ###"),
        "wales": _filled("029 20## ####"),
        "no gap after code": _filled("01904######"),
        "zero zero": _filled("0044 7*## ######"),
        "abroad plain": _filled("+447*########"),
        "abroad dashes": _filled("+44-7*##-######"),
        "no-break blanks": _filled("07*##\u00a0######"),
        "american dots": _filled("617.*##.####"),
        "american one": _filled("1-312-*##-####"),
        "american extension": _filled("(305) *##-#### x12"),
        "french abroad": _filled("+33 6 1# ## ## ##"),
        "german mobile": _filled("0171 *######"),
        "german abroad": _filled("+49 30 *#######"),
        "spanish abroad": _filled("+34 61# ### ###"),
        "belgian": _filled("0478 ## ## ##"),
        "swiss": _filled("079 *** ## ##"),
        "australian land": _filled("(02) 9*## ####"),
        "indian abroad": _filled("+91 98### #####"),
    },
    "card": {
        "no-break blanks": lambda rng: _in_fours(_card(rng), "\u00a0"),
        "amex plain": _amex,
        "with date": lambda rng: f"{_in_fours(_card(rng))} exp 04/29",
        "named": lambda rng: f"card no. {_card(rng)}",
        "typographic dashes": lambda rng: _in_fours(_card(rng), "–"),
        "amex in fours": lambda rng: _in_fours(_amex(rng)),
        "ending the line": lambda rng: f"{_in_fours(_card(rng))}\nThanks",
    },
    "nhs_number": {
        "no-break blanks": lambda rng: grouped(_nhs(rng), (3, 3, 4), "\u00a0"),
        "short name": lambda rng: f"NHS no {_nhs(rng)}",
        "emphasis": lambda rng: f"**{_nhs(rng)}**",
        "colon": lambda rng: f"nhs:{grouped(_nhs(rng), (3, 3, 4), ' ')}",
        "typographic dashes": lambda rng: grouped(_nhs(rng), (3, 3, 4), "–"),
        "quoted": lambda rng: f"“{_nhs(rng)}”",
    },
    "iban": {
        "small letters": lambda rng: _iban(rng).lower(),
        "dashes": lambda rng: _in_fours(_iban(rng), "-"),
        "named": lambda rng: f"IBAN {_in_fours(_iban(rng))}.",
    },
    "national_insurance": {
        "small letters": lambda rng: _nino(rng).lower(),
        "dashes": lambda rng: grouped(_nino(rng), (2, 2, 2, 2), "-"),
        "six": lambda rng: grouped(_nino(rng), (2, 6), " "),
    },
}

# Where a positive stands; no word here names its kind.
_FRAMES = (
    "Here it is: {} if you like.",
    "Mine is {}",
    "{} is what my daughter has now.",
    "Please write it down, {}, and let me know.",
    "I was told to use {} and it worked.",
    "They gave me {}\nand then nothing happened.",
    "It is {} (I hope that is right).",
)


def _id(rng: random.Random, length: int) -> str:
    """A number of a thing; one in ten has a right check digit, as a card's or as an NHS number's."""
    if rng.random() >= 0.1:
        return rng.choice("123456789") + digits(rng, length - 1)
    if length == 10:
        return with_mod_11(rng)
    return with_luhn(rng.choice("3456") + digits(rng, length - 2))


def _thing(pattern: str) -> Make:
    """A pattern with {8} for the number of a thing of eight digits."""
    return lambda rng: re.sub(r"\{(\d+)\}", lambda length: _id(rng, int(length[1])), pattern)


_VALUES: tuple[Make, ...] = (
    _filled("I take 400 mg 2x daily, and 5,000 IU of vitamin D"),
    _filled("HbA1c 6.# % (4# mmol/mol), TSH 0.4–4.0 mIU/L"),
    _filled("blood pressure 1#2/8# 13#/7# 12#/8# at 08:30, 12:00 and 21:15"),
    _filled("ferritin 1#, 2# and 3# µg/L; platelets 150–400 x 10^9/L"),
    _filled("on 0*/0*/20#1, 1# March 2019 and 2021-0*-1# 10:30"),
    _filled("2021-0*-1#T08:3#:00Z; 0*.0*.2020 – 1#.11.2020"),
    _filled("50 000 000 copies, 1.25 x 10^6 cells, 3.141592653"),
    _filled("100 200 300 mg, then 10-20-30-40 steps, 1 000 000 people"),
    _filled("from 1914-1918 to 1939-1945, pages 1234-1267"),
    _filled("0#:00 0*:30 1#:45 2*:00, 7.5 ml at 06.30 and 18.30"),
    _filled("BMI 2#.4, weight 7#.5 kg, pulse 6#-8#, oxygen 9# %"),
    _filled("12 34 56 78 were the four readings, 0.0#5 and 0.1#2"),
)
_THINGS: tuple[Make, ...] = (
    _thing("PMID {8}"),
    _thing("PMID: {8}, {8} and {8}"),
    _thing("PMC{7}"),
    _thing("doi:10.1016/j.{10}.{10}"),
    _thing("https://doi.org/10.1056/NEJMoa{10}"),
    _thing("ISBN {10}"),
    _thing("ISBN-10: {10}"),
    _thing("ISBN 978-0-19-{6}-6"),
    _thing("NCT{8}"),
    _thing("ISRCTN{8}"),
    _thing("https://example.org/articles/{10}?id={16}"),
    _thing("www.example.com/dp/{10}"),
    _thing("order number {10}"),
    _thing("order #{16}"),
    _thing("Order no. {16}"),
    _thing("ref {10}"),
    _thing("Ref: {16}"),
    _thing("your reference {10}"),
    _thing("invoice {13}"),
    _thing("tracking number {16}"),
    _thing("batch {10}, lot {8}"),
    _thing("ticket {10}"),
    _thing("(order {3}-{7}-{7})"),
    _thing("barcode {13}"),
    _thing("serial no. {15}"),
    _thing("message id: {18}"),
    lambda rng: f"timestamp {rng.randint(1_400_000_000, 1_900_000_000)}",
    lambda rng: f"logged at {rng.randint(1_400_000_000_000, 1_900_000_000_000)}",
    _thing("rs{8}, SRR{8}"),
    _thing("EudraCT 2019-00{4}-12"),
)
# Not looked at when rules were changed.
_HELD_OUT_THINGS: tuple[Make, ...] = (
    _thing("{8} [PMID]"),
    _thing("PubMed ID {8}"),
    _thing("arXiv:21{2}.{5}"),
    _thing("the trial (registration number {10})"),
    _thing("the study's protocol no. {10}"),
    _thing("order confirmation number {10}"),
    _thing("GTIN {13}, EAN: {13}"),
    _thing("case #{10}"),
    _thing("CAS 50-78-2 and lot no. {10}"),
    _thing("charity number {7}"),
    _thing("ISBN: {10}, {10} and {10}"),
    _thing("parcel {16}"),
    _thing("http://example.net/{16}/{10}.html"),
    _thing("sample {10} came back"),
    _thing("version 10.{4}.{4}.{3}"),
    _thing("https://example.org/a_({10})/?t={13}#{10}"),
    _thing("ORCID 0000-000{1}-{4}-{4}"),
    _thing("booking reference {10}"),
    _thing("UPC {12}"),
    _thing("{10} mg"),
)


def board_texts() -> list[str]:
    """Every text of the real board, as its writers saw it; empty where the board is not here."""
    if BOARD is None:
        return []
    texts = []
    for name, attribute in (("Posts.xml", "Body"), ("Comments.xml", "Text")):
        for row in ElementTree.parse(BOARD / name).getroot():
            text = row.get(attribute, "")
            texts.append(unescape(_TAG.sub(" ", text)) if attribute == "Body" else text)
    return texts


def clean_texts(count: int, seed: int = 41, *, is_held_out: bool = False) -> Iterator[Sample]:
    """Texts that hold no personal data; those of the board that do are left out."""
    things = _HELD_OUT_THINGS if is_held_out else _THINGS
    rng = random.Random(seed)
    board = [text for text in board_texts() if not any(address in text for address in BOARD_ADDRESSES)]
    for number in range(count):
        base = board[number % len(board)] if board else " ".join(rng.sample(SENTENCES, 3))
        parts = [make(rng) for make in rng.sample(_VALUES, rng.randint(0, 2))]
        parts += [make(rng) for make in rng.sample(things, rng.randint(1, 2))]
        rng.shuffle(parts)
        yield Sample(f"{base} {rng.choice(SENTENCES)} {'; '.join(parts)}. {rng.choice(SENTENCES)}")


def positive_texts(spellings: dict[str, dict[str, Make]], each: int, seed: int = 43) -> Iterator[Sample]:
    """`each` texts for every spelling, with one piece of data in a sentence between others."""
    rng = random.Random(seed)
    for kind, makes in spellings.items():
        for spelling, make in makes.items():
            for _ in range(each):
                sentence = rng.choice(_FRAMES).format(make(rng))
                value = f" {rng.choice(_VALUES)(rng)}." if rng.random() < 0.5 else ""
                yield Sample(f"{rng.choice(SENTENCES)} {sentence}{value} {rng.choice(SENTENCES)}", kind, spelling)
