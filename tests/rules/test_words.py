"""Phrases are found where a reader would find them, at a cost that grows with the text alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.errors import InvalidInput
from forum.rules.changing import change_title, change_words
from forum.rules.folding import fold
from forum.rules.words import WordList, WordLists, WordRule, check_word_rule, compile_words, find_words, scan_tokens


def listing(*phrases: str) -> WordList:
    return compile_words([WordRule(number, phrase, "hold") for number, phrase in enumerate(phrases)])


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("spam", "No SPAM here", "SPAM"),
        ("spam", "spammer, antispam", None),
        ("spam", "spam-free _spam_", "spam"),
        ("miracle cure", "a Miracle \n\t cure!", "Miracle \n\t cure"),
        ("miracle cure", "miracle, cure", None),
        ("don't", "you DON’T say", "DON’T"),
        ("straße", "die STRASSE.", "STRASSE"),
        ("strasse", "die Straße.", "Straße"),
        ("café", "ein cafe\u0301", "cafe\u0301"),
        ("cafe", "ein cafe\u0301", None),
        ("spam", "my ｓｐａｍ…", "ｓｐａｍ"),
        ("spam", "½ sp\u200ba\u00adm ½", "sp\u200ba\u00adm"),
        ("kg", "5 ㎏ ﬁne", "㎏"),
        ("fine", "5 ㎏ ﬁne", "ﬁne"),
        ("薬", "この薬局で", "薬"),
        ("ยาเสพติด", "ขายยาเสพติดครับ", "ยาเสพติด"),
        ("스팸", "스팸을 그만", "스팸"),
        ("हिन्दी", "यह हिन्दी है", "हिन्दी"),
        ("हिन", "यह हिन्दी है", None),
        ("c++", "I like C++.", "C++"),
        ("$$$", "win $$$$", "$$$"),
    ],
)
def test_what_matches(phrase, text, found) -> None:
    matches = find_words(listing(phrase), text)
    assert [text[match.start : match.end] for match in matches] == ([found] if found else [])


def test_phrases_inside_and_across_one_another_are_all_found() -> None:
    words = listing("a b c d", "b c", "c", "b c e", "c d x")
    assert {match.rule.phrase for match in find_words(words, "a b c d x")} == {"a b c d", "b c", "c", "c d x"}


@given(st.text(), st.lists(st.text(max_size=20), max_size=5))
def test_any_text_can_be_searched_and_changed(text, phrases) -> None:
    rules = [WordRule(i, phrase, ("hold", "censor", "link")[i % 3], "/x") for i, phrase in enumerate(phrases)]
    words = compile_words(rules)
    for match in find_words(words, text):
        assert 0 <= match.start < match.end <= len(text)
    change_words(words, text)
    assert len(change_title(compile_words([r for r in rules if r.action == "censor"]), text).source) == len(text)


@given(st.text(alphabet="ab é\u0301ßﬁ．…薬ก่\u200b "))
def test_a_text_is_found_in_itself(text) -> None:
    expected = {0} if fold(text.strip()).text.strip() else set()
    assert {match.rule.id for match in find_words(listing(text.strip()), f"x {text.strip()} x")} == expected


@pytest.mark.parametrize("phrases", [["a " * n + "b" for n in range(1, 40)], ["a " * n for n in range(1, 40)]])
def test_the_work_is_linear_however_phrases_and_text_repeat(phrases) -> None:
    words = listing(*phrases)
    small, large = (scan_tokens(words, fold("a " * n).tokens()).steps for n in (1_000, 10_000))
    assert large <= 11 * small
    assert large <= 2 * 10_000 + len(words.following)


@pytest.mark.slow
@pytest.mark.parametrize(("word", "most"), [("wörter", 0.03), ("words", 0.015)])
def test_two_thousand_phrases_over_the_longest_reply_take_milliseconds(word, most) -> None:
    words = listing(*(f"{word} number {number}" for number in range(2_000)))
    text = f"{word} that say something, " * (20_000 // (len(word) + 21))
    find_words(words, text)
    before = time.process_time()
    assert find_words(words, text) == ()
    assert time.process_time() - before < most


def test_lists_are_compiled_once_a_version() -> None:
    lists, loads = WordLists(), []

    def load():
        loads.append(1)
        return [WordRule(1, "spam", "hold")]

    first = lists.get("site", 1, load)
    assert lists.get("site", 1, load) is first
    assert lists.get("site", 2, load) is not first
    assert len(loads) == 2


def changed(source: str) -> str:
    rules = [
        WordRule(1, "damn", "censor"),
        WordRule(2, "good day", "replace", "hello"),
        WordRule(3, "aspirin", "link", "/aspirin"),
        WordRule(4, "damn it", "censor"),
    ]
    return change_words(compile_words(rules), source).source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Damn it, Good\nday", "•••• ••, hello"),
        ("**aspirin**", "**[aspirin](</aspirin>)**"),
        ("[aspirin](</aspirin>) [damn](/x)", "[aspirin](</aspirin>) [••••](/x)"),
        ("`damn` damn `damn", "`damn` •••• `••••"),
        ("a `b\n\ndamn `c", "a `b\n\n•••• `c"),
        ("```\ndamn\n\ndamn\n```\ndamn", "```\ndamn\n\ndamn\n```\n••••"),
        ("x\n\n    damn\n\ndamn", "x\n\n    damn\n\n••••"),
        ("- x\n\n    damn", "- x\n\n    ••••"),
        ("https://x.org/damn <damn@x.org> @damn aspirin.com", "https://x.org/damn <damn@x.org> @damn aspirin.com"),
        ("[x](/damn) damn", "[x](/damn) ••••"),
    ],
)
def test_what_is_changed_and_what_is_left_alone(source, expected) -> None:
    assert changed(source) == expected


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (WordRule(0, "  ", "hold"), "phrase"),
        (WordRule(0, "\u200b", "hold"), "phrase"),
        (WordRule(0, "x" * 101, "hold"), "phrase"),
        (WordRule(0, "x", "burn"), "action"),  # type: ignore[arg-type]
        (WordRule(0, "x", "replace", " "), "replacement"),
        (WordRule(0, "x", "replace", "the X."), "replacement"),
        (WordRule(0, "x", "replace", "y" * 301), "replacement"),
        (WordRule(0, "x", "link", "//evil"), "replacement"),
        (WordRule(0, "x", "link", "javascript:x"), "replacement"),
    ],
)
def test_rules_that_cannot_be(rule, field) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_word_rule(rule)
    assert refused.value.field == field


def test_a_rule_is_kept_tidy() -> None:
    assert check_word_rule(WordRule(7, " a  b ", "link", " /x ")) == WordRule(7, "a b", "link", "/x")
