"""A pool of texts that are rendered once and stand in many replies."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from forum.cli.filling.material import NAMED, Article, Material
from forum.rendering import LONGEST, MentionedMember, Place, excerpt, parse, render
from forum.search.indexing import words_of, words_of_html
from forum.services.prepared_posts import slug_of
from forum.validation.tags import TagName, parse_tags

MOST_REPLIES, FEWEST_REPLIES = 2_000, 50
MOST_ARTICLES = 500
# Of the replies of a site one text in so many is a new one, until the pool is full.
REUSED = 5
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class StoredText:
    """As it stands in tables: source and HTML, the words that searches find, and who is named."""

    source: str
    html: str
    words: str
    mentioned_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A post's text; `words` are those of its title."""

    title: str
    slug: str
    words: str
    text: StoredText
    excerpt: str
    tags: tuple[TagName, ...]


class TextMaker:
    """Renders sampled texts with handles of the site's members in the places of the names."""

    def __init__(self, chance: random.Random, material: Material, members: Mapping[str, MentionedMember]) -> None:
        self._chance = chance
        self._material = material
        self._members = members
        self._handles = [member.handle for member in members.values()]

    def replies(self, wanted: int, characters: int | None) -> list[StoredText]:
        """Texts of replies for a site of `wanted` of them, each of about so many characters; None for any length."""
        count = min(MOST_REPLIES, max(FEWEST_REPLIES, wanted // REUSED))
        if characters is None:
            sources = [self._name(source) for source in self._sample(self._material.replies, count)]
        else:
            sentences = [part for text in self._material.replies for part in SENTENCE_ENDS.split(text) if part]
            sources = [self._of_length(sentences, characters) for _ in range(count)]
        return [self._render(source, "reply") for source in sources]

    def articles(self, wanted: int) -> list[StoredArticle]:
        return [self._article(article) for article in self._sample(self._material.articles, min(MOST_ARTICLES, wanted))]

    def _article(self, article: Article) -> StoredArticle:
        text = self._render(self._name(article.body), "post")
        return StoredArticle(
            article.title,
            slug_of(article.title),
            words_of(article.title),
            text,
            excerpt(text.html),
            parse_tags(", ".join(article.tags)),
        )

    def _sample(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """Each once, and again only where there are too few."""
        rounds, rest = divmod(count, len(things))
        return [*things] * rounds + self._chance.sample(things, rest)

    def _of_length(self, sentences: Sequence[str], characters: int) -> str:
        parts: list[str] = []
        while sum(map(len, parts)) + len(parts) < characters:
            parts.append(self._name(self._chance.choice(sentences)))
        return " ".join(parts)[:characters].rstrip()

    def _name(self, source: str) -> str:
        return NAMED.sub(lambda _found: f"@{self._chance.choice(self._handles)}", source)

    def _render(self, source: str, place: Place) -> StoredText:
        parsed = parse(source[: LONGEST[place]], place=place)
        rendered = render(parsed, self._members)
        ids = tuple(member.id for member in rendered.mentions)
        return StoredText(parsed.source, rendered.html, words_of_html(rendered.html), ids)
