"""The language of searches, and texts as they are compared: no database.

One function folds what is indexed and what is asked, on both databases, so that both find the same.
"""

from forum.search.highlighting import Piece, excerpt_around, mark_found
from forum.search.parsing import LONGEST, Ignored, Phrase, Query, Reason, parse_query

__all__ = ["LONGEST", "Ignored", "Phrase", "Piece", "Query", "Reason", "excerpt_around", "mark_found", "parse_query"]
