"""The prepare half: bodies of another site as texts of this one."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

from forum.importing.things import Article, Body, Remark
from forum.rendering import (
    ImportedText,
    MentionedMember,
    Place,
    RenderedText,
    TextTooLong,
    is_blank,
    one_line,
    parse,
    render,
    shorten,
    take_in,
)
from forum.services.importing.names import Names
from forum.services.importing.plans import Report
from forum.services.posts import MAX_TITLE

LONGEST_TITLE_OF_TEXT = 70
UNTITLED = "Untitled"
EXCERPT_LENGTH = 280


@dataclass(frozen=True)
class PreparedArticle:
    """An article with its title and text as they are stored."""

    article: Article
    title: str
    excerpt: str
    text: ImportedText


@dataclass(frozen=True)
class PreparedRemark:
    """The text of a remark, and whom it names."""

    text: ImportedText
    mentioned_ids: tuple[int, ...] = ()


def prepare_remark(remark: Remark, names: Names | None, report: Report) -> PreparedRemark:
    """`names` are those of its thread, None where nobody is named by an `@`."""
    if names is not None and remark.names_people and remark.body.form == "markdown":
        source, members = names.put_into(remark.body.text)
        rendered = _render(source, "reply", members)
        if rendered is not None:
            return PreparedRemark(_as_markdown(*rendered), tuple(member.id for member in rendered[1].mentions))
    return PreparedRemark(prepare_body(remark.body, "reply", report))


def prepare_body(body: Body, place: Place, report: Report) -> ImportedText:
    """A body of any form; pictures and players become links, and are counted."""
    rendered = _render(body.text, place, {}) if body.form == "markdown" else None
    text = None if rendered is None else _as_markdown(*rendered)
    if text is None:
        words = f"<p>{html.escape(body.text)}</p>" if body.form == "markdown" else body.text
        text = take_in(words, place=place, base=body.base, keeps_lines=body.form != "html")
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


def prepare_article(article: Article, report: Report) -> PreparedArticle:
    """With a title of its own, or the beginning of its text."""
    text = prepare_body(article.body, "post", report)
    title = one_line(article.title)
    if is_blank(title):
        title = shorten(text.text, LONGEST_TITLE_OF_TEXT) or UNTITLED
        report.changed["posts without a title have the beginning of their text as one"] += 1
    if len(title) > MAX_TITLE:
        title = shorten(title, MAX_TITLE)
        report.changed["titles were shortened"] += 1
    excerpt = shorten(one_line(article.excerpt), EXCERPT_LENGTH) or shorten(text.text)
    return PreparedArticle(article, title, excerpt, text)
