"""Which addresses are of this site, and what they name."""

import pytest

from forum.errors import InvalidInput
from forum.validation.site_addresses import parse_site_address

SITE = "https://forum.example.org"


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (f"{SITE}/posts/7/a-slug", (7, None, None)),
        (" HTTPS://FORUM.example.org/posts/7 ", (7, None, None)),
        ("forum.example.org/posts/7/a?order=newest", (7, None, None)),
        ("http://forum.example.org/posts/7/replies/3/edit", (7, 3, None)),
        (f"{SITE}:443/posts/7/a#reply-12", (7, 12, None)),
        (f"{SITE}/@Ann_b", (None, None, "Ann_b")),
        (f"{SITE}/posts/99999999999", (None, None, None)),
        (f"{SITE}/posts/0", (None, None, None)),
        (f"{SITE}/posts/7/a#reply-9999999999", (None, None, None)),
        (f"{SITE}/blogs/porch", (None, None, None)),
        (SITE, (None, None, None)),
    ],
)
def test_what_an_address_names(typed: str, named: tuple[int | None, int | None, str | None]) -> None:
    found = parse_site_address(typed, SITE)
    assert (found.post_id, found.reply_number, found.handle) == named
    assert found.url == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "/posts/7",
        "posts/7",
        "https://forum.example.org.evil.example/posts/7",
        "https://evil.example/forum.example.org/posts/7",
        "https://forum.example.org@evil.example/posts/7",
        "https://ann@forum.example.org/posts/7",
        "https://forum.example.org:8443/posts/7",
        "https://forum.example.org:x/posts/7",
        "https:\\\\forum.example.org/posts/7",
        "https://forum.example.org/posts/7 and more",
        "javascript://forum.example.org/%0aalert(1)",
        "ftp://forum.example.org/posts/7",
        "https://[forum.example.org/posts/7",
        f"{SITE}/{'a' * 2000}",
    ],
)
def test_what_is_elsewhere_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_site_address(typed, SITE)
    assert refused.value.field == "url"
