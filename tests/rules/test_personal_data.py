"""What is asked about before posting: how much is found, how seldom for nothing, and in what time."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest

from forum.rules.facts import findings_digest
from forum.rules.personal_data import KIND_NAMES, Finding, find_personal_data
from tests.rules.personal_data_corpus import (
    BOARD,
    BOARD_ADDRESSES,
    HELD_OUT,
    TUNED,
    Make,
    board_texts,
    clean_texts,
    positive_texts,
)

LEAST_RECALL = {
    "email": 0.98,
    "phone": 0.90,
    "card": 0.98,
    "nhs_number": 0.98,
    "iban": 0.98,
    "national_insurance": 0.98,
}
LEAST_PRECISION = 0.95


@dataclass
class Figures:
    recall: dict[str, float]
    precision: float
    false_questions: list[str]


def measured(spellings: dict[str, dict[str, Make]], each: int, clean: int, *, is_held_out: bool) -> Figures:
    """Recall counts the right kind only; precision is the share of texts asked about that hold any such data."""
    held: Counter[str] = Counter()
    found: Counter[str] = Counter()
    asked = 0
    for sample in positive_texts(spellings, each):
        kinds = {finding.kind for finding in find_personal_data(sample.text)}
        held[sample.kind] += 1
        found[sample.kind] += sample.kind in kinds
        asked += bool(kinds)
    mistaken = [s.text for s in clean_texts(clean, is_held_out=is_held_out) if find_personal_data(s.text)]
    recall = {kind: found[kind] / held[kind] for kind in held}
    return Figures(recall, asked / (asked + len(mistaken)), mistaken)


def assert_good(figures: Figures) -> None:
    assert figures.recall.keys() == LEAST_RECALL.keys()
    for kind, share in figures.recall.items():
        assert share >= LEAST_RECALL[kind], (kind, share)
    assert figures.precision >= LEAST_PRECISION, figures.false_questions[:5]


def kinds_and_texts(text: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.text) for finding in find_personal_data(text)]


@pytest.mark.parametrize(("spellings", "is_held_out"), [(TUNED, False), (HELD_OUT, True)], ids=["tuned", "held out"])
def test_a_sample_is_found_and_seldom_asked_about_for_nothing(spellings, is_held_out) -> None:
    figures = measured(spellings, 12, 500, is_held_out=is_held_out)
    assert_good(figures)
    assert len(figures.false_questions) <= 5, figures.false_questions


@pytest.mark.slow
@pytest.mark.parametrize(("spellings", "is_held_out"), [(TUNED, False), (HELD_OUT, True)], ids=["tuned", "held out"])
def test_ten_thousand_clean_texts_and_thousands_of_others(spellings, is_held_out, capsys) -> None:
    figures = measured(spellings, 100, 10_000, is_held_out=is_held_out)
    with capsys.disabled():
        print(f"\n{figures.recall} precision {figures.precision:.4f}, asked in vain {len(figures.false_questions)}")
    assert_good(figures)


@pytest.mark.skipif(BOARD is None, reason="the real board is not here: ../shared/data/history-meta-2018")
def test_in_a_real_board_only_the_addresses_that_stand_there_are_found() -> None:
    found = Counter(finding.text for text in board_texts() for finding in find_personal_data(text))
    assert found == {BOARD_ADDRESSES[0]: 2, BOARD_ADDRESSES[1]: 1}


def test_findings_say_where_they_stand_and_do_not_overlap() -> None:
    text = (
        "Ring 07911 123456 or +44 (0)20 7946 0958, or write to *jane.doe+x@example.org*. NHS no: 943-476-5919; "
        "card 4111\u00a01111 1111 1111 exp 04/29, IBAN gb82 west 1234 5698 7654 32, NI AB 12 34 56 C."
    )
    found = find_personal_data(text)
    assert [finding.kind for finding in found] == [
        "phone",
        "phone",
        "email",
        "nhs_number",
        "card",
        "iban",
        "national_insurance",
    ]
    assert all(text[finding.start : finding.end] == finding.text for finding in found)
    assert found[2].text == "jane.doe+x@example.org"
    assert found[4].text == "4111\u00a01111 1111 1111"
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {finding.kind for finding in found} == KIND_NAMES.keys()


def test_the_words_beside_a_number_decide_what_it_is() -> None:
    assert kinds_and_texts("It is 943 476 5919.") == [("nhs_number", "943 476 5919")]
    assert kinds_and_texts("Call 943 476 5919.") == [("phone", "943 476 5919")]
    assert kinds_and_texts("PMID: 9434765919, 9434765919 and 9434765919") == []
    assert kinds_and_texts("NHS number 9434765919") == [("nhs_number", "9434765919")]
    assert kinds_and_texts("order no. 4111 1111 1111 1111") == []
    assert kinds_and_texts("I sent the order. My card: 4111111111111111") == [("card", "4111111111111111")]
    assert kinds_and_texts("612 345 678 cells") == []
    assert kinds_and_texts("my mobile is 612 345 678") == [("phone", "612 345 678")]
    assert kinds_and_texts("at 10 20 30 a day, logged 1617181723") == []
    assert kinds_and_texts("weeks 01 02 03 04 05 06, at 0900 1030 1200") == []


def test_web_addresses_hold_no_numbers_but_may_hold_an_e_mail_address() -> None:
    assert kinds_and_texts("https://example.org/07911123456?t=4111111111111111 and example.org/943-476-5919") == []
    assert kinds_and_texts("https://example.org/leave?email=jane@example.org") == [("email", "jane@example.org")]
    assert kinds_and_texts("https://example.org/@jane.doe git@N00 hello@T.E.D @MarkC.Wallace") == []


def test_a_digest_stands_for_what_was_found_not_for_its_order_or_spelling() -> None:
    one = find_personal_data("07911 123456 and jane@example.org")
    other = find_personal_data("JANE@example.org, or 07911-123456, or jane@example.org")
    assert findings_digest(one) == findings_digest(other) != findings_digest(one[:1])
    assert findings_digest(()) == findings_digest(iter(())) == ""
    assert findings_digest([Finding("card", "1", 0, 1)]) != findings_digest([Finding("phone", "1", 0, 1)])


HOSTILE = {
    "digits": "7" * 20_000,
    "zeros": "0" * 20_000,
    "pluses": "+ " * 10_000,
    "ats": "@" * 20_000,
    "letters": "a" * 20_000,
    "letters and ats": "a@" * 10_000,
    "labels": "x@" + "a." * 10_000,
    "labels alone": "a." * 10_000,
    "dashes and letters": "a-" * 10_000 + "@a.org",
    "single digits": "0 " * 10_000,
    "pairs": "01 " * 6_000,
    "threes": "099 " * 5_000,
    "fours": "4111 " * 4_000,
    "tens": "1234567890 " * 1_800,
    "short internationals": "+4 " * 6_000,
    "long internationals": "+99999999 " * 2_000,
    "accounts": "GB82 " * 4_000,
    "glued accounts": "GB82WEST1234" * 1_600,
    "insurance": "AB 12 34 56 " * 1_600,
    "open addresses": "http://(" * 2_500,
    "brackets in an address": "http://" + "(a" * 10_000,
    "www": "www." * 5_000,
    "articles": "10.1234/" * 2_500,
    "spelt": "a at b dot " * 1_800,
    "spelt with brackets": "(at)" * 5_000,
    "dates": "2021-01-" * 2_500,
    "slashes": "1/1/" * 5_000,
    "blots": "\0" * 20_000,
    "named": "call 12345678 " * 1_400,
    "things": "pmid 12345678," * 1_400,
}


def test_no_shape_of_text_takes_long() -> None:
    """A pattern that tries again and again would need minutes for these; the suite ends a test after two."""
    for shape, text in HOSTILE.items():
        found = find_personal_data(text)
        assert all(one.end <= other.start for one, other in pairwise(found)), shape
