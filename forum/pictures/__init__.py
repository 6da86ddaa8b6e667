"""Pictures that members send: what they are made into, and where the files lie; no database."""

from forum.pictures.decoded import MADE_OF, MOST_BYTES, MOST_PIXELS, DecodedPicture
from forum.pictures.store import UNFINISHED, FolderStore, MissingObject, Store, open_store

__all__ = [
    "MADE_OF",
    "MOST_BYTES",
    "MOST_PIXELS",
    "UNFINISHED",
    "DecodedPicture",
    "FolderStore",
    "MissingObject",
    "Store",
    "decode",
    "open_store",
]


def decode(data: bytes) -> DecodedPicture:
    """What a file becomes; raises `InvalidInput` for `picture` where it is none of the formats, broken or too large."""
    # Pillow takes some megabytes, and nobody needs it but who sends a picture.
    from forum.pictures import decoding  # noqa: PLC0415

    return decoding.decode(data)
