"""Words out of stored HTML, for lists, feeds, mail, previews and found texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rendering import MentionedMember, excerpt, parse, render, shorten, to_plain_text, words_of

MEMBERS = {"joe": MentionedMember(1, "Joe")}
SOURCES = {
    "paragraphs": "One & two,\nthree.\n\nFour <five> &amp; “six”.",
    "headings": "# Head\n\n## Part\n\nText of *it*, **and** ~~that~~.",
    "lists": "- one\n- two\n  1. three\n  2. four\n\nEnd",
    "quotes": '> He said:\n> "no" & left.\n>\n> > Why?\n\nI don\'t know.',
    "code": 'Do\n\n```\nif a < b:\n    print("&amp;")\n\nend\n```\n\nthen `x  <y>`.',
    "links": "See [the page](https://example.org/?a=1&b=2 'a > b'), @joe and https://example.org/x.",
    "pictures": "![A dog & a cat](https://example.org/dog.png)",
    "rulers": "Above\n\n---\n\nBelow",
    "right to left": "שלום **עולם**\n\nمرحبا @joe بالعالم",
    "emoji": "Family 👨‍👩‍👧‍👦 and 👍🏽.\n\n🇩🇪",
    "plain": "[" * 5000,
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
def test_stored_html_leads_back_to_the_words(source: str) -> None:
    for place in ("post", "reply"):
        rendered = render(parse(source, place=place), MEMBERS)
        assert to_plain_text(rendered.html) == rendered.text
        assert excerpt(rendered.html) == shorten(rendered.text)
        assert words_of(rendered.html) == " ".join(rendered.text.split())


@given(st.text(st.sampled_from("ab1 \n\n>-*_`#|[]()!<&;:\"'\\\u00a0é@~"), max_size=60))
def test_both_ways_lead_to_the_same_words(source: str) -> None:
    for place in ("post", "reply"):
        html = render(parse(source, place=place), MEMBERS).html
        assert words_of(html) == " ".join(to_plain_text(html).split())


def test_blocks_are_parted_and_everything_stands_on_one_line() -> None:
    items = "<ul>\n<li>a</li>\n<li><p>b</p>\n</li>\n</ul>"
    html = f"<h2>Head</h2>\n{items}<blockquote><p>q &gt; r</p></blockquote><p>c<br>\nd</p>"
    assert to_plain_text(html) == "Head\na\nb\nq > r\nc\nd"
    assert excerpt(html) == "Head a b q > r c d"
    assert excerpt("<pre><code>if a:\n    b()\n\nc</code></pre><p>then</p>") == "if a: b() c then"
    assert excerpt("<p>one\ntwo</p>") == "one two"
    assert excerpt("<hr>") == excerpt("") == to_plain_text("<p> </p>") == ""


def test_words_stay_words_and_are_not_escaped() -> None:
    html = "<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;amp; &#x27;</p>"
    assert to_plain_text(html) == '<script>alert("x")</script> &amp; \''


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("a  b\nc", 280, "a b c"),
        ("one two three", 13, "one two three"),
        ("one two three four", 12, "one two…"),
        ("one two, three", 10, "one two…"),
        ("one two three", 8, "one two…"),
        ("x" * 500, 280, "x" * 279 + "…"),
        ("go " + "x" * 50, 20, "go " + "x" * 16 + "…"),
        ("שלום עולם טוב מאוד", 12, "שלום עולם…"),
        ("\u202eabc\u202c def \u2067ghi", 280, "abc def ghi"),
        ("中文没有空格的长句子", 5, "中文没有…"),
        ("abcdefgh👨‍👩‍👧‍👦", 12, "abcdefgh…"),
        ("abcdefg👍🏽x", 9, "abcdefg…"),
        ("🇩🇪🇫🇷🇮🇹🇪🇸", 5, "🇩🇪🇫🇷…"),
        ("🇩🇪🇫🇷🇮🇹🇪🇸", 6, "🇩🇪🇫🇷…"),
        ("abcdefgh🏴󠁧󠁢󠁥󠁮󠁧󠁿", 12, "abcdefgh…"),
        ("abcdefge\u0301\u0308xyz", 10, "abcdefg…"),
    ],
)
def test_what_is_cut_ends_where_a_reader_can_stop(text: str, limit: int, shown: str) -> None:
    assert shorten(text, limit) == shown
    assert len(shown) <= limit


def test_a_long_text_is_read_only_as_far_as_needed() -> None:
    """In pieces that part tags and entities wherever they end, as the whole text would be."""
    html = "".join(f"<p>{number} &amp; <em>more</em> &eacute;</p>\n" for number in range(4_000))
    for limit in (10, 280, 2_000, 20_000):
        assert excerpt(html, limit) == shorten(to_plain_text(html), limit)
