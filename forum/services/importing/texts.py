"""The prepare half: bodies of another site as texts of this one."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

from forum.importing.things import Article, Attachment, Body, Remark
from forum.rendering import (
    ImportedText,
    MentionedMember,
    Place,
    RenderedText,
    Show,
    TextTooLong,
    is_blank,
    one_line,
    parse,
    render,
    shorten,
    show_none,
    take_in,
)
from forum.services.importing.names import Names
from forum.services.importing.plans import Report
from forum.services.picture_places import MAX_ALT
from forum.services.prepared_posts import MAX_SUMMARY, MAX_TITLE, excerpt_of

LONGEST_TITLE_OF_TEXT = 70
UNTITLED = "Untitled"


@dataclass(frozen=True)
class Cover:
    """The name of a picture, and what it shows in words."""

    name: str
    alt: str


@dataclass(frozen=True)
class PreparedArticle:
    """An article with its title and text as they are stored."""

    article: Article
    title: str
    summary: str
    excerpt: str
    text: ImportedText
    cover: Cover | None = None


@dataclass(frozen=True)
class PreparedRemark:
    """The text of a remark, and whom it names."""

    text: ImportedText
    mentioned_ids: tuple[int, ...] = ()


def prepare_remark(remark: Remark, names: Names | None, report: Report, show: Show = show_none) -> PreparedRemark:
    """`names` are those of its thread, None where nobody is named by an `@`."""
    if names is not None and remark.names_people and remark.body.form == "markdown":
        source, members = names.put_into(remark.body.text)
        rendered = _render(source, "reply", members)
        if rendered is not None:
            return PreparedRemark(_as_markdown(*rendered), tuple(member.id for member in rendered[1].mentions))
    return PreparedRemark(prepare_body(remark.body, "reply", report, show))


def prepare_body(body: Body, place: Place, report: Report, show: Show = show_none) -> ImportedText:
    """A body of any form; players, and pictures that `show` does not know, become links, and are counted."""
    rendered = _render(body.text, place, {}) if body.form == "markdown" else None
    text = None if rendered is None else _as_markdown(*rendered)
    if text is None:
        words = f"<p>{html.escape(body.text)}</p>" if body.form == "markdown" else body.text
        text = take_in(words, place=place, base=body.base, keeps_lines=body.form != "html", show=show)
    report.changed["pictures became links"] += len(text.pictures)
    report.changed["players of other sites became links"] += len(text.embeds)
    if text.body_format == "html":
        report.changed["texts keep formatting that Markdown has not"] += 1
    return text


def _render(source: str, place: Place, members: Mapping[str, MentionedMember]) -> tuple[str, RenderedText] | None:
    """The source as it is kept and what it gives; None for one that is too long."""
    try:
        parsed = parse(source, place=place)
    except TextTooLong:
        return None
    return parsed.source, render(parsed, members)


def _as_markdown(source: str, rendered: RenderedText) -> ImportedText:
    return ImportedText(source, "markdown", rendered.html, rendered.text)


def prepare_article(
    article: Article, report: Report, show: Show = show_none, attachment: Attachment | None = None
) -> PreparedArticle:
    """With a title of its own, or the beginning of its text. `attachment` is what is shown above it."""
    text = prepare_body(article.body, "post", report, show)
    title = one_line(article.title)
    if is_blank(title):
        title = shorten(text.text, LONGEST_TITLE_OF_TEXT) or UNTITLED
        report.changed["posts without a title have the beginning of their text as one"] += 1
    if len(title) > MAX_TITLE:
        title = shorten(title, MAX_TITLE)
        report.changed["titles were shortened"] += 1
    summary = one_line(article.excerpt)
    if len(summary) > MAX_SUMMARY:
        summary = shorten(summary, MAX_SUMMARY)
        report.changed["summaries were shortened"] += 1
    excerpt = excerpt_of(summary, text.text)
    return PreparedArticle(article, title, summary, excerpt, text, _cover(article, title, report, show, attachment))


def _cover(article: Article, title: str, report: Report, show: Show, attachment: Attachment | None) -> Cover | None:
    """Where nobody said what it shows, it is there for what the title says."""
    picture = show(attachment.address) if attachment is not None else None
    if article.cover and (attachment is None or picture is None):
        report.changed["posts lost the picture above their text"] += 1
    if attachment is None or picture is None:
        return None
    return Cover(picture.name, shorten(one_line(attachment.alt), MAX_ALT) or title)
