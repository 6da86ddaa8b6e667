"""`forum export` and `forum import archive`: the whole site as a file, and another site out of it."""

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import NullPool, create_engine, inspect, text

from forum.cli.site import Refusal
from forum.cli.site_archive import FORM, MANIFEST, NAME, Contents, member_of, open_archive
from forum.db import Base
from forum.db.archiving import EXCLUDED, archived_tables, lines_of, tables_as_they_are
from forum.pictures import FolderStore
from tests.cli.terminal import Terminal
from tests.cli.test_serving import check_refused
from tests.conftest import SECRET
from tests.support.postgres import Server
from tests.support.schemas import SCHEMAS, SCRIPTS, load_script, version
from tests.support.stackexchange import REAL, WHY_SKIPPED

OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}
ISSUES = member_of("newsletter_issues")
Make = Callable[[str], Terminal]


def kind_of(url: str) -> str:
    return url.partition(":")[0].partition("+")[0]


@pytest.fixture
def make_empty(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """A site without a table, on a kind of database."""
    made: list[str] = []

    def make(kind: str) -> Terminal:
        made.append(kind)
        folder = tmp_path / f"new{len(made)}"
        folder.mkdir()
        url = f"sqlite:///{folder / 'forum.sqlite3'}"
        if kind == "postgresql":
            server: Server = request.getfixturevalue("postgres_server")
            url = server.create_database(f"{tmp_path.name}_{len(made)}")
        return Terminal(folder, {"database_url": url, "secret_key": SECRET})

    return make


@pytest.fixture
def full(empty_database_url: str, tmp_path: Path) -> Terminal:
    """A site in which no table is empty."""
    load_script(empty_database_url, SCHEMAS / version() / SCRIPTS[kind_of(empty_database_url)])
    terminal = Terminal(tmp_path, {"database_url": empty_database_url, "secret_key": SECRET})
    assert terminal.run("db", "upgrade").exit_code == 0
    return terminal


def export(terminal: Terminal, file: Path) -> dict[str, Any]:
    """What the archive's members hold; the manifest without its date."""
    done = terminal.run("export", str(file))
    assert done.exit_code == 0, done.output
    return members_of(file)


def members_of(file: Path) -> dict[str, Any]:
    with zipfile.ZipFile(file) as archive:
        found: dict[str, Any] = {name: archive.read(name) for name in archive.namelist()}
    found[MANIFEST] = json.loads(found[MANIFEST])
    assert found[MANIFEST].pop("taken_at")
    return found


def stopped(lines: bytes) -> bytes:
    """Issues of newsletters, where those that were under way are under way no more: nothing is mailed."""
    rows = [json.loads(line) for line in lines.splitlines()]
    for row in rows:
        if row["state"] in {"scheduled", "sending"}:
            row |= {"state": "stopped", "stop_reason": "editor", "next_batch_at": None}
    return b"".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for row in rows)


def take_in(terminal: Terminal, file: Path) -> Result:
    return terminal.run("import", "archive", str(file))


def test_every_table_is_in_an_archive_or_left_out_with_a_reason() -> None:
    known = {table.name for table in Base.metadata.sorted_tables}
    assert EXCLUDED.keys() <= known
    assert {table.name for table in archived_tables()} == known - EXCLUDED.keys()
    assert all(reason.endswith(".") for reason in EXCLUDED.values())
    dangling = [
        f"{table.name}.{key.parent.name}"
        for table in archived_tables()
        for key in table.foreign_keys
        if key.column.table.name in EXCLUDED and not key.parent.nullable
    ]
    assert dangling == []


def test_a_site_out_of_an_archive_gives_the_same_archive(full: Terminal, make_empty: Make, tmp_path: Path) -> None:
    """On the other kind of database, and back on the first."""
    FolderStore(full.folder / "uploads").put("abcd-320.jpeg", b"a picture")
    first = export(full, tmp_path / "first.zip")
    assert first["uploads/abcd-320.jpeg"] == b"a picture"
    assert all(first[MANIFEST]["tables"].values()), first[MANIFEST]["tables"]
    assert (tmp_path / "first.zip").stat().st_mode & 0o077 == 0
    kind = kind_of(full.settings["database_url"])
    there = make_empty(OTHER[kind])
    said = take_in(there, tmp_path / "first.zip")
    assert said.exit_code == 0, said.output
    assert "Everybody signs in again" in said.stdout
    second = export(there, tmp_path / "second.zip")
    assert second == first | {ISSUES: stopped(first[ISSUES])}
    back = make_empty(kind)
    assert take_in(back, tmp_path / "second.zip").exit_code == 0
    assert export(back, tmp_path / "third.zip") == second
    for terminal in (there, back):
        assert terminal.run("verify").exit_code == 0
        assert terminal.run("db", "check").exit_code == 0
        for table in ("sessions", "mail", "limit_hits"):
            assert terminal.count_rows(table) == 0, table
        assert terminal.count_rows("search_texts") == full.count_rows("search_texts")
        assert terminal.run("user", "create", "zz", "--email", "z@example.org").exit_code == 0


@hypothesis_settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(posts=st.integers(1, 12), replies=st.integers(0, 60), members=st.integers(10, 30), seed=st.integers(0, 1000))
def test_random_sites_come_back_as_they_were(
    make_empty: Make, tmp_path_factory: pytest.TempPathFactory, posts: int, replies: int, members: int, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("archives")
    old, new = make_empty("sqlite"), make_empty("sqlite")
    sizes = {"posts": posts, "replies": replies, "members": members, "seed": seed}
    assert old.run("bench", "fill", *(f"--{name}={size}" for name, size in sizes.items())).exit_code == 0
    first = export(old, folder / "first.zip")
    assert take_in(new, folder / "first.zip").exit_code == 0
    assert export(new, folder / "second.zip") == first
    assert new.run("verify").exit_code == 0


def test_an_archive_of_an_earlier_version_comes_in(empty_database_url: str, make_empty: Make, tmp_path: Path) -> None:
    """Its tables are made as they were then, and brought on with their rows."""
    load_script(empty_database_url, SCHEMAS / version() / SCRIPTS[kind_of(empty_database_url)])
    engine = create_engine(empty_database_url, poolclass=NullPool)
    file = tmp_path / "earlier.zip"
    there = {table.name for table in archived_tables()} & set(inspect(engine).get_table_names())
    tables = tables_as_they_are(engine, sorted(there))
    counts = {}
    with engine.connect() as connection, zipfile.ZipFile(file, "w") as archive:
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        for name, table in tables.items():
            lines = list(lines_of(connection, table))
            archive.writestr(member_of(name), b"".join(lines))
            counts[name] = len(lines)
        told = {"archive": NAME, "form": FORM, "forum": "0.1.0", "revision": revision, "taken_at": "then"}
        archive.writestr(MANIFEST, json.dumps(told | {"tables": counts, "excluded": {}}))
    new = make_empty(OTHER[kind_of(empty_database_url)])
    said = take_in(new, file)
    assert said.exit_code == 0, said.output
    assert new.count_rows("replies") == counts["replies"]
    assert new.run("verify").exit_code == 0


@pytest.fixture
def small(sqlite_terminal: Terminal, tmp_path: Path) -> Path:
    """The archive of a site with one member."""
    assert sqlite_terminal.run("user", "create", "ann", "--email", "a@example.org").exit_code == 0
    export(sqlite_terminal, tmp_path / "small.zip")
    return tmp_path / "small.zip"


def changed(file: Path, **told: Any) -> Path:
    """The archive with something else in its manifest."""
    with zipfile.ZipFile(file) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members[MANIFEST] = json.dumps(json.loads(members[MANIFEST]) | told).encode()
    other = file.with_name("changed.zip")
    with zipfile.ZipFile(other, "w") as new:
        for name, words in members.items():
            new.writestr(name, words)
    return other


def test_what_cannot_come_in_is_refused_before_anything_is_touched(small: Path, make_empty: Make) -> None:
    new = make_empty("sqlite")
    whole = small.read_bytes()
    broken = small.with_name("broken.zip")
    place = whole.index(b"tables/users.jsonl") + 40
    for damage, words in (
        (whole[:-50], "is damaged"),
        (b"Not a zip at all.", "is no archive"),
        (whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :], "is damaged"),
    ):
        broken.write_bytes(damage)
        check_refused(take_in(new, broken), words)
    check_refused(take_in(new, small.with_name("none.zip")), "cannot be read")
    check_refused(take_in(new, changed(small, form=FORM + 1)), "newer form")
    check_refused(take_in(new, changed(small, archive="other")), "is no archive")
    check_refused(take_in(new, changed(small, revision="9999")), "newer than this version")
    check_refused(take_in(new, changed(small, tables={"none": 1})), "tables/none.jsonl is missing")
    assert not (new.folder / "forum.sqlite3").exists()


def test_it_goes_into_an_empty_database_only(small: Path, make_empty: Make, sqlite_terminal: Terminal) -> None:
    check_refused(take_in(sqlite_terminal, small), "is not empty")
    check_refused(sqlite_terminal.run("export", str(small)), "exists already")
    new = make_empty("sqlite")
    counts = members_of(small)[MANIFEST]["tables"] | {"users": 7}
    refused = take_in(new, changed(small, tables=counts))
    assert (refused.exit_code, "Make an empty database" in refused.stderr) == (2, True)
    check_refused(take_in(new, small), "was broken off")
    # No server starts on the part that came in.
    check_refused(new.run("verify"), "not up to date")


def test_a_folder_that_takes_no_file_is_one_sentence(sqlite_terminal: Terminal, tmp_path: Path) -> None:
    check_refused(sqlite_terminal.run("export", str(tmp_path / "none" / "site.zip")), "cannot be written")


def test_whatever_is_cut_off_or_changed_is_refused_or_reads_as_it_was_written(small: Path, tmp_path: Path) -> None:
    """A bit of a date or of a flag that means nothing here may pass."""
    whole, damaged, chosen = small.read_bytes(), tmp_path / "damaged.zip", Random(6)

    def read() -> tuple[Contents, list[list[bytes]]]:
        with open_archive(damaged) as reader:
            return reader.contents, [list(reader.lines(table)) for table in reader.contents.tables]

    damaged.write_bytes(whole)
    written = read()
    for length in range(0, len(whole), 997):
        damaged.write_bytes(whole[:length])
        with pytest.raises(Refusal):
            read()
    for place in chosen.sample(range(len(whole)), 200):
        content = bytearray(whole)
        content[place] ^= 1 << place % 8
        damaged.write_bytes(content)
        with suppress(Refusal):
            assert read() == written


@pytest.mark.slow
@pytest.mark.skipif(REAL is None, reason=WHY_SKIPPED)
@pytest.mark.timeout(900)
def test_a_board_that_was_brought_in_comes_back_as_it_was(make_empty: Make, tmp_path: Path) -> None:
    old, new = make_empty("sqlite"), make_empty("postgresql")
    assert old.run("db", "upgrade").exit_code == 0
    assert old.run("user", "create", "ruth", "--email", "r@example.org", "--role", "admin").exit_code == 0
    assert old.run("import", "stackexchange", str(REAL), "--admin", "ruth").exit_code == 0
    first = export(old, tmp_path / "first.zip")
    assert first[MANIFEST]["tables"]["replies"] > 4_000
    assert take_in(new, tmp_path / "first.zip").exit_code == 0
    assert export(new, tmp_path / "second.zip") == first
    assert new.run("verify").exit_code == 0
