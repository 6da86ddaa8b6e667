"""What a message about a notice says beside its text: a heading, and why it came."""

from forum.i18n import gettext as _
from forum.queries.mailed_notices import MailedNotice


def heading_of(row: MailedNotice) -> str:
    """One line that says what happened."""
    name, title = row.writer_name, row.post_title
    if row.kind == "mention":
        return _("%(name)s named you in “%(title)s”", name=name, title=title)
    if row.kind == "reply":
        return _("%(name)s replied to you in “%(title)s”", name=name, title=title)
    if row.kind == "follow" and row.reply_id is None:
        return _("New from %(name)s: “%(title)s”", name=name, title=title)
    if row.kind == "follow":
        return _("%(name)s wrote in “%(title)s”", name=name, title=title)
    if row.kind == "correction":
        return _("“%(title)s” was corrected", title=title)
    if row.kind == "flag":
        return _("What became of your report")
    if row.kind == "message":
        return _("A message from the moderators")
    if row.kind == "duty":
        return _("A case for you as a moderator")
    return _("A decision about your text in “%(title)s”", title=title) if title else _("A decision about your account")


def why_of(row: MailedNotice) -> str:
    """The sentence at the end of a message that says why it came."""
    if row.kind == "mention":
        return _("You get this message because %(name)s wrote your @handle.", name=row.writer_name)
    if row.kind == "reply":
        return _("You get this message because it answers a text of yours.")
    if row.kind == "correction":
        return _("You get this message because you replied to the post.")
    if row.kind == "duty":
        return _("You get this message because you are a moderator.")
    if row.kind != "follow":
        return _("You get this message because it concerns your account.")
    if row.follow_kind == "blog":
        return _("You get this message because you follow the blog “%(name)s”.", name=row.blog_name)
    if row.follow_kind == "member":
        return _("You get this message because you follow %(name)s.", name=row.writer_name)
    return _("You get this message because you follow the conversation “%(title)s”.", title=row.post_title)
