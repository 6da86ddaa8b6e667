"""Reading XML as it comes, in little memory, and nothing that a file could do harm with.

Entities that a file declares are refused, so that none can grow without end or fetch what it should not; a document
type that is only named is passed over and never fetched.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from forum.importing.things import BadExport

CHUNK = 64 * 1024
# Expat parts a name from its namespace with this.
_PART = " "
LONGEST_TEXT = 50_000_000
DEEPEST = 50
Progress = Callable[[int], None]


@dataclass
class Element:
    """An element with its words, attributes and elements; `line` is where it begins."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    children: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def find(self, name: str) -> str:
        """The words of the first element of this name, without spaces around; empty where there is none."""
        return next((child.text.strip() for child in self.children if child.name == name), "")

    def all(self, name: str) -> list["Element"]:
        return [child for child in self.children if child.name == name]


@dataclass(frozen=True)
class Shape:
    """What is wanted of a file: the elements at a depth (the root's is 1), by names that have the short prefix given
    for their namespace. `ignored` ones are passed over; of `flat` ones only the words of their children are kept, as
    attributes.
    """

    depth: int
    prefix_of: Callable[[str], str] = lambda _namespace: ""
    ignored: frozenset[str] = frozenset()
    flat: frozenset[str] = frozenset()

    def name_of(self, name: str) -> str:
        namespace, _, local = name.rpartition(_PART)
        return self.prefix_of(namespace) + local if namespace else local


class _Reader:
    def __init__(self, file: Path, shape: Shape) -> None:
        self.file, self.shape = file, shape
        self.found: list[Element] = []
        self._open: list[Element] = []
        self._level = self._held = 0
        parser: Any = expat.ParserCreate(namespace_separator=_PART)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.EntityDeclHandler = self._refuse_entity
        parser.ExternalEntityRefHandler = self._refuse_entity
        parser.UnparsedEntityDeclHandler = self._refuse_entity
        self._parser = parser

    @property
    def line(self) -> int:
        return int(self._parser.CurrentLineNumber)

    def feed(self, data: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(data, is_last)
        except expat.ExpatError as error:
            words = expat.errors.messages[error.code]
            raise BadExport(
                f"this is not well-formed XML ({words}).", file=self.file.name, line=error.lineno
            ) from error
        except (ValueError, LookupError) as error:
            raise BadExport(f"this cannot be read ({error}).", file=self.file.name, line=self.line) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._level += 1
        if self._level > DEEPEST:
            raise BadExport("elements stand too deep in each other.", file=self.file.name, line=self.line)
        if self._level < self.shape.depth:
            return
        element = Element(self.shape.name_of(name), self.line, attributes)
        self._hold(sum(map(len, attributes.values())))
        if self._open and element.name not in self.shape.ignored:
            self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._level -= 1
        if not self._open:
            return
        element = self._open.pop()
        if element.name in self.shape.flat:
            element.attributes = {child.name: child.text.strip() for child in element.children}
            element.children, element.parts = [], []
        if not self._open:
            self.found.append(element)
            self._held = 0

    def _words(self, words: str) -> None:
        if self._open:
            self._hold(len(words))
            self._open[-1].parts.append(words)

    def _hold(self, length: int) -> None:
        """One element of the file is in memory at a time; of the largest exports none is as long."""
        self._held += length
        if self._held > LONGEST_TEXT:
            words = f"one entry has more than {LONGEST_TEXT // 1_000_000} million characters."
            raise BadExport(words, file=self.file.name, line=self.line)

    def _refuse_entity(self, *_declared: Any) -> None:
        words = "the file declares entities of its own; a genuine export has none, and they can do harm."
        raise BadExport(words, file=self.file.name, line=self.line)


def read_elements(file: Path, shape: Shape, tell: Progress = lambda _bytes: None) -> Iterator[Element]:
    """The elements that are wanted, each with all in it, as they come.

    `tell` hears how many bytes were read. Raises `BadExport`.
    """
    reader = _Reader(file, shape)
    try:
        with file.open("rb") as stream:
            while data := stream.read(CHUNK):
                reader.feed(data, is_last=False)
                tell(len(data))
                yield from reader.found
                reader.found.clear()
        reader.feed(b"", is_last=True)
        yield from reader.found
    except OSError as error:
        raise BadExport(f"the file cannot be read ({error.strerror}).", file=str(file)) from error
