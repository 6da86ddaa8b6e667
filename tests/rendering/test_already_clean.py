"""What is passed without the sanitiser is what the sanitiser would give back, letter by letter."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forum.importing.stackexchange import read_stackexchange
from forum.importing.things import Article, Remark
from forum.rendering import MentionedMember, parse, render, sanitising, take_in
from forum.rendering.already_clean import is_already_clean
from forum.rendering.sanitising import FOREIGN_TAGS, TAGS, clean_by, sanitise
from tests.rendering.test_xss import MARKDOWN, RAW
from tests.support.stackexchange import REAL, WHY_SKIPPED

LINK = '<a href="https://a.example/b?c=d&amp;e=f" rel="nofollow ugc noopener">'
MENTION = '<a class="mention" href="/@ann_b" dir="ltr">'
OPENING = (
    *(
        '<p dir="auto">',
        '<h2 dir="auto">',
        '<li dir="auto">',
        '<blockquote dir="auto">',
        '<ol start="7">',
        LINK,
        MENTION,
    ),
    *("<ol>", "<ul>", "<pre>", "<code>", "<em>", "<strong>", "<s>", "<p>", "<li>", "<a>", "<P>", "<p >", "<script>"),
    *("<table>", "<td>", "<div>", "<svg>", "<style>", '<ol start="-1">', '<a href="//x" dir="ltr">'),
    *(f'<a href="{address}" rel="nofollow ugc noopener">' for address in ("javascript:x", "https://[", "https://a:b")),
    '<a href="https://a/&amp;colon;" rel="nofollow ugc noopener">',
)
NAMES = ("p", "h2", "li", "blockquote", "ol", "ul", "pre", "code", "em", "strong", "s", "a", "script", "P")
CLOSING = tuple(f"</{name}>" for name in NAMES)
WORDS = (
    *(
        "a",
        " ",
        "\n",
        "\t",
        "&amp;",
        "&lt;",
        "&gt;",
        "&quot;",
        "<br>",
        "<hr>",
        "&",
        "<",
        ">",
        '"',
        "'",
        ";",
        "&am",
        "p;",
    ),
    *("amp;", "copy", "&copy;", "&#60;", "&amp;copy;", "&amp;#60;", "\r", "\x00", "\x0b", "\x0c", "\x7f", "\x85"),
    *("\u2028", "\ufffe", "🙂", "<img src=x onerror=alert(1)>", "<!--", "-->", "</p >", "<br/>"),
)
PIECES = OPENING + CLOSING + WORDS
ATTACKS = [*RAW, *(f"{LINK}{raw}</a>" for raw in RAW), *(f'<p dir="auto">{raw}</p>' for raw in RAW)]
MEMBERS = {"ann": MentionedMember(1, "Ann")}


def unchanged(html: str) -> bool:
    return all(clean_by(tags, html) == html for tags in (TAGS, FOREIGN_TAGS, TAGS | {"img"}))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example('<p dir="auto">&am<br>p;</p>')
@example("<pre><code>\na</code></pre>")
@example("<pre>\n<code>a</code></pre>")
@example('<p dir="auto"><em><strong>a</em></strong></p>')
@example(f'<ul>\n<li dir="auto">{LINK}a</a><ul></ul></li></ul>')
def test_any_pieces_in_any_order(html: str) -> None:
    assert not is_already_clean(html) or unchanged(html)


@st.composite
def nested(draw: st.DrawFn) -> str:
    """Elements that are closed in order, whatever stands in whatever."""
    opening = draw(st.sampled_from(OPENING))
    name = opening[1:].split(" ")[0].rstrip(">/")
    inner = draw(st.lists(st.one_of(st.deferred(nested), st.sampled_from(WORDS)), max_size=3).map("".join))
    return f"{opening}{inner}</{name}>"


@given(st.lists(nested(), max_size=4).map("\n".join))
def test_any_elements_in_any_elements(html: str) -> None:
    assert not is_already_clean(html) or unchanged(html)


@given(st.text(max_size=40), st.sampled_from(["{}", "a & {}", '<p dir="auto">{}</p>', LINK + "{}</a>"]))
def test_any_words(words: str, around: str) -> None:
    html = around.format(words)
    assert not is_already_clean(html) or unchanged(html)


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x2FF), max_size=30), st.booleans())
def test_any_address(address: str, is_secure: bool) -> None:
    html = f'<a href="http{"s" * is_secure}://{address}" rel="nofollow ugc noopener">x</a>'
    assert not is_already_clean(f'<p dir="auto">{html}</p>') or unchanged(f'<p dir="auto">{html}</p>')


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_is_passed(attack: str) -> None:
    assert not is_already_clean(attack)


@pytest.mark.parametrize("source", MARKDOWN)
def test_what_attacks_in_markdown_become(source: str) -> None:
    html = render(parse(source, place="post"), MEMBERS).html
    assert not is_already_clean(html) or unchanged(html)


ORDINARY = (
    "Just words, “quoted” and *stressed*, with `code < more` & an address: https://a.example/b?c=d&e=f#g",
    "# A heading\n\n> quoted\n> by @ann\n\n* one\n* two\n\n    1. three\n    2. four\n\n***\n\n    <code>\n",
    "```\n\nwhat(); // is <b>code</b>\n```\n\n7. seven\n8. eight [link](https://b.example) ~~no~~ **yes**",
)


@pytest.mark.parametrize("source", ORDINARY)
def test_ordinary_texts_are_passed(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    html = render(parse(source, place="post"), MEMBERS).html
    assert unchanged(html)
    monkeypatch.setattr(sanitising, "clean_by", None)
    assert render(parse(source, place="post"), MEMBERS).html == html


def test_the_sanitiser_judges_the_rest() -> None:
    assert sanitise(['<p dir="auto">a</p>\n', "<p>b<script>c</script></p>\n"]) == (
        '<p dir="auto">a</p>\n<p>b&lt;script&gt;c&lt;/script&gt;</p>\n'
    )


def test_what_nests_too_deep_is_not_looked_through() -> None:
    deep = '<blockquote dir="auto">' * 10_000 + "</blockquote>" * 10_000
    assert not is_already_clean(deep)


@pytest.mark.skipif(REAL is None, reason=WHY_SKIPPED)
def test_the_texts_of_a_real_board() -> None:
    assert REAL is not None
    passed = total = 0
    for number, thing in enumerate(read_stackexchange(REAL)):
        if isinstance(thing, Article | Remark) and number % 5 == 0:
            html = take_in(thing.body.text, place="post").html
            is_passed = is_already_clean(html)
            assert not is_passed or unchanged(html)
            total, passed = total + 1, passed + is_passed
    assert passed > 0.95 * total > 500
