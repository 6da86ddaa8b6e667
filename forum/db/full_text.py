"""What is asked of the full-text index, and where in a statement its answer stands; the dialects lead between the two.

Words are folded, and marks are made by `writer_mark` and its like, so that neither holds anything that the language
of an index could take for its own.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """All of `words`, of which there is one at least, and none of `not_words`.

    Of each group of `marks` any, and none of `not_marks`.
    """

    words: tuple[Phrase, ...]
    not_words: tuple[Phrase, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    not_marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """Of a statement: what it reads, what restricts it, and the id by which the index has it in order."""

    source: FromClause
    where: ColumnElement[bool]
    id: ColumnElement[int]


@dataclass(frozen=True)
class Window:
    """From which id on texts are looked for, None for all, and by what they are put in order, the newest first."""

    first: int | None
    order: ColumnElement[int]


def blog_mark(blog_id: int) -> str:
    """What the database marks each text of a blog with."""
    return f"#b{blog_id}"


def writer_mark(writer_id: int) -> str:
    """What the database marks each text of a writer with."""
    return f"#w{writer_id}"


def tag_mark(tag_id: int) -> str:
    """What stands among the tags of a text."""
    return f"#g{tag_id}"
