"""What pages say of the ways to hear of something."""

from forum.i18n import lazy_gettext as _

STOP = "stop"
DELIVERY_NAMES = {
    "site": _("On the site only"),
    "at_once": _("By e-mail, at once"),
    "daily": _("By e-mail, once a day"),
    "weekly": _("By e-mail, once a week"),
    "off": _("Mute it"),
    STOP: _("Stop following"),
}
DELIVERY_HELP = {
    "site": _("You find it on your front page and in your inbox."),
    "at_once": _("In your inbox, and an e-mail for each new text."),
    "daily": _("In your inbox, and one e-mail a day with all that is new."),
    "weekly": _("In your inbox, and one e-mail a week with all that is new."),
    "off": _("You only hear of it when somebody names you, or answers a reply of yours."),
}
HEADINGS = {
    "blog": _("Follow this blog"),
    "post": _("Follow this conversation"),
    "branch": _("Follow the answers to one reply"),
    "member": _("Follow this member"),
}
LEADS = {
    "blog": _("You are told of each new post in this blog."),
    "post": _("You are told of each new reply to this post."),
    "branch": _("You are told of each new answer to this reply, and of the answers to those."),
    "member": _("You are told of each new post and reply by this member, where you may read it."),
}
