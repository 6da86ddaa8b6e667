"""The first rule that decides wins, in the declared order, and each says its name."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.errors import InvalidInput
from forum.rules.facts import (
    AuthorFacts,
    CheckerAnswer,
    EarlierText,
    HistoryFacts,
    PlaceFacts,
    Submission,
    TextFacts,
    findings_digest,
    text_digest,
)
from forum.rules.names import OPTIONAL_RULES, RULE_NAMES
from forum.rules.pipeline import holding_rules, judge
from forum.rules.settings import RULE_FIELDS, RuleSettings, read_rule_settings, rule_values
from forum.rules.words import ACTIONS, WordRule, compile_words


@dataclass(frozen=True)
class Finding:
    kind: str
    text: str


PHONE = Finding("phone", "555 0100")
SOURCE = "badword and aspirin"
LISTED = compile_words([WordRule(1, "badword", "hold"), WordRule(2, "blocked", "block", message="Not here.")])
LINKS = tuple(f"https://www.shop.example/{number}" for number in range(4))

# A text that every rule minds, and what ends each rule's objection, in the declared order.
WORST = Submission(
    text=TextFacts(
        source="",
        plain=SOURCE,
        longest=5,
        parent=(1, 2),
        links=LINKS,
        mentions=3,
        seconds_to_write=1,
        findings=(PHONE,),
    ),
    author=AuthorFacts(0, needs_approval=True, texts_lately=10, rejected_lately=3),
    place=PlaceFacts("all", "Closed."),
    history=HistoryFacts(datetime(2026, 1, 1, tzinfo=UTC), None, 7, (EarlierText("", (1, 2), 359, "/first"),)),
    words=LISTED,
    checker=CheckerAnswer("refuse", "No."),
)


def change(facts: Submission, part: str, **values) -> Submission:
    return replace(facts, **{part: replace(getattr(facts, part), **values)})


MENDED = [
    ("empty", "refuse", lambda f: change(f, "text", source=SOURCE)),
    ("too_long", "refuse", lambda f: change(f, "text", longest=20_000)),
    ("thread_closed", "refuse", lambda f: change(f, "place", thread_closed=None)),
    ("silenced", "refuse", lambda f: change(f, "history", silenced_until=None)),
    ("duplicate", "refuse", lambda f: change(f, "history", earlier=())),
    ("flood", "refuse", lambda f: change(f, "history", wait_seconds=0)),
    ("approval_required", "hold", lambda f: change(f, "author", needs_approval=False)),
    ("blog_moderation", "hold", lambda f: change(f, "place", moderation="newcomers")),
    ("newcomer", "hold", lambda f: change(f, "author", published_replies=3)),
    ("word", "hold", lambda f: change(f, "text", plain="aspirin")),
    ("links", "hold", lambda f: change(f, "settings", max_links=4)),
    ("host", "hold", lambda f: change(f, "settings", host_repeats=4)),
    ("mentions", "hold", lambda f: change(f, "text", mentions=2)),
    ("fast_link", "hold", lambda f: change(f, "text", seconds_to_write=3)),
    ("rejected_share", "hold", lambda f: change(f, "author", rejected_lately=2)),
    ("personal_data", "ask", lambda f: change(f, "text", confirmed=findings_digest([PHONE]))),
    ("checker", "refuse", lambda f: replace(f, checker=None)),
]


def test_the_first_rule_that_decides_wins_in_the_declared_order() -> None:
    facts = change(
        WORST, "history", earlier=(replace(WORST.history.earlier[0], digest=text_digest(f" {SOURCE.upper()}\n")),)
    )
    for rule, outcome, mend in MENDED:
        verdict = judge(facts)
        assert (verdict.rule, verdict.outcome) == (rule, outcome)
        assert verdict.words
        if rule == "duplicate":
            assert verdict.where == "/first"
        if rule == "flood":
            assert verdict.retry_after == 7
        assert verdict.asks == ((PHONE,) if outcome == "ask" else ())
        if outcome == "hold":
            staff = (change(facts, "author", is_staff=True), change(facts, "author", is_moderator_here=True))
            assert {judge(each).rule for each in staff} == {"staff"}
        facts = mend(facts)
    verdict = judge(facts)
    assert (verdict.outcome, verdict.rule, [note.rule for note in verdict.notes]) == ("publish", "", ["personal_data"])
    assert [rule for rule, *_rest in MENDED] == [rule for rule in RULE_NAMES if rule != "staff"]


GOOD = Submission(TextFacts("I feel better.", "I feel better.", 20_000), AuthorFacts(1, texts=5, published_replies=5))


def test_rules_that_are_switched_off_say_nothing_and_can_be_tried() -> None:
    facts = replace(WORST, text=replace(WORST.text, source=SOURCE, longest=20_000), place=PlaceFacts())
    facts = replace(facts, author=replace(facts.author, needs_approval=False), history=HistoryFacts())
    assert judge(replace(facts, settings=RuleSettings(off=frozenset(OPTIONAL_RULES)))).outcome == "publish"
    assert holding_rules(facts) == ("word", "links", "host", "mentions", "fast_link", "rejected_share")
    assert holding_rules(GOOD) == ()


@pytest.mark.parametrize(
    ("length", "parent", "seconds", "rule"),
    [(80, (1, 2), 359, "duplicate"), (80, (1, 3), 1, ""), (81, (1, 3), 359, "duplicate"), (81, (1, 2), 360, "")],
)
def test_duplicates(length, parent, seconds, rule) -> None:
    source = "x" * length
    facts = change(GOOD, "text", source=source, parent=(1, 2))
    facts = replace(facts, history=HistoryFacts(earlier=(EarlierText(text_digest(source), parent, seconds),)))
    assert judge(facts).rule == rule
    assert judge(change(facts, "text", is_edit=True)).rule == ""


def test_the_sites_own_pages_and_mail_addresses_are_no_links() -> None:
    links = ("http://Own.example/a", "https://www.own.example", "/b", "mailto:a@b.c", "https://[broken") * 5
    facts = change(replace(GOOD, place=PlaceFacts(own_hosts=frozenset({"own.example"}))), "text", links=links)
    assert judge(change(facts, "author", trust_level=0)).rule == ""


def test_word_rules_change_flag_and_worry_without_stopping_a_text() -> None:
    rules = [
        WordRule(1, "damn", "censor"),
        WordRule(2, "aspirin", "link", "/aspirin"),
        WordRule(3, "cure", "flag"),
        WordRule(4, "the end", "worry"),
        WordRule(5, "stop", "block"),
    ]
    text = TextFacts("Damn *aspirin*", "Damn aspirin", 20_000, title="damn aspirin cure: the end")
    facts = replace(GOOD, text=text, words=compile_words(rules))
    verdict = judge(facts)
    assert verdict.outcome == "publish"
    assert verdict.source == "•••• *[aspirin](</aspirin>)*"
    assert verdict.title == "•••• aspirin cure: the end"
    assert [match.rule.id for match in verdict.flags] == [3]
    assert [match.rule.id for match in verdict.worries] == [4]
    refused = judge(change(facts, "text", plain="stop"))
    assert (refused.outcome, refused.rule, refused.source, refused.flags) == ("refuse", "word", text.source, ())
    assert [match.rule.id for match in refused.worries] == [4]
    held = judge(change(facts, "text", longest=20))
    assert (held.outcome, held.rule, held.source) == ("hold", "word", text.source)
    waiting = judge(replace(facts, place=PlaceFacts("all")))
    assert (waiting.rule, waiting.worries) == ("blog_moderation", verdict.worries)


def test_a_yes_holds_for_exactly_these_findings() -> None:
    facts = change(GOOD, "text", findings=(PHONE, PHONE), confirmed=findings_digest([PHONE]))
    assert judge(facts).outcome == "publish"
    assert judge(change(facts, "text", findings=(PHONE, Finding("e-mail", "a@b.c")))).outcome == "ask"
    assert judge(change(facts, "text", confirmed="")).outcome == "ask"


def test_a_fast_first_link_is_held_only_once() -> None:
    facts = change(change(GOOD, "author", texts=0), "text", links=("https://a.example",), seconds_to_write=2.9)
    assert judge(facts).rule == "fast_link"
    assert judge(change(facts, "author", texts=1)).rule == ""
    assert judge(change(facts, "text", seconds_to_write=None)).rule == ""


@given(
    source=st.text(),
    plain=st.text(),
    title=st.text(max_size=20),
    links=st.lists(st.text(), max_size=5),
    phrases=st.lists(st.tuples(st.text(max_size=10), st.sampled_from(ACTIONS)), max_size=5),
    author=st.builds(
        AuthorFacts,
        trust_level=st.integers(0, 4),
        is_staff=st.booleans(),
        is_moderator_here=st.booleans(),
        texts_lately=st.integers(0, 9),
        rejected_lately=st.integers(0, 9),
    ),
    place=st.builds(PlaceFacts, moderation=st.sampled_from(["after", "newcomers", "all"])),
)
def test_any_text_gets_a_verdict_and_staff_are_never_held(source, plain, title, links, phrases, author, place) -> None:
    words = compile_words(WordRule(i, phrase, action, "y") for i, (phrase, action) in enumerate(phrases))
    facts = Submission(TextFacts(source, plain, 500, title, links=tuple(links)), author, place, words=words)
    verdict = judge(facts)
    assert verdict == judge(facts)
    assert verdict.rule in RULE_NAMES or (verdict.outcome, verdict.rule) == ("publish", "")
    if author.is_staff or author.is_moderator_here:
        assert verdict.outcome in ("publish", "refuse")
        assert verdict.rule in ("staff", "empty", "too_long")
        assert verdict.source == source


def test_settings_come_back_as_they_were_kept() -> None:
    settings = replace(RuleSettings(), rejected_share=0.5, off=frozenset({"links"}), sensitivity="high")
    assert read_rule_settings(rule_values(settings)) == settings
    assert read_rule_settings({"max_links": "7"}).max_links == 7
    assert read_rule_settings({}) == RuleSettings()
    for each in RULE_FIELDS:
        assert each.metadata["help"]
        if "low" in each.metadata:
            assert each.metadata["low"] <= each.default <= each.metadata["high"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_links", "many"),
        ("max_links", -1),
        ("max_links", None),
        ("rejected_share", "nan"),
        ("sensitivity", "much"),
        ("off", ["staff"]),
        ("off", "links"),
        ("colour", 1),
    ],
)
def test_impossible_settings_name_their_field(name, value) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_rule_settings({name: value})
    assert refused.value.field == name
