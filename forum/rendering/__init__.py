"""The one door for what people write: Markdown in, safe HTML, plain text and mentions out.

`parse` finds the handles, the caller asks who exists, `render` makes the HTML. `take_in` is the same for the HTML of
another program. `excerpt`, `words_of` and
`to_plain_text` lead back from stored HTML to words.
"""

from forum.rendering.differences import Difference, Piece, compare
from forum.rendering.excerpts import excerpt, shorten, to_plain_text, words_of
from forum.rendering.foreign import Show, show_none
from forum.rendering.imported import ImportedText, take_in
from forum.rendering.length import count_words, minutes_to_read
from forum.rendering.output import RENDER_VERSION, MentionedMember, RenderedText, render
from forum.rendering.parsing import ParsedText, parse
from forum.rendering.pictures import ShownPicture, image_html, names_in, picture_address, shows_pictures
from forum.rendering.renaming import NOBODY, mention_link, rename_in_html, rename_in_source
from forum.rendering.texts import LONGEST, Place, TextTooLong, is_blank, normalise, one_line

__all__ = [
    "LONGEST",
    "NOBODY",
    "RENDER_VERSION",
    "Difference",
    "ImportedText",
    "MentionedMember",
    "ParsedText",
    "Piece",
    "Place",
    "RenderedText",
    "Show",
    "ShownPicture",
    "TextTooLong",
    "compare",
    "count_words",
    "excerpt",
    "image_html",
    "is_blank",
    "mention_link",
    "minutes_to_read",
    "names_in",
    "normalise",
    "one_line",
    "parse",
    "picture_address",
    "rename_in_html",
    "rename_in_source",
    "render",
    "shorten",
    "show_none",
    "shows_pictures",
    "take_in",
    "to_plain_text",
    "words_of",
]
