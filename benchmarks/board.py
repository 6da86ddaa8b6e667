"""A site with a million replies out of a real board's sentences, for measuring searches.

The board is the dump that `shared/data` describes: its questions are the posts, and each reply is a few sentences of
answers and comments drawn at random. The draw is the same each time.
"""

import html
import random
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from sqlalchemy import insert

from benchmarks.content import make_member
from forum.db import now, unit_of_work
from forum.models import Blog, Post, PostCounters, Reply, SearchText, User
from forum.queries.threads import newest_key
from forum.rendering import excerpt, to_plain_text
from forum.search.folding import fold
from forum.search.indexing import usual_id

BLOGS = 12
WRITERS = 2_000
CHUNK = 5_000
YEARS = 10

# Nothing of it is secret.
RANDOM = random.Random(4)  # noqa: S311


def read_board(folder: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """Questions as titles and HTML, and the sentences of answers and comments."""
    questions, texts = [], []
    for row in ElementTree.parse(folder / "Posts.xml").getroot():  # noqa: S314
        if row.get("PostTypeId") == "1":
            questions.append((str(row.get("Title")), str(row.get("Body"))))
        else:
            texts.append(to_plain_text(str(row.get("Body"))))
    texts += [str(row.get("Text")) for row in ElementTree.parse(folder / "Comments.xml").getroot()]  # noqa: S314
    sentences = [part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+|\n", text)]
    return questions, [sentence for sentence in sentences if 20 < len(sentence) < 400]


def fill_site(folder: Path, replies: int) -> None:
    """Fills an empty site, about 8 minutes for a million replies."""
    questions, sentences = read_board(folder)
    words = [" ".join(fold(sentence)) for sentence in sentences]
    make_member("admin", "admin")
    begun_at = now() - timedelta(days=365 * YEARS)
    with unit_of_work() as work:
        work.execute(insert(User), [_member(number, begun_at) for number in range(WRITERS)])
        work.execute(insert(Blog), [_blog(number, begun_at) for number in range(BLOGS)])
        work.execute(insert(Post), [_post(number, *question, begun_at) for number, question in enumerate(questions)])
        # Threads of a real board: few long ones, many short ones.
        weights = [1 / (rank + 3) for rank in range(len(questions))]
        posts = sorted(RANDOM.choices(range(len(questions)), weights, k=replies))
        counts = [0] * len(questions)
        for post in posts:
            counts[post] += 1
        work.execute(
            insert(PostCounters),
            [
                {"post_id": number + 1, "reply_seq": count, "reply_count": count, "last_reply_at": begun_at}
                for number, count in enumerate(counts)
            ],
        )
        work.execute(
            insert(SearchText),
            [_post_text(number, *question, begun_at) for number, question in enumerate(questions)],
        )
    RANDOM.shuffle(posts)
    numbers = [0] * len(questions)
    step = timedelta(days=365 * YEARS) / replies
    for start in range(0, replies, CHUNK):
        rows, texts = [], []
        for index in range(start, min(start + CHUNK, replies)):
            post = posts[index]
            numbers[post] += 1
            row, text = _reply(index, post, numbers[post], begun_at + step * index, sentences, words)
            rows.append(row)
            texts.append(text)
        with unit_of_work() as work:
            work.execute(insert(Reply), rows)
            work.execute(insert(SearchText), texts)
        if start % 100_000 == 0:
            print(f"{start:,} replies", flush=True)


def _member(number: int, moment: datetime) -> dict[str, Any]:
    handle = f"writer{number}"
    return {
        "id": number + 2,
        "handle": handle,
        "handle_key": handle,
        "display_name": f"Writer {number}",
        "state": "active",
        "role": "member",
        "created_at": moment,
    }


def _blog(number: int, moment: datetime) -> dict[str, Any]:
    reading = "private" if number == BLOGS - 1 else "public"
    return {
        "id": number + 1,
        "slug": f"blog-{number}",
        "name": f"Blog {number}",
        "reading": reading,
        "created_at": moment,
    }


def _post(number: int, title: str, text: str, moment: datetime) -> dict[str, Any]:
    return {
        "id": number + 1,
        "blog_id": number % BLOGS + 1,
        "writer_id": number % WRITERS + 2,
        "state": "published",
        "title": title[:150],
        "slug": "post",
        "source": text,
        "html": text,
        "excerpt": excerpt(text),
        "render_version": 1,
        "created_at": moment,
        "published_at": moment,
        "state_at": moment,
    }


def _post_text(number: int, title: str, text: str, moment: datetime) -> dict[str, Any]:
    return {
        "id": usual_id(moment, number + 1, None),
        "post_id": number + 1,
        "reply_id": None,
        "blog_id": number % BLOGS + 1,
        "writer_id": number % WRITERS + 2,
        "title": " ".join(fold(title[:150])),
        "body": " ".join(fold(to_plain_text(text))),
    }


def _reply(
    index: int, post: int, number: int, moment: datetime, sentences: list[str], words: list[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    chosen = RANDOM.choices(range(len(sentences)), k=RANDOM.choice((1, 1, 2, 2, 3, 3, 4, 6, 9)))
    source = " ".join(sentences[which] for which in chosen)
    key = number.to_bytes(4, "big")
    # Some write far more than others.
    writer = min(int(RANDOM.paretovariate(0.6)), WRITERS) + 1
    row = {
        "id": index + 1,
        "post_id": post + 1,
        "writer_id": writer,
        "number": number,
        "thread_key": key,
        "newest_key": newest_key(key),
        "depth": 1,
        "state": "published",
        "is_shown": True,
        "source": source,
        "html": f"<p>{html.escape(source)}</p>",
        "render_version": 1,
        "created_at": moment,
        "published_at": moment,
        "state_at": moment,
    }
    text = {
        "id": usual_id(moment, post + 1, index + 1),
        "post_id": post + 1,
        "reply_id": index + 1,
        "blog_id": post % BLOGS + 1,
        "writer_id": writer,
        "body": " ".join(words[which] for which in chosen),
    }
    return row, text
