"""Texts as WordPress keeps them: HTML in which ends of lines count, with short codes in brackets.

The short codes are those that WordPress and its host bring along: https://wordpress.com/support/wordpress-editor/blocks/shortcode-block/
"""

import html
import re
from dataclasses import dataclass

from forum.importing.things import Body, Form

_HAS_BLOCKS = re.compile(r"<!--\s+wp:")
_NAMES = (
    *("wp_caption", "caption", "gallery", "playlist", "embed", "audio", "video", "youtube", "vimeo", "wpvideo"),
    *("tweet", "instagram", "soundcloud", "slideshow", "googlemaps", "contact-form", "contact-form-7", "polldaddy"),
)
_CODE = re.compile(
    rf"\[(?P<open>\[?)(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))})(?P<given>(?:\s[^\]]*?)?)/?\]"
    r"(?:(?P<inside>[^\[]*(?:\[(?!/?(?P=name))[^\[]*)*)\[/(?P=name)\])?(?P<close>\]?)"
)
_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]]+")
_CAPTION = re.compile(r"""\bcaption=(?:"([^"]*)"|'([^']*)')""")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class WordPressText:
    """A body, and the names of the short codes that were left out of it."""

    body: Body
    left_out: tuple[str, ...]


def read_text(content: str, base: str) -> WordPressText:
    """What an author or a commenter wrote; the block editor writes whole paragraphs, the others lines."""
    left_out: list[str] = []

    def put(found: re.Match[str]) -> str:
        if found["open"] and found["close"]:
            return found[0][1:-1]
        return f"{found['open']}{_replace(found, left_out)}{found['close']}"

    form: Form = "html" if _HAS_BLOCKS.search(content) else "lines"
    return WordPressText(Body(_CODE.sub(put, content), form, base), tuple(left_out))


def _replace(found: re.Match[str], left_out: list[str]) -> str:
    name, given, inside = found["name"], found["given"], found["inside"] or ""
    if name in {"caption", "wp_caption"}:
        words = _CAPTION.search(given)
        return f"\n\n{inside}\n\n{(words[1] or words[2] or '') if words else ''}\n\n"
    address = None if name in {"gallery", "playlist"} else _ADDRESS.search(html.unescape(f"{given} {inside}"))
    if address is None:
        left_out.append(name)
        return "\n\n"
    link = html.escape(address[0])
    return f'\n\n<a href="{link}">{link}</a>\n\n'


def plain(text: str) -> str:
    """A title or an excerpt without its tags."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())
