"""Deletes pictures that nothing shows, and files that no picture names."""

from forum.db.jobs import CleanPictures
from forum.services.picture_cleaning import are_old, delete_stray_files, delete_unused_pictures


def clean_pictures(_payload: CleanPictures) -> None:
    delete_unused_pictures(are_old())
    delete_stray_files()
