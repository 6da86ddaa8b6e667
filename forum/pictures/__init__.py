"""Pictures that members send: what they are made into, and where the files lie; no database."""

from forum.pictures.decoding import MADE_OF, MOST_BYTES, MOST_PIXELS, DecodedPicture, decode
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
