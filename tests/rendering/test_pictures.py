"""The site's own pictures in texts: shown where the text may show them, links where not, words far from the site."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forum.rendering import ShownPicture, names_in, parse, render, to_plain_text, words_of
from forum.rendering.links import whole_links, without_pictures
from forum.rendering.pictures import MOST_PICTURES
from forum.rendering.sanitising import sanitise
from tests.rendering.oracle import faults

NAME = "abcdefghij234567abcd"
OTHER = "b" * 20
PICTURE = ShownPicture(NAME, 1600, 1200, (320, 640, 1280, 1600))
SITE = "https://forum.example.org"


def shown(source: str, *pictures: ShownPicture) -> str:
    return render(parse(source, place="post"), {}, {each.name: each for each in pictures}).html


class _Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found.append(dict(attrs))


def images(html: str) -> list[dict[str, str | None]]:
    reader = _Images()
    reader.feed(html)
    return reader.found


def test_an_own_picture_is_shown_in_sizes_and_keeps_its_room() -> None:
    html = shown(f"Look: ![The **river**](/pictures/{NAME})", PICTURE)
    (image,) = images(html)
    assert image == {
        "src": f"/pictures/{NAME}/640",
        "srcset": ", ".join(f"/pictures/{NAME}/{width} {width}w" for width in PICTURE.widths),
        "sizes": "(max-width: 44rem) 100vw, 42rem",
        "width": "1600",
        "height": "1200",
        "alt": "The river",
        "loading": "lazy",
        "decoding": "async",
    }
    assert f'<a href="/pictures/{NAME}"><img' in html
    assert names_in([html]) == {NAME}
    assert to_plain_text(html) == words_of(html) == "Look: The river"


def test_a_picture_of_which_nothing_is_said_is_no_link_and_one_in_a_link_leads_there() -> None:
    assert "<a" not in shown(f"![](/pictures/{NAME})", PICTURE)
    html = shown(f"[![map](/pictures/{NAME})](https://example.org/)", PICTURE)
    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org/"]


@pytest.mark.parametrize(
    "source",
    [
        f"![cat](/pictures/{OTHER})",
        "![cat](https://example.org/cat.png)",
        f"![cat](https://example.org/pictures/{NAME})",
        f"![cat](//example.org/pictures/{NAME})",
        f"![cat](/pictures/{NAME}/../{OTHER})",
        f"![cat](/pictures/{NAME}?x=1)",
        "![cat](/pictures/)",
        f"`![cat](/pictures/{NAME})`",
        f"[cat](/pictures/{NAME})",
        f'<img src="/pictures/{NAME}/640">',
        f'&lt;img src="/pictures/{NAME}/640"&gt;',
        f'[a](/b "<img src=/pictures/{NAME}/640>")',
    ],
)
def test_nothing_else_is_shown(source: str) -> None:
    html = shown(source, PICTURE)
    assert images(html) == []
    assert names_in([html]) == set()
    assert faults(html) == []


def test_others_pictures_and_those_that_a_text_may_not_show_are_links_as_before() -> None:
    html = shown(f"![cat](/pictures/{NAME})")
    assert html == f'<p dir="auto"><a href="/pictures/{NAME}" rel="nofollow ugc noopener">cat</a></p>\n'


def test_a_text_shows_only_so_many() -> None:
    html = shown(f"![x](/pictures/{NAME}) " * (MOST_PICTURES + 5), PICTURE)
    assert len(images(html)) == MOST_PICTURES


@given(st.text(st.sampled_from(f"ab\"'<>&\\[]()!`*_ \n=/{NAME[:4]}"), max_size=60))
@example('" onerror="alert(1)')
@example(f'" src="/pictures/{OTHER}/640')
@example(f'<img src="/pictures/{OTHER}/640">')
def test_no_words_become_anything_else(words: str) -> None:
    html = shown(f"![{words}](/pictures/{NAME})", PICTURE)
    assert names_in([html]) <= {NAME}
    assert all(image.keys() <= set(images(shown(f"![x](/pictures/{NAME})", PICTURE))[0]) for image in images(html))
    assert all(image["src"] == f"/pictures/{NAME}/640" for image in images(html))
    assert names_in([without_pictures(html, "Picture")]) == set()
    whole = whole_links(html, SITE)
    assert [image["alt"] for image in images(whole)] == [image["alt"] for image in images(html)]
    assert all((image["src"] or "").startswith(SITE) for image in images(whole))


@pytest.mark.parametrize(
    "attributes",
    [
        'src="https://example.org/x.png"',
        'src="data:image/png;base64,AAAA"',
        f'src="/pictures/{NAME}/640" onerror="alert(1)"',
        f'src="/pictures/{NAME}/640" style="position:fixed"',
        f'src="/pictures/{NAME}/640" srcset="https://example.org/x.png 1x"',
        f'src="/pictures/{NAME}/640" width="100%"',
    ],
)
def test_the_sanitiser_lets_only_our_own_attributes_stand(attributes: str) -> None:
    (image,) = images(sanitise([f"<p><img {attributes}></p>"], has_pictures=True))
    assert image in ({}, {"src": f"/pictures/{NAME}/640"})


def test_far_from_the_site_addresses_are_whole_and_messages_have_words() -> None:
    html = shown(f"![The river](/pictures/{NAME}) and ![](/pictures/{NAME})", PICTURE)
    whole = whole_links(html, SITE)
    assert '"/pictures/' not in whole
    assert ", /pictures/" not in whole
    assert whole.count(f"{SITE}/pictures/{NAME}") == 2 * 5 + 1
    assert to_plain_text(without_pictures(html, "Picture")) == "The river and Picture"
