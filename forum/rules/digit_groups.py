"""Groups of digits in a text, how they hang together, and which words stand beside them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# One sign for one sign, so that places in the text stay what they are.
_PLAIN_SIGNS = {
    **dict(zip(map(ord, "０１２３４５６７８９＠＋"), "0123456789@+", strict=True)),
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t"), " "),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    0: "?",
}
COVER = "\0"

_ADDRESS = re.compile(
    r"""\b(?:https?|ftp)://(?:[^\s<>"()\0]|\([^\s<>"()\0]{0,200}\))+"""
    r"""|\bwww\.[^\s<>"()\0]+"""
    r"""|(?<![\w.@-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}/[^\s<>"()\0]*"""
    r"""|\b10\.\d{4,9}/[^\s\0]+""",
    re.IGNORECASE,
)
_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"
_DATE = re.compile(
    rf"(?<![\d/.+-]){_YEAR}(?P<iso>[-/.]){_MONTH}(?P=iso){_DAY}(?:T[\d:.]{{2,15}}Z?)?(?![-/.]?\d)"
    rf"|(?<![\d/.+-]){_DAY}(?P<long>[-/. ]){_DAY}(?P=long){_YEAR}(?![-/.]?\d)"
    rf"|(?<![\d/.+-]){_DAY}(?P<short>[-/.]){_DAY}(?P=short)[0-9]{{2}}(?![-/. ]?\d)",
)
_GROUP = re.compile(r"[0-9]+")
_GAP = re.compile(r"[ ().\-/]{1,3}")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_UNIT = re.compile(
    r" ?(?:%|°|€|£|\$|(?:m|mc|µ|n|p|k)?g|m?l|iu|units?|[mnpµ]?mol|mm ?hg|kcal|steps|cells|copies|km|miles)(?![^\W\d_])",
    re.IGNORECASE,
)
_ID_AFTER = re.compile(r" ?[(\[] ?(?:pmid|pmc|isbn|issn|doi|ean|nct|order|ref)", re.IGNORECASE)

FEWEST_DIGITS, MOST_DIGITS, MOST_GROUPS = 8, 19, 7
_LOOK_BACK, _WORDS_BACK = 70, 8


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Directly before a number, these say that it names a thing.
_IDS = _words(
    "pmid pmids pmc pmcid pubmed medline embase isbn issn doi nct isrctn eudract arxiv orcid omim cas asin ean gtin "
    "upc sku barcode imei timestamp epoch unix serial batch lot invoice order orders ticket tracking parcel ref refs "
    "reference references id ids uid guid sample specimen accession"
)
# These do so together with "number", "no." or a colon.
_IDS_WHEN_MARKED = _words(
    "article trial study protocol grant patent case claim model part item product catalogue catalog version build "
    "registration message post thread transaction confirmation booking reservation receipt shipment charity company "
    "vat meter file report page record delivery"
)
_MARKS = _words("number numbers no nos nr num code codes # : №")
_BETWEEN = _words("is was are were and or see also the")
_TELEPHONE_WORDS = _words(
    "phone phones telephone tel mobile mob cell cellphone call calls ring text sms whatsapp fax landline dial contact "
    "reach phoning calling ringing texting helpline hotline viber telegram"
)
_CARD_WORDS = _words("card cards visa mastercard amex maestro debit credit")
_HEALTH_SERVICE_WORDS = _words("nhs chi")


def plain(text: str) -> str:
    """The text with one kind of digit, blank and dash; every sign keeps its place."""
    return text.translate(_PLAIN_SIGNS)


def cover_addresses(text: str) -> str:
    """The text with web addresses and DOIs blotted out."""
    return _ADDRESS.sub(_covered, text)


def cover_dates(text: str) -> str:
    """The text with dates blotted out, so that they lend their digits to nothing else."""
    return _DATE.sub(_covered, text)


def cover(text: str, places: Iterable[tuple[object, int, int]]) -> str:
    """The text with the places (what, start, end) blotted out."""
    signs = list(text)
    for _what, start, end in places:
        signs[start:end] = COVER * (end - start)
    return "".join(signs)


def _covered(match: re.Match[str]) -> str:
    return COVER * len(match.group())


@dataclass(frozen=True, slots=True)
class Digits:
    """Neighbouring groups of digits: `gaps` are the signs between them, `is_international` when a plus leads."""

    digits: str
    lengths: tuple[int, ...]
    gaps: tuple[str, ...]
    start: int
    end: int
    is_international: bool
    is_in_brackets: bool

    @property
    def is_a_list(self) -> bool:
        """Whether the groups are a row of even steps or of times of day: 01 02 03 04, 0900 1030 1200."""
        if len(self.lengths) < 3 or len(set(self.lengths)) > 1:
            return False
        size = self.lengths[0]
        parts = [int(self.digits[place : place + size]) for place in range(0, len(self.digits), size)]
        return len({b - a for a, b in pairwise(parts)}) == 1 or (
            size == 4 and all(part < 2400 and part % 100 < 60 for part in parts)
        )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words beside a number make of it."""

    names_a_thing: bool
    names_a_telephone: bool
    names_a_card: bool
    names_the_health_service: bool


def runs_of_digits(text: str) -> Iterator[list[tuple[int, int]]]:
    """Places of groups that only blanks, brackets, dots, dashes or slashes part, in order."""
    run: list[tuple[int, int]] = []
    for match in _GROUP.finditer(text):
        if run and not (match.start() - run[-1][1] <= 3 and _GAP.fullmatch(text, run[-1][1], match.start())):
            yield run
            run = []
        run.append(match.span())
    if run:
        yield run


def readings(text: str, run: list[tuple[int, int]], first: int) -> list[Digits]:
    """The numbers that may begin with this group of a run, longest first; none where a number cannot begin."""
    start = run[first][0]
    lead = _lead(text, start)
    if not _may_begin(text, lead):
        return []
    prefix = text[lead:start]
    found = []
    total = 0
    for last in range(first, min(len(run), first + MOST_GROUPS)):
        total += run[last][1] - run[last][0]
        if total > MOST_DIGITS:
            break
        if total >= FEWEST_DIGITS and _may_end(text, run[last][1]):
            groups = run[first : last + 1]
            found.append(
                Digits(
                    digits="".join(text[begin:end] for begin, end in groups),
                    lengths=tuple(end - begin for begin, end in groups),
                    gaps=tuple(text[a[1] : b[0]] for a, b in pairwise(groups)),
                    start=lead,
                    end=run[last][1],
                    is_international="+" in prefix,
                    is_in_brackets="(" in prefix and len(groups) > 1 and ")" in text[groups[0][1] : groups[1][0]],
                )
            )
    return found[::-1]


def _lead(text: str, start: int) -> int:
    """Where a number begins with the plus and the bracket that belong to it."""
    if text[max(0, start - 2) : start] in ("+(", "(+", "+ "):
        return start - 2
    return start - 1 if text[max(0, start - 1) : start] in ("+", "(") else start


def _may_begin(text: str, lead: int) -> bool:
    before = text[lead - 1] if lead else " "
    if before.isspace():
        return True
    earlier = text[lead - 2] if lead > 1 else " "
    if before in ".:=":
        return earlier.isalpha() or earlier.isspace()
    if before in "-_*+~>":
        return not earlier.isalnum() and earlier not in (COVER, "-", "_")
    if before in ",;/(":
        return before == "/" or not earlier.isdigit() or text[lead : lead + 1] in ("+", "(")
    return not before.isalnum() and before not in COVER + "#%&£$€@\\^°)"


def _may_end(text: str, end: int) -> bool:
    after = text[end : end + 1]
    if not after or after.isspace():
        return True
    if after in "-.,:_":
        return not text[end + 1 : end + 2].isalnum() and text[end + 1 : end + 2] != COVER
    if after == "x":
        return text[end + 1 : end + 2].isdigit()
    return not after.isalnum() and after not in COVER + "%°@&=+#\\"


def surroundings(text: str, start: int) -> Surroundings:
    """What the few words before a place say of the number that begins there."""
    tokens = [token.lower() for token in _TOKEN.findall(text, max(0, start - _LOOK_BACK), start)]
    near = [token for token in tokens if token.isalpha()][-_WORDS_BACK:]
    return Surroundings(
        names_a_thing=_ends_in_an_id(tokens),
        names_a_telephone=not _TELEPHONE_WORDS.isdisjoint(near),
        names_a_card=not _CARD_WORDS.isdisjoint(near),
        names_the_health_service=not _HEALTH_SERVICE_WORDS.isdisjoint(near),
    )


def is_labelled_behind(text: str, end: int) -> bool:
    """Whether a unit, or the name of a kind of thing in brackets, follows the number that ends here."""
    return _UNIT.match(text, end) is not None or _ID_AFTER.match(text, end) is not None


def _ends_in_an_id(tokens: list[str]) -> bool:
    """Whether the nearest word that means anything names a thing; numbers between are others of its list."""
    is_marked = False
    for word in reversed(tokens):
        if word in _IDS:
            return True
        if word in _IDS_WHEN_MARKED:
            return is_marked
        is_marked = is_marked or word in _MARKS
        if word.isalpha() and word not in _MARKS and word not in _BETWEEN:
            return False
        if word in "!?":
            return False
    return False
