"""What comes of a picture that somebody sent, and how large one may be; `forum.pictures.decoding` makes it."""

from dataclasses import dataclass

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
# What comes out, by the name that is stored: all browsers know both.
MADE_OF = {"jpeg": "image/jpeg", "webp": "image/webp"}


@dataclass(frozen=True)
class DecodedPicture:
    """A picture ready to be stored: `files` are its encoded sizes by their width, the last one the whole."""

    format: str
    width: int
    height: int
    files: tuple[tuple[int, bytes], ...]

    @property
    def byte_count(self) -> int:
        return sum(len(data) for _width, data in self.files)
