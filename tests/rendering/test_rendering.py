"""What writers see of their text: headings, mentions, links, pictures and plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rendering import LONGEST, MentionedMember, TextTooLong, is_blank, normalise, parse, render

JOE = MentionedMember(1, "Joe")
SMITH = MentionedMember(2, "joe_smith")
MEMBERS = {"joe": JOE, "joe_smith": SMITH}


def _render(source, place="post"):
    return render(parse(source, place=place), MEMBERS)


@pytest.mark.parametrize(
    "source",
    [
        "@joe",
        "_@joe_",
        "(@JOE)",
        "@Joe.",
        "a @joe_",
        "**@joe**'s",
        "\n> @joe",
        "- @joe",
        "# @joe",
        "~~@joe~~",
        "é @joe",
    ],
)
def test_names_a_member(source) -> None:
    rendered = _render(source)
    assert rendered.mentions == (JOE,)
    assert '<a class="mention" href="/@Joe" dir="ltr">@Joe</a>' in rendered.html


@pytest.mark.parametrize(
    "source",
    [
        "`@joe`",
        "    @joe",
        "```\n@joe\n```",
        "[@joe](/x)",
        "joe@joe.org",
        "https://x.y/@joe",
        "www.x.com/?a=@joe",
        "@joe@mas.to",
        "@joe@mastodon",
        "x@joe",
        "é@joe",
        "/@joe",
        ".@joe",
        "@@joe",
        "\\@joe",
        "@joeé",
        "@joex",
        "![@joe](/x)",
        "<https://x.y/@joe>",
        "@" + "joe_" * 9 + "x",
        "mailto:a@joe.org",
    ],
)
def test_names_nobody(source) -> None:
    assert _render(source).mentions == ()


def test_handles_are_unique_keys_in_order() -> None:
    assert parse("@Zoe @joe @ZOE @joe\\_smith", place="reply").handles == ("zoe", "joe", "joe_smith")
    assert _render("@nobody @JOE_smith @joe @joe").mentions == (SMITH, JOE)


def test_headings_fit_their_place() -> None:
    assert '<h2 dir="auto">a</h2>\n<h3 dir="auto">b</h3>\n<h4 dir="auto">c</h4>' in _render("# a\n## b\n###### c").html
    assert _render("# a *b*", "reply").html == '<p dir="auto"><strong>a <em>b</em></strong></p>\n'


def test_pictures_become_links() -> None:
    rendered = _render("![a *b*](https://x.y/z.png) ![](/c.png) [![d](/e)](/f)")
    assert rendered.images == ("https://x.y/z.png", "/c.png", "/e")
    assert rendered.links == ("/f",)
    assert ">a b</a>" in rendered.html
    assert ">/c.png</a>" in rendered.html
    assert "<img" not in rendered.html


def test_plain_text_has_a_line_for_each_block() -> None:
    assert _render("# a\n\nb *c*\nd @joe\n\n- e\n- f\n\n```\ng\n```").text == "a\nb c\nd @Joe\ne\nf\ng"


def test_bare_addresses_and_line_breaks() -> None:
    html = _render("see https://x.org/a_b\na@b.org ~~c~~").html
    assert 'href="https://x.org/a_b" rel="nofollow ugc noopener"' in html
    assert 'href="mailto:a@b.org"' in html
    assert "<br>" in html
    assert "<s>c</s>" in html


@pytest.mark.parametrize("place", LONGEST)
def test_length_is_bounded_before_parsing(place) -> None:
    parse("a" * LONGEST[place], place=place)
    with pytest.raises(TextTooLong):
        parse("a" * (LONGEST[place] + 1), place=place)
    with pytest.raises(TextTooLong):
        parse("\u0344" * LONGEST[place], place=place)
    parse("a\r\n" * (LONGEST[place] // 2), place=place)


def test_normal_form() -> None:
    assert normalise("a\r\nb\rc\x00\x1b\td\ud800e\u0301") == "a\nb\nc\tdé"


@given(st.text(max_size=200))
def test_normal_form_is_stable_and_parsing_never_fails(source) -> None:
    assert normalise(normalise(source)) == normalise(source)
    render(parse(source, place="reply"), MEMBERS)


def test_blankness() -> None:
    assert is_blank(" \n\u200b\u3164\u2800\ufeff")
    assert is_blank("")
    assert not is_blank("a")
