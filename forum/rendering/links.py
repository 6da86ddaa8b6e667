"""Links and pictures in stored HTML, for those who read it far from the site."""

import html
import re

# Within a tag: a text holds no `<`, and the sanitiser puts every value in double quotes.
_OWN_LINK = re.compile(r'(<a\b(?:\s[a-z]+="[^"]*")*?\shref=")(?=/)')
_IMAGE = re.compile(r'<img\b(?:\s[a-z]+="[^"]*")*>')
_VALUE = re.compile(r'\s([a-z]+)="([^"]*)"')


def whole_links(body: str, site: str) -> str:
    """Sanitised HTML with the paths of links and pictures made whole addresses."""
    address = html.escape(site)
    body = _OWN_LINK.sub(lambda found: found[1] + address, body)
    return _IMAGE.sub(lambda found: _whole_image(found[0], address), body) if "<img" in body else body


def _whole_image(image: str, address: str) -> str:
    """What a picture shows in words is left alone, even where it looks like an address."""

    def whole(found: re.Match[str]) -> str:
        is_address = found[1] in {"src", "srcset"}
        value = found[2].replace("/pictures/", f"{address}/pictures/") if is_address else found[2]
        return f' {found[1]}="{value}"'

    return _VALUE.sub(whole, image)


def without_pictures(body: str, word: str) -> str:
    """Sanitised HTML with the words of pictures in their place, or `word` where one has none.

    For messages, in which a picture would tell the site who opened them, and what only some may see would be missing.
    """
    if "<img" not in body:
        return body
    return _IMAGE.sub(lambda found: dict(_VALUE.findall(found[0])).get("alt") or html.escape(word), body)
