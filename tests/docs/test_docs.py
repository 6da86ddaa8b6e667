"""What the documentation says of settings, commands, limits, files and make targets is so."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from forum.console import forum
from forum.services.limits import LIMITS
from forum.settings import public_fields

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
OPERATORS = ROOT / "docs" / "operators.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_LITERAL_SEAM = re.compile(r'"\s*\n\s*f?"')
_ELSEWHERE = ("http://", "https://", "mailto:")


def table_rows(page: Path, first_heading: str) -> list[list[str]]:
    """The cells of the rows of the one table whose first column has this heading."""
    tables = re.findall(r"(?:^\|.*\|\n)+", page.read_text(), re.MULTILINE)
    found = [rows for rows in map(_rows, tables) if rows[0][0] == first_heading]
    assert len(found) == 1, f"{page.name} has {len(found)} tables that begin with {first_heading!r}"
    assert len(found[0]) > 2, f"the table of {first_heading!r} is empty"
    return found[0][2:]


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def shown_default(value) -> str:
    """A default as the README writes it."""
    if value == "":
        return "none"
    return f"`{int(value) if isinstance(value, bool) else value}`"


def test_every_setting_stands_in_the_readme_with_its_default_and_meaning() -> None:
    written = {row[0]: row[1:] for row in table_rows(README, "Setting")}
    known = {f"`FORUM_{spec.name.upper()}`": spec for spec in public_fields()}
    assert len(known) > 20
    assert written.keys() == known.keys() | {"`FORUM_INSTANCE_PATH`"}
    for name, spec in known.items():
        default, meaning = written[name]
        assert default == shown_default(spec.default), name
        assert meaning.startswith(spec.metadata["doc"]), name
        assert all(f"`{choice}`" in meaning for choice in spec.metadata["choices"]), name


def command_names(command: click.Command, path: str) -> Iterator[str]:
    """The words of every command below one, without groups, and what only the forum itself calls."""
    if command.hidden:
        return
    if not isinstance(command, click.Group):
        yield path
        return
    for name, child in _children(command):
        yield from command_names(child, f"{path} {name}")


def test_every_command_stands_on_the_operators_page_and_no_other() -> None:
    known = set(command_names(forum, "forum"))
    assert len(known) > 8
    cells = [row[0].strip("`") for row in table_rows(OPERATORS, "command")]
    written = {re.split(r" (?=[A-Z-])", cell)[0] for cell in cells}
    assert written == known
    assert len(cells) == len(known)


def test_every_option_that_the_operators_page_names_exists() -> None:
    options = {
        option
        for command in _all_commands(forum)
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    table = " ".join(" ".join(row) for row in table_rows(OPERATORS, "command"))
    written = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", table))
    assert len(written) > 5
    assert written <= options


def _all_commands(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for _name, child in _children(command):
            yield from _all_commands(child)


def _children(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """Also of a group that loads its commands when they are asked for."""
    context = click.Context(group)
    for name in group.list_commands(context):
        child = group.get_command(context, name)
        assert child is not None
        yield name, child


def test_the_table_of_limits_is_the_one_in_the_code() -> None:
    assert LIMITS
    rows = table_rows(OPERATORS, "limit")
    written = {row[0].strip("`"): (int(row[1]), int(row[2])) for row in rows}
    assert len(written) == len(rows)
    assert written == {name: (limit.amount, limit.seconds) for name, limit in LIMITS.items()}


def test_what_the_server_refuses_with_is_quoted_exactly() -> None:
    source = _LITERAL_SEAM.sub("", "\n".join(path.read_text() for path in sorted((ROOT / "forum").rglob("*.py"))))
    sentences = [re.fullmatch(r'"(.+)"', row[0]) for row in table_rows(OPERATORS, "it says")]
    assert len(sentences) > 10
    for sentence in sentences:
        assert sentence is not None
        parts = [part.strip() for part in sentence[1].split("…") if len(part.strip()) > 3]
        assert parts, sentence[0]
        assert [part for part in parts if part not in source] == [], sentence[0]


def links(page: Path) -> list[str]:
    """The addresses of a page's links and pictures that do not lead to another host."""
    text = _SPAN.sub("", without_fences(page))
    return [target for target in _LINK.findall(text) if not target.startswith(_ELSEWHERE)]


def without_fences(page: Path) -> str:
    """A page's text without its blocks of code."""
    return _FENCE.sub("", page.read_text())


def anchors(page: Path) -> set[str]:
    """The anchors that code hosts give to a page's headings."""
    headings = _HEADING.findall(without_fences(page))
    return {re.sub(r"[^\w -]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def test_pages_and_links_are_found() -> None:
    names = {page.relative_to(ROOT).as_posix() for page in PAGES}
    assert {"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/operators.md"} <= names
    assert "docs/pictures/article.png" in links(README)
    assert sum(len(links(page)) for page in PAGES) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_code_runs_over_the_end_of_a_line(page: Path) -> None:
    assert [line for line in without_fences(page).splitlines() if line.count("`") % 2] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in links(page):
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_every_picture_is_used_and_says_what_it_shows() -> None:
    used = {(page.parent / target).resolve() for page in PAGES for target in links(page)}
    assert set((ROOT / "docs" / "pictures").iterdir()) <= used
    shown = [picture for page in PAGES for picture in _PICTURE.findall(without_fences(page))]
    assert len(shown) > 5
    assert [target for alt, target in shown if len(alt.split()) < 4] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [README]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            there = [(page.parent / target.partition("#")[0]).resolve() for target in links(page)]
            waiting += [path for path in there if path.suffix == ".md"]
    assert set(PAGES) <= reached


def make_targets(page: Path) -> set[str]:
    """The targets that a page's code names after `make`."""
    code = [*_FENCE.findall(page.read_text()), *_SPAN.findall(without_fences(page))]
    return {target for part in code for target in re.findall(r"\bmake ([a-z][a-z-]*)", part)}


def test_every_make_target_that_is_named_exists() -> None:
    known = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {page: make_targets(page) for page in PAGES}
    assert {"run", "test"} <= named[README]
    assert len(named[ROOT / "CONTRIBUTING.md"]) > 4
    for page, targets in named.items():
        assert targets <= known, page.name
