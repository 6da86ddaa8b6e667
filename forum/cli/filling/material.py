"""What a filled site is sampled from: a real board's dump where there is one, else the sentence parts of the demo."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from forum.cli.site import Refusal
from forum.demo_content import loading
from forum.demo_content.generator import window_thread
from forum.rendering import normalise, one_line, to_plain_text

POSTS_FILE, COMMENTS_FILE, USERS_FILE = "Posts.xml", "Comments.xml", "Users.xml"
LONGEST_TITLE, LONGEST_NAME = 150, 60
INVENTED_THREADS = 4
LONGEST_SHAPE = 40
NAMED = re.compile(r"(?<![\w/])@\w[\w.-]*")
TAG = re.compile(r"<([^<>]+)>")

# For each reply of a thread the place of the one that it answers, None where it answers the post.
Shape = tuple[int | None, ...]


@dataclass(frozen=True)
class Article:
    """A post: its words, and those that it is filed under."""

    title: str
    body: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """Handles in `replies` are anybody's; whoever fills a site puts those of its members there."""

    articles: Sequence[Article]
    replies: Sequence[str]
    shapes: Sequence[Shape]
    names: Sequence[str]
    origin: str


def read_material(board: Path | None) -> Material:
    """That of a board's folder; None for invented material. Raises `Refusal` where the folder holds no board."""
    return invent_material() if board is None else read_board(board)


def read_board(folder: Path) -> Material:
    """Stack Exchange's form: questions are posts, answers and comments replies; comments on answers are below them."""
    posts, comments = _rows(folder / POSTS_FILE), _rows(folder / COMMENTS_FILE)
    questions = {row["Id"]: row for row in posts if row.get("PostTypeId") == "1"}
    answers = [row for row in posts if row.get("PostTypeId") == "2" and row.get("ParentId") in questions]
    if not questions or not answers:
        raise Refusal(f"{folder} holds no questions with answers to sample from.")
    names = {row["Id"]: row["DisplayName"] for row in _rows(folder / USERS_FILE)}
    articles = [
        Article(one_line(row["Title"])[:LONGEST_TITLE], to_plain_text(row["Body"]), tuple(TAG.findall(row["Tags"])))
        for row in questions.values()
    ]
    return Material(
        articles=articles,
        replies=[normalise(row["Text"]) for row in comments] + [to_plain_text(row["Body"]) for row in answers],
        shapes=_shapes(questions, answers, comments, names),
        names=[one_line(name)[:LONGEST_NAME] or "Somebody" for name in names.values()],
        origin=f"the board in {folder}",
    )


def _rows(file: Path) -> list[dict[str, str]]:
    try:
        # The operator's own file: what entities could do here they would do to themself.
        rows = ElementTree.parse(file).getroot()  # noqa: S314
    except (OSError, ElementTree.ParseError) as error:
        raise Refusal(f"{file} cannot be read as a part of a board's dump: {error}.") from error
    return [defaultdict(str, row.attrib) for row in rows]


def _shapes(
    questions: Iterable[str],
    answers: Sequence[dict[str, str]],
    comments: Iterable[dict[str, str]],
    names: dict[str, str],
) -> list[Shape]:
    """A thread for each question, in order of time; a comment that names somebody answers what they said last there."""
    question_of = {row["Id"]: row["ParentId"] for row in answers}
    told: dict[str, list[dict[str, str]]] = {question: [] for question in questions}
    for row in answers:
        told[row["ParentId"]].append(row)
    for row in comments:
        question = question_of.get(row["PostId"], row["PostId"])
        if question in told:
            told[question].append(row)
    return [_shape(sorted(rows, key=lambda row: row["CreationDate"]), names) for rows in told.values()]


def _shape(rows: Sequence[dict[str, str]], names: dict[str, str]) -> Shape:
    answers: dict[str, int] = {}
    said: dict[str, list[tuple[str, int]]] = defaultdict(list)
    parents: list[int | None] = []
    for place, row in enumerate(rows):
        below = row["PostId"]
        named = NAMED.search(row["Text"])
        parents.append(_answered(said[below], named[0]) if named else None)
        if not below:
            answers[row["Id"]] = place
        elif parents[-1] is None:
            parents[-1] = answers.get(below)
        said[below].append((_squeeze(names.get(row["UserId"], "")), place))
    return tuple(parents)


def _answered(said: Sequence[tuple[str, int]], named: str) -> int | None:
    """The last reply of somebody whose name begins so."""
    beginning = _squeeze(named[1:].rstrip(".-"))
    return next((place for name, place in reversed(said) if name.startswith(beginning)), None)


def _squeeze(name: str) -> str:
    return "".join(name.casefold().split())


def invent_material() -> Material:
    """Threads of the demo's kind with other chances; posts are a few of their replies under the demo's titles."""
    chance = random.Random(1)  # noqa: S311 (variety, not secrecy)
    threads = [window_thread(seed) for seed in range(1, INVENTED_THREADS + 1)]
    replies = [reply.body for thread in threads for reply in thread]
    shapes: list[Shape] = []
    for thread in threads:
        places = {reply.key: place for place, reply in enumerate(thread)}
        parents = [places[reply.to] if reply.to else None for reply in thread]
        shapes += _pieces(chance, parents)
    demo = loading.load()
    articles = [
        Article(post.title, "\n\n".join(" ".join(chance.sample(replies, 3)) for _ in range(4)), post.tags)
        for post in demo.posts
        for _ in range(10)
    ]
    return Material(articles, replies, shapes, [person.name for person in demo.people], "invented sentences")


def _pieces(chance: random.Random, parents: Sequence[int | None]) -> list[Shape]:
    """A long thread cut into short ones, mostly very short; what would answer across a cut answers the post."""
    pieces, start = [], 0
    while start < len(parents):
        end = start + min(int(chance.paretovariate(0.8)), LONGEST_SHAPE)
        pieces.append(
            tuple(None if parent is None or parent < start else parent - start for parent in parents[start:end])
        )
        start = end
    return pieces
