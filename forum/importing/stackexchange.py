"""Reading a dump of Stack Exchange: a folder with Users.xml, Posts.xml and Comments.xml, a row for each thing.

The columns are described at https://meta.stackexchange.com/questions/2677
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from forum.importing.things import Article, BadExport, Body, LeftOut, Origin, Person, Remark, Thing
from forum.importing.xml import Element, Progress, Shape, read_elements

USERS, POSTS, COMMENTS = "Users.xml", "Posts.xml", "Comments.xml"
FILES = (USERS, POSTS, COMMENTS)
QUESTION, ANSWER = "1", "2"
NOBODY = "Anonymous"
SHAPE = Shape(depth=2)
_TAG = re.compile(r"[^<>|]+")
# What its editor puts where nobody says what a picture shows.
_NOTHING_SAID = re.compile(r' alt="(?:enter image description here|alt text)"')
# What that program makes of short words in comments (https://stackoverflow.com/editing-help#comment-formatting).
_SHORT_WORDS = {
    "about": "about",
    "answer": "How to Answer",
    "ask": "How to Ask",
    "edit": "edit",
    "help": "help center",
    "help/dont-ask": "help center",
    "help/how-to-ask": "How to Ask",
    "help/on-topic": "help center",
    "mcve": "minimal, complete, and verifiable example",
    "tour": "tour",
}
_SHORT = re.compile(r"\[(?:(?:meta-)?tag:([^\[\]\s]+)|(" + "|".join(_SHORT_WORDS) + r"))\](?![(\[:])")
# Every second part is code.
_CODE = re.compile(r"(`+[^`]*`+)")


def read_stackexchange(
    folder: Path, *, name: str = "", base: str = "", tell: Progress = lambda _bytes: None
) -> Iterator[Thing]:
    """Questions as articles, answers and comments as remarks. `base` is the address of the site, which names it.

    A comment says only what it is on: `Staging` finds the article of that. Raises `BadExport`.
    """
    missing = [file for file in FILES if not (folder / file).is_file()]
    if missing:
        raise BadExport(f"the folder {folder} has no {' and no '.join(missing)}, so it holds no whole dump.")
    base = base.rstrip("/")
    label = name or folder.resolve().name
    yield Origin(f"stackexchange {(base or label).casefold()}", label, base)
    reader = _Reader(base)
    for file, read in ((USERS, reader.user), (POSTS, reader.post), (COMMENTS, reader.comment)):
        for element in read_elements(folder / file, SHAPE, tell):
            yield from read(_Row(file, element))


@dataclass(frozen=True)
class _Row:
    file: str
    element: Element

    def find(self, name: str) -> str:
        return self.element.attributes.get(name, "").strip()

    def get(self, name: str) -> str:
        """A value without which the row means nothing."""
        value = self.find(name)
        if not value:
            raise BadExport(f"a row has no {name}.", file=self.file, line=self.element.line)
        return value

    @property
    def at(self) -> datetime:
        words = self.get("CreationDate")
        try:
            at = datetime.fromisoformat(words)
        except ValueError as error:
            raise BadExport(f"“{words[:40]}” is no date.", file=self.file, line=self.element.line) from error
        return at if at.tzinfo else at.replace(tzinfo=UTC)

    def person(self, number: str, name: str) -> Person | str:
        """The key of a user, or somebody whose account is gone."""
        if self.find(number):
            return f"user {self.find(number)}"
        label = self.find(name) or NOBODY
        return Person(f"name {label.casefold()}"[:180], label)


@dataclass(frozen=True)
class _Reader:
    base: str

    def user(self, row: _Row) -> Iterator[Thing]:
        yield Person(f"user {row.get('Id')}", row.find("DisplayName") or NOBODY, created_at=row.at)

    def post(self, row: _Row) -> Iterator[Thing]:
        kind, title = row.find("PostTypeId"), row.find("Title")
        if kind not in {QUESTION, ANSWER}:
            yield LeftOut("entries that are neither questions nor answers", title)
            return
        if row.find("DeletionDate"):
            yield LeftOut("deleted questions and answers", title)
            return
        person = row.person("OwnerUserId", "OwnerDisplayName")
        if isinstance(person, Person):
            yield person
        key = person.key if isinstance(person, Person) else person
        yield self._question(row, key) if kind == QUESTION else self._answer(row, key)

    def _body(self, row: _Row) -> Body:
        html = _NOTHING_SAID.sub(' alt=""', row.element.attributes.get("Body", ""))
        return Body(html, base=f"{self.base}/" if self.base else "")

    def _question(self, row: _Row, person: str) -> Article:
        number = row.get("Id")
        return Article(
            key=number,
            title=row.find("Title"),
            body=self._body(row),
            person=person,
            state="published",
            at=row.at,
            made_at=row.at,
            is_closed=bool(row.find("ClosedDate")),
            tags=tuple(_TAG.findall(row.find("Tags"))),
            addresses=(f"{self.base}/questions/{number}",),
        )

    def _answer(self, row: _Row, person: str) -> Remark:
        return Remark(key=row.get("Id"), article=row.get("ParentId"), person=person, body=self._body(row), at=row.at)

    def comment(self, row: _Row) -> Iterator[Thing]:
        person = row.person("UserId", "UserDisplayName")
        if isinstance(person, Person):
            yield person
        yield Remark(
            key=f"comment {row.get('Id')}",
            article="",
            person=person.key if isinstance(person, Person) else person,
            body=Body(_written_out(row.element.attributes.get("Text", "")), "markdown"),
            at=row.at,
            parent=row.get("PostId"),
            names_people=True,
        )


def _written_out(source: str) -> str:
    """A comment with tags and words in place of what only that program understands."""
    parts = _CODE.split(source)
    return "".join(
        part if number % 2 else _SHORT.sub(lambda found: found[1] or _SHORT_WORDS[found[2]], part)
        for number, part in enumerate(parts)
    )
