"""Measurements of pages, against the time of a page that does nothing: `make bench`."""
