"""The prepare half: bodies of another site as texts of this one."""

import html
from dataclasses import dataclass

from forum.importing.things import Article, Body
from forum.rendering import ImportedText, Place, TextTooLong, is_blank, one_line, parse, render, shorten, take_in
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


def prepare_body(body: Body, place: Place, report: Report) -> ImportedText:
    """A body of any form; pictures and players become links, and are counted."""
    text = _from_markdown(body.text, place) if body.form == "markdown" else None
    if text is None:
        words = f"<p>{html.escape(body.text)}</p>" if body.form == "markdown" else body.text
        text = take_in(words, place=place, base=body.base, keeps_lines=body.form != "html")
    report.changed["pictures became links"] += len(text.pictures)
    report.changed["players of other sites became links"] += len(text.embeds)
    if text.body_format == "html":
        report.changed["texts keep formatting that Markdown has not"] += 1
    return text


def _from_markdown(source: str, place: Place) -> ImportedText | None:
    try:
        parsed = parse(source, place=place)
    except TextTooLong:
        return None
    rendered = render(parsed, {})
    return ImportedText(parsed.source, "markdown", rendered.html, rendered.text)


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
