"""A post as its form sent it, rendered and checked, before a rule or a row has seen it."""

from dataclasses import dataclass

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.queries.pictures import NO_RIGHTS, Rights
from forum.rendering import is_blank, one_line, shorten
from forum.services.texts import PreparedText, prepare_text
from forum.validation.slugs import slugify
from forum.validation.tags import TagName, join_tags, parse_tags

MAX_TITLE = 150
MAX_SUMMARY = 280
# What stands after a post's number in addresses of what is done with it.
TAKEN_SLUGS = {
    "edit",
    "publish",
    "unschedule",
    "unpublish",
    "delete",
    "undelete",
    "lock",
    "history",
    "replies",
    "report",
} | {
    *("withdraw", "waiting", "changes", "follow", "cover", "pin", "unpin"),
    *("corrections", "readers", "audience"),
}


@dataclass(frozen=True)
class PreparedPost:
    """Title, body and tags ready to be stored; `typed_…` is what was sent, where rules changed it.

    `summary` is the writer's own, "" where there is none, and `excerpt` what lists show: it, or how the body begins.
    `tags` None leaves those that the post has, and so does what equals `seen_tags`, those that the form began with.
    """

    title: str
    slug: str
    body: PreparedText
    excerpt: str
    summary: str = ""
    typed_title: str | None = None
    typed_summary: str | None = None
    tags: tuple[TagName, ...] | None = None
    typed_tags: tuple[TagName, ...] | None = None
    seen_tags: tuple[TagName, ...] | None = None

    @property
    def sent(self) -> tuple[str, str, str]:
        """Title, source and summary as they were sent."""
        return (
            self.title if self.typed_title is None else self.typed_title,
            self.body.sent,
            self.summary if self.typed_summary is None else self.typed_summary,
        )

    @property
    def sent_tags(self) -> tuple[TagName, ...] | None:
        """Tags as they were sent."""
        return self.tags if self.typed_tags is None else self.typed_tags

    @property
    def key_texts(self) -> tuple[str, ...]:
        """What makes two sendings of one form the same."""
        title, source, summary = self.sent
        return title, source, *([join_tags(self.sent_tags)] if self.sent_tags else []), *([summary] if summary else [])

    @property
    def new_tags(self) -> tuple[TagName, ...] | None:
        """The tags that the form asks for, None where it leaves them as they are."""
        is_touched = self.tags is not None and self.tags != self.seen_tags
        return self.tags if is_touched else None


def prepare_post(
    title: str,
    source: str,
    tags: str | None = None,
    seen_tags: str | None = None,
    *,
    summary: str = "",
    rights: Rights = NO_RIGHTS,
) -> PreparedPost:
    """Renders a post, which no rule has looked at yet; raises `InvalidInput` for the field."""
    title, summary = check_title(title), check_summary(summary)
    body = prepare_text(source, place="post", rights=rights)
    return PreparedPost(
        title,
        slug_of(title),
        body,
        excerpt_of(summary, body.rendered.text),
        summary,
        tags=None if tags is None else parse_tags(tags),
        seen_tags=None if seen_tags is None else parse_tags(seen_tags),
    )


def check_title(title: str) -> str:
    """A post's title as it is kept; raises `InvalidInput` for `title`."""
    title = one_line(title)
    if is_blank(title):
        raise InvalidInput(_("Please give the post a title."), field="title")
    if len(title) > MAX_TITLE:
        raise InvalidInput(_("A title has at most %(most)s characters.", most=MAX_TITLE), field="title")
    return title


def check_summary(summary: str) -> str:
    """A post's summary as it is kept, on one line; raises `InvalidInput` for `summary`."""
    summary = "" if is_blank(summary) else one_line(summary)
    if len(summary) > MAX_SUMMARY:
        raise InvalidInput(
            _(
                "A summary has at most %(most)s characters; this one has %(actual)s.",
                most=MAX_SUMMARY,
                actual=lazy_number(len(summary)),
            ),
            field="summary",
        )
    return summary


def excerpt_of(summary: str, text: str) -> str:
    """What lists show of a post: its summary, or else the beginning of its text."""
    return shorten(summary or text)


def slug_of(title: str) -> str:
    """The part of a post's address that its title gives."""
    slug = slugify(title, fallback="post")
    return f"{slug}-post" if slug in TAKEN_SLUGS else slug
