"""What a tag may be called, and what makes two spellings one tag."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.validation.names import can_be_shown
from forum.validation.slugs import slugify

MOST_TAGS = 5
SHORTEST_TAG, LONGEST_TAG = 2, 40
LONGEST_TYPED = 1000
# Commas of every script in which people write, and the end of a line.
_BETWEEN = re.compile("[,،、，؍\n\r]")


@dataclass(frozen=True)
class TagName:
    """A tag by its slug, which is the same for all its spellings, and as it is written."""

    slug: str
    name: str


def parse_tags(typed: str) -> tuple[TagName, ...]:
    """The tags of a field that parts them by commas, each once. Raises `InvalidInput` for `tags`."""
    if len(typed) > LONGEST_TYPED:
        raise _too_many()
    found: dict[str, TagName] = {}
    for part in _BETWEEN.split(typed):
        if part.strip(" #\t\u200e\u200f"):
            tag = check_tag(part)
            found.setdefault(tag.slug, tag)
    if len(found) > MOST_TAGS:
        raise _too_many()
    return tuple(found.values())


def check_tag(typed: str, *, field: str = "tags") -> TagName:
    """One tag in NFC with single spaces, without the sign that some put before it. Raises `InvalidInput`."""
    # Marks of direction come along with pasted words and cannot be seen; each tag is isolated where it is shown.
    bare = typed[: LONGEST_TYPED + 1].replace("\u200e", "").replace("\u200f", "")
    name = unicodedata.normalize("NFC", " ".join(bare.split()).lstrip("#").strip())
    if not SHORTEST_TAG <= len(name) <= LONGEST_TAG:
        raise InvalidInput(
            _(
                "A tag has %(shortest)s to %(longest)s characters. Please change “%(tag)s”.",
                shortest=SHORTEST_TAG,
                longest=LONGEST_TAG,
                tag=name if len(name) <= LONGEST_TAG else f"{name[:LONGEST_TAG]}…",
            ),
            field=field,
        )
    slug = slugify(name, fallback="")
    if not slug or not can_be_shown(name) or "," in name:
        raise InvalidInput(
            _("A tag is made of letters and digits, and may have spaces. Please change “%(tag)s”.", tag=name),
            field=field,
        )
    return TagName(slug, name)


def join_tags(tags: Iterable[TagName]) -> str:
    """Tags as `parse_tags` reads them."""
    return ", ".join(tag.name for tag in tags)


def _too_many() -> InvalidInput:
    return InvalidInput(_("A post has at most %(most)s tags.", most=MOST_TAGS), field="tags")
