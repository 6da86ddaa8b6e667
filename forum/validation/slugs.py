"""The readable end of an address, made from a title in any script."""

import unicodedata

LONGEST_SLUG = 80


def slugify(title: str, *, fallback: str) -> str:
    """Letters, marks and digits of the title, case-folded, in NFC, joined by single hyphens.

    At most 80 characters, cut at a hyphen where there is one. `fallback` stands for a title without
    letters or digits.
    """
    compatible = unicodedata.normalize("NFKC", title[: LONGEST_SLUG * 10])
    folded = unicodedata.normalize("NFC", compatible.casefold())
    kept = "".join(char if _is_kept(char) else "-" for char in folded.replace("'", "").replace("’", ""))
    words = [word for part in kept.split("-") if (word := _without_leading_marks(part))]
    slug = "-".join(words)
    if len(slug) > LONGEST_SLUG:
        slug = _cut(slug)
    return slug or fallback


def _is_kept(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM" or unicodedata.category(char) == "Nd"


def _without_leading_marks(word: str) -> str:
    while word and unicodedata.category(word[0]).startswith("M"):
        word = word[1:]
    return word


def _cut(slug: str) -> str:
    if slug[LONGEST_SLUG] == "-":
        return slug[:LONGEST_SLUG]
    head = slug[:LONGEST_SLUG]
    hyphen = head.rfind("-")
    if hyphen > 0:
        return head[:hyphen]
    end = LONGEST_SLUG
    while end > 1 and unicodedata.category(slug[end]).startswith("M"):
        end -= 1
    return slug[:end]
