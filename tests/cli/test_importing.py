"""`forum import` at a terminal: what it says, and what it refuses without touching anything."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.support.picture_files import picture_file
from tests.support.stackexchange import write_dump
from tests.support.wordpress import HEAD, comment, item, write_export

TABLES = ("posts", "replies", "users", "blogs", "import_sources", "old_addresses")


@pytest.fixture
def site(terminal: Terminal) -> Terminal:
    """A site with its admin and nothing else."""
    assert terminal.run("user", "create", "ruth", "--email", "ruth@example.org", "--role", "admin").exit_code == 0
    return terminal


def counts(site: Terminal) -> dict[str, int]:
    return {table: site.count_rows(table) for table in TABLES}


def test_it_says_what_it_took_and_what_not(site: Terminal, tmp_path: Path) -> None:
    pictures = "<p><img src='/cat.png' alt='A cat'></p>[gallery]"
    file = write_export(
        tmp_path,
        item(1, pictures, comments=[comment(1), comment(2, comment_approved="spam")]),
        item(2, post_type="nav_menu_item", title="Home"),
    )
    before = counts(site)
    dry = site.run("import", "wxr", str(file), "--admin", "ruth", "--dry-run")
    assert dry.exit_code == 0
    assert "Nothing was changed." in dry.stdout
    assert counts(site) == before
    done = site.run("import", "wxr", str(file), "--admin", "@ruth")
    assert done.exit_code == 0
    said = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert said == [
        "Old Site (https://old.example)",
        "Brought in:",
        "1 posts",
        "1 comments",
        "2 authors who cannot sign in",
        "1 blogs",
        "Changed on the way:",
        "1 pictures became links",
        "Left out:",
        "1 short codes “gallery” in texts, such as “Post 1”",
        "1 comments in the state “spam”, such as “Post 1”",
        "1 entries of menus, such as “Home”",
    ]
    assert [line.split(maxsplit=1)[1] for line in dry.stdout.splitlines()[1:7]] == [
        "be brought in:",
        *("posts", "comments", "authors who cannot sign in", "blogs"),
        "on the way:",
    ]
    after = counts(site)
    again = site.run("import", "wxr", str(file), "--admin", "ruth")
    assert "Brought in:" not in again.stdout
    assert counts(site) == after
    assert site.run("verify").output == ""


def test_pictures_of_a_folder_come_in(site: Terminal, tmp_path: Path) -> None:
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads" / "cat.jpg").write_bytes(picture_file())
    (tmp_path / "uploads" / "bad.jpg").write_text("zz")
    addresses = [f"/wp-content/uploads/{name}" for name in ("cat-30x20.jpg", "bad.jpg", "dog.jpg")]
    file = write_export(tmp_path, item(1, "".join(f"<p><img src='{address}' alt='zz'></p>" for address in addresses)))
    words = ["import", "wxr", str(file), "--admin", "ruth", "--media", str(tmp_path / "uploads")]
    assert "2 pictures" in " ".join(site.run(*words, "--dry-run").stdout.split())
    assert site.count_rows("pictures") == 0
    said = " ".join(site.run(*words).stdout.split())
    assert "1 pictures 1 authors" in said
    assert "2 pictures became links" in said
    assert "such as “bad.jpg”" in said
    assert site.count_rows("pictures") == site.count_rows("picture_uses") == 1
    assert site.run("verify").output == ""
    assert site.run(*words[:-1], "nowhere").exit_code == 2


def test_a_broken_file_is_one_sentence_and_changes_nothing(site: Terminal, tmp_path: Path) -> None:
    file = write_export(tmp_path, item(1), item(2, post_date_gmt="never"), item(3))
    before = counts(site)
    done = site.run("import", "wxr", str(file), "--admin", "ruth")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == f"export.xml, line {HEAD.count(chr(10)) + 3}: “never” is no date."
    assert counts(site) == before


def test_a_board_comes_in_from_its_folder(site: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "board"
    folder.mkdir()
    words = ["import", "stackexchange", str(write_dump(folder)), "--admin", "ruth", "--name", "A board"]
    done = site.run(*words, "--site", "https://board.example")
    assert done.exit_code == 0
    said = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert said[:6] == [
        "A board (https://board.example)",
        "Brought in:",
        *("1 posts", "3 comments", "2 authors who cannot sign in", "1 blogs"),
    ]
    assert site.count_rows("old_addresses", "path = '/questions/10'") == 1
    (folder / "Posts.xml").write_text("<posts><row")
    refused = site.run(*words)
    assert refused.exit_code == 2
    assert refused.stderr.splitlines()[-1].startswith("Posts.xml, line 1: this is not well-formed XML")


def test_an_admin_who_is_none_is_refused(site: Terminal, tmp_path: Path) -> None:
    file = write_export(tmp_path, item(1))
    assert site.run("user", "create", "ann", "--email", "ann@example.org").exit_code == 0
    assert site.run("import", "wxr", str(file), "--admin", "nobody").exit_code == 2
    refused = site.run("import", "wxr", str(file), "--admin", "ann")
    assert refused.exit_code == 2
    assert "Only an admin may do this." in refused.stderr
    assert site.count_rows("posts") == 0
