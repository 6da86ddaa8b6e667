"""HTML of other programs: as Markdown where that loses nothing, else as HTML, and never as script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rendering import Show, ShownPicture, image_html, names_in, parse, render, show_none, take_in
from forum.rendering.foreign_tree import FOREIGN_NAMES
from forum.rendering.pictures import MOST_PICTURES
from forum.rendering.sanitising import sanitise_foreign
from tests.rendering.oracle import faults
from tests.rendering.test_xss import RAW

FOREIGN = FOREIGN_NAMES | {"div"}
GIVEN = ShownPicture("a" * 20, 400, 300, (320, 400))
AT = f"/pictures/{GIVEN.name}"
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


def show_x(address: str) -> ShownPicture | None:
    return GIVEN if address.endswith("/x.png") else None


def markdown_of(html: str, *, keeps_lines: bool = False, show: Show = show_none) -> str:
    base = "https://old.example/2012/a-post/"
    taken = take_in(html, place="post", base=base, keeps_lines=keeps_lines, show=show)
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


@given(st.lists(PIECES, max_size=25).map("".join), st.booleans(), st.sampled_from([show_none, show_x]))
def test_any_html_gives_safe_html_that_is_complete(html: str, keeps_lines: bool, show: Show) -> None:
    taken = take_in(html, place="post", keeps_lines=keeps_lines, show=show)
    # Of pictures only the one that was given, and in the way in which this site writes it.
    assert names_in([taken.html]) <= {GIVEN.name}
    words = taken.html.replace(image_html(GIVEN, "", is_linked=True), "")
    assert faults(words, also=FOREIGN) == []
    assert "<img" not in words
    assert sanitise_foreign([taken.html], has_pictures="<img" in taken.html) == taken.html
    if taken.body_format == "markdown":
        shown = {GIVEN.name: GIVEN} if show is show_x else {}
        assert render(parse(taken.source, place="post"), {}, shown).html == taken.html


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ("<p>See <img src=/x.png alt='A [cat], *big*'>!</p>", f"See ![A \\[cat\\], \\*big\\*]({AT})!"),
        ("one!<img src=/x.png>", f"one!![]({AT})"),
        ("<a href=/x-big.JPG><img src=/x.png alt=cat></a>", f"![cat]({AT})"),
        ("<a href='/page/'><img src=/x.png alt=cat></a>", f"[![cat]({AT})](https://old.example/page/)"),
        ("<figure><img src=/x.png alt=c><figcaption>It <b>is</b></figcaption></figure>", f"![c]({AT})\n\nIt **is**"),
        ("<pre><img src=/x.png alt=cat></pre>", "```\ncat\n```"),
        ("<img src=/y.png alt=cat>", "[cat](https://old.example/y.png)"),
        (f"<img src={AT}/320 alt=cat>", f"[cat](https://old.example{AT}/320)"),
    ],
)
def test_a_picture_that_is_given_is_shown(html: str, source: str) -> None:
    assert markdown_of(html, show=show_x) == source


def test_a_picture_that_is_given_is_shown_where_markdown_cannot_say_it() -> None:
    html = f"<table><tr><td><img src=/x.png alt='\"><b>'>1<td><img src='{AT}/320'></table>"
    taken = take_in(html, place="post", show=show_x)
    assert taken.body_format == "html"
    assert image_html(GIVEN, '"><b>', is_linked=False) in taken.html
    assert taken.html.count("<img") == 1
    many = take_in("<img src=/x.png>" * (MOST_PICTURES + 2), place="post", base="https://old.example", show=show_x)
    assert (many.html.count("<img"), len(many.pictures)) == (MOST_PICTURES, 1)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<&\0"), max_size=60))
def test_words_are_never_lost(words: str) -> None:
    taken = take_in(f"<div>{words}</div>", place="post")
    seen = take_in(f"<p>{words}</p>", place="post")
    assert taken.text.split() == seen.text.split()


def test_what_nests_deep_is_flattened_and_costs_little() -> None:
    taken = take_in("<blockquote><b>" * 5_000 + "deep", place="post")
    assert taken.text == "deep"
