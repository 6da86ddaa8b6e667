"""A community forum whose unit is the article with its conversation."""

__version__ = "0.1.0"
