"""What a thread says at each of its replies, with places for numbers and names: translated once, not once a row."""

from forum.i18n import gettext as _

# What one may do with a row: the name in `row_words` of its words for the ear, and what follows the row's address.
ACTS = {
    "read": ("read reply", "?text=1"),
    "reply": ("reply to", "/reply"),
    "follow": ("follow reply", "/follow"),
    "following": ("following reply", "/follow"),
    "muted": ("muted reply", "/follow"),
    "edit": ("edit reply", "/edit"),
    "delete": ("delete reply", "/delete"),
    "report": ("report reply", "/report"),
    "hide": ("hide reply", "/hide"),
    "remove": ("remove reply", "/remove"),
    "move": ("move reply", "/move"),
    "pictures": ("pictures of reply", "/pictures"),
}
# The acts of moderators have addresses that begin with this.
MODERATION = "/moderation"
MODERATORS = ("hide", "remove", "move")
# What moderators of the site may do with a row that shows pictures.
PICTURES = "pictures"


def stub_words() -> dict[str, str]:
    """By the state of what is not shown."""
    return {
        "deleted": _("Reply %(number)s was deleted by its writer.", number="{}"),
        "removed": _("Reply %(number)s was removed by a moderator.", number="{}"),
        "hidden": _("Reply %(number)s is hidden.", number="{}"),
    }


def row_words() -> dict[str, str]:
    """Links and buttons of a row, short for the eye and whole for the ear, and its heading."""
    return {
        "reply": _("Reply"),
        "edit": _("Edit"),
        "delete": _("Delete"),
        "hide": _("Hide"),
        "remove": _("Remove"),
        "move": _("Move"),
        "pictures": _("Pictures"),
        "report": _("Report"),
        "follow": _("Follow"),
        "following": _("Following"),
        "muted": _("Muted"),
        "reply to": _("Reply to %(name)s, reply %(number)s", name="{0}", number="{1}"),
        "edit reply": _("Edit reply %(number)s", number="{1}"),
        "delete reply": _("Delete reply %(number)s", number="{1}"),
        "hide reply": _("Hide reply %(number)s", number="{1}"),
        "remove reply": _("Remove reply %(number)s", number="{1}"),
        "move reply": _("Move reply %(number)s", number="{1}"),
        "pictures of reply": _("Pictures of reply %(number)s", number="{1}"),
        "report reply": _("Report reply %(number)s to the moderators", number="{1}"),
        "follow reply": _("Follow the answers to %(name)s, reply %(number)s", name="{0}", number="{1}"),
        "following reply": _("Following the answers to %(name)s, reply %(number)s", name="{0}", number="{1}"),
        "muted reply": _("Muted: the answers to %(name)s, reply %(number)s", name="{0}", number="{1}"),
        "read": _("What it said"),
        "read reply": _("What reply %(number)s said", number="{1}"),
        "by": _("Reply %(number)s by %(name)s", number="{0}", name="{1}"),
        "by to": _(
            "Reply %(number)s by %(name)s, to reply %(other)s by %(whom)s, level %(level)s",
            number="{0}",
            name="{1}",
            other="{2}",
            whom="{3}",
            level="{4}",
        ),
        "by gone": _(
            "Reply %(number)s by %(name)s, to a removed reply, level %(level)s",
            number="{0}",
            name="{1}",
            level="{4}",
        ),
    }
