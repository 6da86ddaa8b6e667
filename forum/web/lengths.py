"""How long a text is, as pages say it."""

from flask_babel import format_decimal

from forum.i18n import ngettext
from forum.rendering import count_words, minutes_to_read, words_of


def length_words(html: str) -> str:
    """Of stored HTML, such as "612 words, 3 minutes to read"; nothing where there are no words."""
    words = count_words(words_of(html))
    if not words:
        return ""
    minutes = minutes_to_read(words)
    counted = ngettext("%(count)s word", "%(count)s words", words, count=format_decimal(words))
    timed = ngettext("%(count)s minute to read", "%(count)s minutes to read", minutes, count=format_decimal(minutes))
    return f"{counted}, {timed}"
