"""Heading and standard words of the pages that say what went wrong, by status."""

from forum.i18n import lazy_gettext as _

_WORDS = {
    400: (_("That did not work"), _("The request could not be understood.")),
    403: (_("This is not open to you"), _("You may not do this.")),
    404: (_("Nothing here"), _("There is nothing here, or it is not open to you.")),
    405: (_("That did not work"), _("This address cannot be used in this way.")),
    409: (_("Changed in the meantime"), _("Somebody changed this while you were looking at it.")),
    413: (_("Too long"), _("What you sent is too long. Please shorten it.")),
    429: (_("A little too fast"), _("Please wait a little and try again.")),
    503: (
        _("Not possible just now"),
        _("The forum cannot do this at the moment. Please try again soon."),
    ),
}
_OTHERS = (_("Something went wrong"), _("Something went wrong on our side."))


def words_of(status: int) -> tuple[str, str]:
    """Both in the reader's language; the words of no other status are looked up for it."""
    heading, words = _WORDS.get(status, _OTHERS)
    return str(heading), str(words)
