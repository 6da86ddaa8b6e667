"""Whether groups of digits are a telephone number: cheap signs first, then the world's numbering plans."""

import re

import phonenumbers

from forum.rules.digit_groups import Digits, Surroundings

# In order of likelihood; each look at a plan costs about 0.03 ms.
_ZERO_REGIONS = ("GB", "IE", "FR", "DE", "NL", "AU", "IN", "IT", "BE", "CH", "AT", "SE", "NZ", "ZA")
_NAMED_REGIONS = (*_ZERO_REGIONS, "US", "CA", "ES", "PT", "PL", "DK", "NO", "GR", "CZ", "HU")
# The plans do not know numbers that are not given out yet, nor those set aside for stories (07700 900123).
_BRITISH = re.compile(r"0(?:1[1-9]\d{8}|1[1-9]\d{7}|2[03489]\d{8}|3[0347]\d{8}|7[1-9]\d{8}|800\d{6,7}|8[04]\d{8})")
_BRITISH_ABROAD = re.compile(r"440?(1[1-9]\d{8}|2[03489]\d{8}|3[0347]\d{8}|7[1-9]\d{8})")
_AMERICAN = re.compile(r"1?[2-9]\d{2}[2-9]\d{6}")
_AMERICAN_LENGTHS = frozenset({(3, 3, 4), (1, 3, 3, 4)})
_INDIAN = re.compile(r"[6-9]\d{9}")


class Plans:
    """The numbering plans, for one text: after so many misses the text is a table, and no more are looked up."""

    MOST_MISSES = 24

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], bool] = {}
        self._misses = 0

    def has(self, digits: str, *regions: str) -> bool:
        """Whether the digits can be dialled in one of the regions; without any, as +digits from anywhere."""
        asked = (digits, *regions)
        if asked not in self._known:
            if self._misses >= self.MOST_MISSES:
                return False
            self._known[asked] = any(_is_valid(digits, region) for region in regions or (None,))
            self._misses += not self._known[asked]
        return self._known[asked]


def _is_valid(digits: str, region: str | None) -> bool:
    try:
        number = phonenumbers.parse(digits if region else f"+{digits}", region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)


def is_telephone_number(number: Digits, beside: Surroundings, plans: Plans) -> bool:
    """Whether somebody could be called under these digits, and they look as if written for that."""
    digits = number.digits
    if len(digits) > 17 or number.is_a_list or len({gap == "." for gap in number.gaps}) > 1:
        return False
    if number.is_international:
        return _is_international(digits, plans)
    if beside.names_a_thing:
        return False
    if digits.startswith("00"):
        return len(digits) >= 10 and _is_international(digits[2:], plans)
    if digits.startswith("0"):
        return _is_national(number, plans)
    return _is_american(number, plans) or _is_indian(number, plans) or _is_named(number, beside, plans)


def _is_international(digits: str, plans: Plans) -> bool:
    return len(digits) <= 15 and (_BRITISH_ABROAD.fullmatch(digits) is not None or plans.has(digits))


def _is_national(number: Digits, plans: Plans) -> bool:
    if not 9 <= len(number.digits) <= 12 or len(number.lengths) > 6:
        return False
    if (number.lengths[0] == 1 and not number.is_in_brackets) or 1 in number.lengths[2:]:
        return False
    return _BRITISH.fullmatch(number.digits) is not None or plans.has(number.digits, *_ZERO_REGIONS)


def _is_american(number: Digits, plans: Plans) -> bool:
    if not _AMERICAN.fullmatch(number.digits):
        return False
    if number.is_in_brackets:
        return number.lengths in ((3, 3, 4), (3, 7))
    if number.lengths not in _AMERICAN_LENGTHS or "/" in "".join(number.gaps):
        return False
    return set(number.gaps) == {"-"} or plans.has(number.digits, "US", "CA")


def _is_indian(number: Digits, plans: Plans) -> bool:
    return (
        number.lengths == (5, 5)
        and number.gaps[0] in (" ", "-")
        and _INDIAN.fullmatch(number.digits) is not None
        and plans.has(number.digits, "IN")
    )


def _is_named(number: Digits, beside: Surroundings, plans: Plans) -> bool:
    """Digits that only the words before them make a telephone number."""
    if not beside.names_a_telephone or "/" in "".join(number.gaps) or 1 in number.lengths[1:]:
        return False
    return plans.has(number.digits, *_NAMED_REGIONS) or (len(number.digits) >= 11 and plans.has(number.digits))
