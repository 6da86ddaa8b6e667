"""Pathological texts end as plain paragraphs, and no word of them is lost."""

import pytest

from forum.rendering import LONGEST, parse, render

_LENGTH = LONGEST["post"]
_PIECES: tuple[str, ...] = (
    "[",
    "![",
    "*",
    "*_",
    "**a",
    "~~a",
    ">",
    "> a\n\n",
    "`a",
    "- a\n",
    "1) a\n",
    "# a\n",
    "<",
    "<http://",
)
_PIECES += (
    "&",
    "://",
    "a://",
    "http://a.b/((",
    "www.a.b ",
    "@joe ",
    "a@b.c ",
    "\\\n",
    "[a](",
    "[a][",
    "```\n",
    "a\n",
)
SHAPES = {
    **{piece: (piece * (_LENGTH // len(piece) + 1))[:_LENGTH] for piece in _PIECES},
    "deep quote": "\n".join(">" * depth + " a" for depth in range(1, 300)),
    "deep list": "\n".join("  " * depth + "- a" for depth in range(200)),
    "deep emphasis": "*a _b " * 1_000 + "c_ d*" * 1_000,
    "reference": "[a]: /x '" + "z" * 3_000 + "'\n\n" + "[a]" * 1_000,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_falls_back_to_plain_text(shape) -> None:
    parsed = parse(SHAPES[shape], place="post")
    rendered = render(parsed, {})
    assert parsed.is_plain
    assert rendered.text == SHAPES[shape].strip()
    assert rendered.html.startswith(('<p dir="auto">', "<pre>"))
    assert len(rendered.html) < 7 * _LENGTH


def test_an_honest_long_text_is_markdown() -> None:
    paragraph = "The *brown* fox met the [dog](https://example.org/a), as @joe said (twice). Nothing else.\n\n"
    assert not parse(paragraph * 1_000, place="post").is_plain


def test_many_combining_marks_are_parted() -> None:
    source = parse("\u0301\u0323" * 20_000, place="post").source
    assert "\u034f" in source


def test_what_nests_just_deep_enough_is_markdown() -> None:
    assert not parse(">" * 18 + " a", place="post").is_plain
    assert "deepest" in render(parse(">" * 20 + " deepest", place="post"), {}).html
