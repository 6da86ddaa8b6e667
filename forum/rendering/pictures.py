"""The site's own pictures in a text: how a text names one, and the HTML that shows it."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

# What a text may show, so that no text becomes many times its length; further ones stay links.
MOST_PICTURES = 50
# As wide as the column of a text, see `--measure` in site.css.
SIZES = "(max-width: 44rem) 100vw, 42rem"
SHOWN_FIRST = 640

NAME = "[a-z2-7]{20}"
_ADDRESS = re.compile(rf"/pictures/({NAME})(?:/[0-9]{{1,5}})?")
_SOURCE = re.compile(rf"/pictures/{NAME}/[0-9]{{1,5}}")
_SOURCE_SET = re.compile(
    rf"/pictures/{NAME}/[0-9]{{1,5}} [0-9]{{1,5}}w(?:, /pictures/{NAME}/[0-9]{{1,5}} [0-9]{{1,5}}w)*"
)
_LENGTH = re.compile("[0-9]{1,5}")
# Within a tag: the sanitiser puts every value in double quotes, and lets no text hold a `<`.
_SHOWN = re.compile(rf'<img\b(?:\s[a-z]+="[^"]*")*?\ssrc="/pictures/({NAME})/')


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that a text may show: its name, its size in pixels, and the widths in which there is a file."""

    name: str
    width: int
    height: int
    widths: tuple[int, ...]


def shows_pictures(html: str) -> bool:
    """Whether HTML that was stored shows any of the site's own pictures."""
    return _SHOWN.search(html) is not None


def find_name(address: str) -> str | None:
    """The name of the picture that the address of an image in a text means; None for anybody else's."""
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else None


def names_in(stored: Iterable[str]) -> set[str]:
    """The pictures that stored HTML shows. It was rendered here, so what stands in it was allowed to."""
    return {name for body in stored for name in _SHOWN.findall(body)}


def picture_address(name: str, width: int | None = None) -> str:
    return f"/pictures/{name}" if width is None else f"/pictures/{name}/{width}"


def image_html(picture: ShownPicture, alt: str, *, is_linked: bool, sizes: str = SIZES) -> str:
    """The picture in the sizes for all screens, as a link to the largest unless it is in a link already.

    Without words to read out it is no link, for that would have no name.
    """
    first = min(picture.widths, key=lambda width: (abs(width - SHOWN_FIRST), width))
    sources = ", ".join(f"{picture_address(picture.name, width)} {width}w" for width in picture.widths)
    image = (
        f'<img src="{picture_address(picture.name, first)}" srcset="{sources}" sizes="{html.escape(sizes)}" '
        f'width="{picture.width}" height="{picture.height}" alt="{html.escape(alt)}" loading="lazy" decoding="async">'
    )
    return image if is_linked or not alt else f'<a href="{picture_address(picture.name)}">{image}</a>'


def is_allowed_on_image(name: str, value: str) -> bool:
    """What the sanitiser lets stand on an `img`: just what `image_html` writes there."""
    match name:
        case "src":
            return _SOURCE.fullmatch(value) is not None
        case "srcset":
            return _SOURCE_SET.fullmatch(value) is not None
        case "width" | "height":
            return _LENGTH.fullmatch(value) is not None
        case "sizes":
            return value == SIZES
        case "loading":
            return value == "lazy"
        case "decoding":
            return value == "async"
        case _:
            return name == "alt"
