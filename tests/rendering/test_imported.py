"""HTML of other programs: as Markdown where that loses nothing, else as HTML, and never as script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rendering import parse, render, take_in
from forum.rendering.foreign_tree import FOREIGN_NAMES
from forum.rendering.sanitising import sanitise_foreign
from tests.rendering.oracle import faults
from tests.rendering.test_xss import RAW

FOREIGN = FOREIGN_NAMES | {"div"}
TAGS: tuple[str, ...] = (
    "p",
    "b",
    "i",
    "a",
    "div",
    "ul",
    "ol",
    "li",
    "h1",
    "h5",
    "blockquote",
    "pre",
    "code",
    "table",
    "tr",
    "td",
    "dl",
)
TAGS += ("dt", "img src=/x.png", "br", "hr", "script", "span", "del", "sup", "figure", "iframe src=https://x.example/")
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]),
    st.sampled_from(
        ["\n", "\n\n", " ", "# x", "- x", "1. x", "> x", "*x*", "_x_", "[x](y)", "`", "&amp;", "&lt;b>", "!"]
    ),
    st.text(max_size=8),
)


def markdown_of(html: str, **options: bool) -> str:
    taken = take_in(html, place="post", base="https://old.example/2012/a-post/", **options)
    assert taken.body_format == "markdown", taken.html
    return taken.source


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>One</h1><h3>Two</h3><h6>Three</h6>", "# One\n\n## Two\n\n### Three"),
        ("<p>a <b>bold </b>and <i>slanted</i> word</p>", "a **bold** and *slanted* word"),
        ("<b><i>both</i></b> and <i><b>both</b></i>", "**_both_** and ***both***"),
        ("<ul><li><p>a</p></li><li>b</li></ul>", "- a\n\n- b"),
        ("<div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n  1. b\n- c"),
        ("<ol start=4><li>d</ol>", "4. d"),
        ("<blockquote>said<br>so</blockquote>", "> said\n> so"),
        ("<pre>a\n  *b*</pre>", "```\na\n  *b*\n```"),
        ("<a href='../b/'>there</a>", "[there](https://old.example/2012/b/)"),
        ("<a href='javascript:x()'>there</a>", "there"),
        (
            "<p>1. no list, # none, and *stars*</p><p># neither</p>",
            "1\\. no list, # none, and \\*stars\\*\n\n\\# neither",
        ),
        ("<p>see https://x.example/a_b_c now</p>", "see https://x.example/a_b_c now"),
        ("<img src='/cat.png' alt='A cat'>", "[A cat](https://old.example/cat.png)"),
        ("<a href=/big.png><img src=/small.png></a>", "[small.png](https://old.example/big.png)"),
        ("<iframe src='https://v.example/1'></iframe>", "[https://v.example/1](https://v.example/1)"),
        ("a<script>alert('b')</script>c", "ac"),
    ],
)
def test_what_markdown_can_say_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown


def test_lines_as_blogging_programs_store_them() -> None:
    typed = "one\ntwo\n\nthree\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\nfour\n\n<pre>kept\n\nlines</pre>"
    expected = "one\ntwo\n\nthree\n\n- a\n- b\n\nfour\n\n```\nkept\n\nlines\n```"
    assert markdown_of(typed, keeps_lines=True) == expected


def test_what_markdown_cannot_say_stays_html_and_can_be_edited_as_words() -> None:
    taken = take_in("<table><tr><th>Day<td>Sun<tr><td>1<td>2<sup>nd</sup></table>", place="post")
    assert taken.body_format == "html"
    assert '<th dir="auto">Day</th>' in taken.html
    assert "<sup>nd</sup>" in taken.html
    assert taken.source == "Day | Sun\n1 | 2nd"
    assert taken.text.split() == ["Day", "Sun", "1", "2nd"]


def test_a_heading_in_a_reply_is_a_bold_line() -> None:
    assert take_in("<h2>Look</h2><p>here</p>", place="reply").source == "**Look**\n\nhere"


def test_names_in_it_are_words() -> None:
    taken = take_in("<p>ask @ann</p>", place="reply")
    assert (taken.source, taken.body_format, "mention" in taken.html) == ("ask @ann", "markdown", False)


@pytest.mark.parametrize("attack", RAW)
@pytest.mark.parametrize("keeps_lines", [False, True])
def test_nothing_becomes_script(attack: str, keeps_lines: bool) -> None:
    for html in (attack, f"<p>a{attack}b", f"<table><td>{attack}", f"<pre>{attack}", f"<ul><li><a href=/x>{attack}"):
        taken = take_in(html, place="post", keeps_lines=keeps_lines)
        assert faults(taken.html, also=FOREIGN) == []
    assert faults(sanitise_foreign([attack]), also=FOREIGN) == []


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans())
def test_any_html_gives_safe_html_that_is_complete(html: str, keeps_lines: bool) -> None:
    taken = take_in(html, place="post", keeps_lines=keeps_lines)
    assert faults(taken.html, also=FOREIGN) == []
    assert sanitise_foreign([taken.html]) == taken.html
    if taken.body_format == "markdown":
        assert render(parse(taken.source, place="post"), {}).html == taken.html


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<&\0"), max_size=60))
def test_words_are_never_lost(words: str) -> None:
    taken = take_in(f"<div>{words}</div>", place="post")
    seen = take_in(f"<p>{words}</p>", place="post")
    assert taken.text.split() == seen.text.split()


def test_what_nests_deep_is_flattened_and_costs_little() -> None:
    taken = take_in("<blockquote><b>" * 5_000 + "deep", place="post")
    assert taken.text == "deep"
