"""Deletes the files of pictures that are gone; what is not there is deleted already."""

from forum.db import current_settings
from forum.db.jobs import DeleteFiles
from forum.pictures import open_store


def delete_files(payload: DeleteFiles) -> None:
    store = open_store(current_settings())
    for name in payload.names:
        store.delete(name)
