"""What in a text may tell too much about a person: the ground for a question before it is posted.

The question never blocks, so a doubtful number is left alone where the words beside it name a thing: an article, an
order, a dose. See docs/decisions/0016-personal-data.md.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from linkify_it.tlds import TLDS
from stdnum import iban, luhn, numdb
from stdnum.gb import nhs

from forum.i18n import lazy_gettext as _
from forum.rules.digit_groups import (
    COVER,
    Digits,
    Surroundings,
    cover,
    cover_addresses,
    cover_dates,
    is_labelled_behind,
    plain,
    readings,
    runs_of_digits,
    surroundings,
)
from forum.rules.telephone_numbers import Plans, is_telephone_number

Kind = Literal["email", "phone", "card", "nhs_number", "iban", "national_insurance"]
Place = tuple[Kind, int, int]

KIND_NAMES: dict[Kind, Any] = {
    "email": _("an e-mail address"),
    "phone": _("a phone number"),
    "card": _("a payment card number"),
    "nhs_number": _("an NHS number"),
    "iban": _("a bank account number (IBAN)"),
    "national_insurance": _("a National Insurance number"),
}

_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 255
_LOCAL_END = re.compile(r"(?<![\w.%+'-])[\w.%+'-]+\Z")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}([^\W\d_]{2,24}|xn--[\w-]{2,59})(?![\w@]|-\w)")
# RFC 2606 keeps these for examples; people write them as they write others.
_TOP_DOMAINS = frozenset(map(str.casefold, TLDS)) | {"example", "test", "invalid"}
_SPELT_AT = re.compile(r" ?[\[({<] ?(?:at|@) ?[\])}>] ?| at (?=[\w-]{1,63} ?(?:dot|[\[({<] ?dot))", re.IGNORECASE)
_SPELT_DOT = r"(?: dot | ?[\[({<] ?(?:dot|\.) ?[\])}>] ?|\.)"
_SPELT_DOMAIN = re.compile(
    rf"[\w-]{{1,63}}(?:{_SPELT_DOT}[\w-]{{1,63}}){{0,4}}{_SPELT_DOT}(\w{{2,24}})(?!\w)", re.IGNORECASE
)

_IBAN_START = re.compile(r"(?<![^\W_])([A-Za-z]{2})[0-9]{2}(?=[ .-]?[A-Za-z0-9]{2})")
_IBAN_FIELD = re.compile(r"([0-9]+)!")
_SIGN = re.compile(r"[ .-]?[A-Za-z0-9]")

# The prefixes that the tax office gives out, NIM39110.
_INSURANCE = re.compile(
    r"(?<![^\W_])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[ -]?[0-9]{6}|(?:[ .-]?[0-9]{2}){3})[ .-]?[A-D](?![^\W_]|[-/]\w)",
    re.IGNORECASE,
)
_INSURANCE_WORDS = re.compile(r"national insurance|\bnino\b|\bni (?:no|num|is|:)|\bn\.i\.", re.IGNORECASE)

_CARDS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}|3(?:0[0-5]|095|[689]\d)\d{11}"  # American Express, Diners Club
    r"|(?:6011|64[4-9]\d|65\d{2})\d{12}|35(?:2[89]|[3-8]\d)\d{12}|(?:2131|1800)\d{11}"  # Discover, JCB
    r"|62\d{14,17}"  # UnionPay
    r"|(?:5018|5020|5038|5[678]\d{2}|6304|6759|676[1-3])\d{8,15}"  # Maestro
)
_CARD_LENGTHS = frozenset(
    {
        (4, 4, 4, 4),
        (4, 6, 5),
        (4, 6, 4),
        (4, 4, 4, 4, 3),
        (4, 4, 4, 3),
        (4, 4, 4, 2),
        (4, 4, 4, 1),
        (4, 4, 4),
        (5, 5, 5),
    }
)
# Seconds since 1970 have ten digits too; these are the years from 2017 to 2030.
_SECONDS = re.compile(r"1[5-8]\d{8}")


@dataclass(frozen=True, slots=True)
class Finding:
    """`text[start:end]` as it was written."""

    kind: Kind
    text: str
    start: int
    end: int


def find_personal_data(text: str) -> tuple[Finding, ...]:
    """What was found, in the order of the text; no two overlap. Takes time in step with the text's length."""
    shown = plain(text)
    covered = cover_addresses(shown)
    found = list(_emails(shown, covered))
    covered = cover(covered, found)
    lettered = [*_ibans(covered), *_insurance_numbers(covered)]
    found += lettered
    found += _numbers(cover_dates(cover(covered, lettered)))
    found.sort(key=lambda place: place[1])
    return tuple(Finding(kind, text[start:end], start, end) for kind, start, end in found)


def _emails(text: str, covered: str) -> Iterator[Place]:
    """Addresses, also spelt with (at) and dot; inside a web address only as the value of a parameter."""
    end = 0
    for sign in re.finditer("@", text):
        domain = _DOMAIN.match(text, sign.end(), sign.end() + _LONGEST_DOMAIN)
        if domain is None or not _is_top_domain(domain[1]):
            continue
        start = _local_start(text, sign.start(), end)
        is_inside_address = covered[sign.start()] == COVER
        if start is not None and (not is_inside_address or text[start - 1 : start] == "="):
            end = domain.end()
            yield "email", start, end
    end = 0
    for sign in _SPELT_AT.finditer(covered):
        domain = _SPELT_DOMAIN.match(covered, sign.end())
        start = _local_start(covered, sign.start(), end)
        if domain is not None and start is not None and _is_top_domain(domain[1]):
            end = domain.end()
            yield "email", start, end


def _is_top_domain(label: str) -> bool:
    return label.casefold() in _TOP_DOMAINS or label.startswith("xn--")


def _local_start(text: str, at: int, after: int) -> int | None:
    """Where the part before the @ begins, without the marks of emphasis or quotation that may lead it."""
    local = _LOCAL_END.search(text[max(after, at - _LONGEST_LOCAL) : at])
    if local is None or local.group().endswith((".", "'")):
        return None
    name = local.group().lstrip("_.%'-+")
    return at - len(name) if name else None


@cache
def _iban_lengths() -> dict[str, int]:
    """How long each country's numbers are, by its two letters."""
    registry = numdb.get("iban")
    codes = (first + second for first in map(chr, range(65, 91)) for second in map(chr, range(65, 91)))
    fields = {code: registry.info(code)[0][1].get("bban", "") for code in codes}
    return {code: 4 + sum(map(int, _IBAN_FIELD.findall(parts))) for code, parts in fields.items() if parts}


def _ibans(text: str) -> Iterator[Place]:
    end = 0
    for head in _IBAN_START.finditer(text):
        length = _iban_lengths().get(head[1].upper())
        if length is None or head.start() < end:
            continue
        place, signs = head.end(), 4
        while signs < length and (sign := _SIGN.match(text, place)):
            place, signs = sign.end(), signs + 1
        is_whole = signs == length and not text[place : place + 1].isalnum()
        if is_whole and iban.is_valid(text[head.start() : place], check_country=False):
            end = place
            yield "iban", head.start(), end


def _insurance_numbers(text: str) -> Iterator[Place]:
    """In small letters only without gaps, or where the words before say what it is: "at 10 20 30 a day" is none."""
    for match in _INSURANCE.finditer(text):
        written = match.group()
        is_named = _INSURANCE_WORDS.search(text, max(0, match.start() - 60), match.start()) is not None
        if is_named or (
            (written.isupper() or written.isalnum()) and not surroundings(text, match.start()).names_a_thing
        ):
            yield "national_insurance", match.start(), match.end()


def _numbers(text: str) -> Iterator[Place]:
    """Cards, NHS numbers and telephone numbers: of what can be read from one group on, the likeliest."""
    plans = Plans()
    for run in runs_of_digits(text):
        end = 0
        for first, (start, _end) in enumerate(run):
            if start >= end and (place := _number_at(text, run, first, plans)):
                end = place[2]
                yield place


def _number_at(text: str, run: list[tuple[int, int]], first: int, plans: Plans) -> Place | None:
    numbers = readings(text, run, first)
    if not numbers:
        return None
    before = surroundings(text, numbers[0].start)
    thing = replace(before, names_a_thing=True)
    beside = [thing if is_labelled_behind(text, number.end) else before for number in numbers]
    for kind, is_kind in _KINDS_OF_NUMBERS:
        for number, words in zip(numbers, beside, strict=True):
            if is_kind(number, words, plans):
                return kind, number.start, number.end
    return None


def _is_card(number: Digits, beside: Surroundings, _plans: Plans) -> bool:
    if not 12 <= len(number.digits) <= 19 or number.is_international or not _CARDS.fullmatch(number.digits):
        return False
    if len(number.lengths) > 1 and (number.lengths not in _CARD_LENGTHS or not _is_even(number)):
        return False
    return luhn.is_valid(number.digits) and (beside.names_a_card or not beside.names_a_thing)


def _is_nhs_number(number: Digits, beside: Surroundings, plans: Plans) -> bool:
    if number.is_international or number.lengths not in ((10,), (3, 3, 4)) or not nhs.is_valid(number.digits):
        return False
    if beside.names_the_health_service:
        return True
    if beside.names_a_thing or not _is_even(number):
        return False
    if beside.names_a_telephone or number.is_in_brackets:
        return not is_telephone_number(number, beside, plans)
    return len(number.lengths) > 1 or _SECONDS.fullmatch(number.digits) is None


def _is_even(number: Digits) -> bool:
    """Whether the same blanks, or dashes, stand between all groups."""
    return len(set(number.gaps)) <= 1 and "".join(number.gaps[:1]) in ("", " ", "  ", "-")


_KINDS_OF_NUMBERS: tuple[tuple[Kind, Callable[[Digits, Surroundings, Plans], bool]], ...] = (
    ("card", _is_card),
    ("nhs_number", _is_nhs_number),
    ("phone", is_telephone_number),
)
