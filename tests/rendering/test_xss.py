"""No text becomes script: a corpus of attacks, an independent oracle, and the proof that the oracle sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from forum.rendering import MentionedMember, parse, render
from forum.rendering.sanitising import plain_html, sanitise
from tests.rendering.oracle import faults

_TAGS = ("script", "iframe", "object", "embed", "svg", "math", "style", "form", "meta", "base", "link")
_EVENTS: tuple[str, ...] = (
    "img src=x onerror",
    "svg onload",
    "body onload",
    "input autofocus onfocus",
    "video onerror",
)
_EVENTS += ("details open ontoggle", "a onclick", "p onmouseover", "marquee onstart", "select onchange")
_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "java&#115;cript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "//evil.example",
    "/&#47;evil.example",
    "ftp://evil.example",
    "blob:x",
    "x-app:y",
)

RAW = (
    *(f"<{tag}>alert(1)</{tag}>" for tag in _TAGS),
    *(f"<{event}=alert(1)>" for event in _EVENTS),
    *(f'<a href="{address}">x</a>' for address in _ADDRESSES),
    '<a href="/&bsol;evil.example">x</a>',
    "<scr<script>ipt>alert(1)</script>",
    "<SCRIPT SRC=//evil.example></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<a href="/x" style="position:fixed">x</a>',
    "<!--><img src=x onerror=alert(1)>-->",
    '<textarea><img title="</textarea><img src onerror=alert(1)>">',
    "<p id=content>x</p>",
    "<button formaction=javascript:alert(1)>x</button>",
)
MARKDOWN = (
    *(f"[x]({address})" for address in _ADDRESSES),
    *(f"![x]({address})" for address in _ADDRESSES),
    "[x]: javascript:alert(1)\n\n[x]",
)
CORPUS = RAW + MARKDOWN
MEMBERS = {"joe": MentionedMember(1, 'Joe"><script>')}


def test_the_corpus_is_large() -> None:
    assert len(set(CORPUS)) >= 60


@pytest.mark.parametrize("payload", CORPUS)
@pytest.mark.parametrize("place", ["post", "reply", "note", "bio"])
def test_no_payload_survives(payload, place) -> None:
    for source in (
        payload,
        f"> - **{payload}** @joe",
        f"`{payload}`",
        f"# {payload}\n\n```{payload}\n{payload}",
    ):
        assert faults(render(parse(source, place=place), MEMBERS).html) == []


@pytest.mark.parametrize("payload", RAW)
def test_the_sanitiser_alone_holds(payload) -> None:
    assert faults(sanitise([payload])) == []
    assert faults(plain_html(payload)) == []


@pytest.mark.parametrize("payload", CORPUS)
def test_the_oracle_sees_what_the_sanitiser_stops(payload) -> None:
    careless = MarkdownIt("commonmark", {"html": True})
    careless.validateLink = lambda url: True  # type: ignore[method-assign]
    assert faults(careless.render(payload))


@given(st.text(alphabet=st.sampled_from("<>[]()!*_`\"'&;:/@#=-\\ \njavscriptonx1"), max_size=120))
def test_no_random_text_survives(source) -> None:
    assert faults(render(parse(source, place="note"), MEMBERS).html) == []
