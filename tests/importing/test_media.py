"""Files of another site, found by their addresses there, and nothing outside the folder."""

import os
import unicodedata
from pathlib import Path

import pytest

from forum.importing.media import Media

BASE = "https://www.old.example/blog"
AT = "https://old.example/wp-content/uploads"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    given = tmp_path / "uploads"
    for name in ("2012/01/cat.jpg", "2012/01/dog-300x200.jpg", "2012/01/cow-scaled.png", "sites/3/a b.gif", "top.webp"):
        (given / name).parent.mkdir(parents=True, exist_ok=True)
        (given / name).write_bytes(b"zz")
    (given / unicodedata.normalize("NFD", "caf\u00e9.jpg")).write_bytes(b"zz")
    (tmp_path / "secret.jpg").write_bytes(b"zz")
    (given / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (given / "up").symlink_to(tmp_path)
    os.mkfifo(given / "pipe.jpg")
    return given


def found(folder: Path, address: str, *others: str) -> str | None:
    file = Media(folder, [BASE, *others]).find(address)
    return str(file.relative_to(folder)) if file is not None else None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"{AT}/2012/01/cat.jpg", "2012/01/cat.jpg"),
        (f"{AT}/2012/01/cat.jpg?w=300#x", "2012/01/cat.jpg"),
        (f"{AT}/2012/01/cat-300x200.jpg", "2012/01/cat.jpg"),
        (f"{AT}/2012/01/cat-scaled.jpg", "2012/01/cat.jpg"),
        (f"{AT}/2012/01/dog-300x200.jpg", "2012/01/dog-300x200.jpg"),
        (f"{AT}/2012/01/dog-150x150.jpg", None),
        (f"{AT}/2012/01/cow-1024x768.png", "2012/01/cow-scaled.png"),
        (f"{AT}/sites/3/a%20b.gif", "sites/3/a b.gif"),
        (f"{AT}/caf%C3%A9.jpg", unicodedata.normalize("NFD", "caf\u00e9.jpg")),
        ("http://old.example/files/2012/01/cat.jpg", "2012/01/cat.jpg"),
        ("https://old.example/2012/01/cat.jpg", "2012/01/cat.jpg"),
        ("https://other.example/wp-content/uploads/2012/01/cat.jpg", None),
        (f"{AT}/2012/01/mouse.jpg", None),
        (f"{AT}/2012/01", None),
        (f"{AT}/", None),
    ],
)
def test_a_file_is_found_by_its_address(folder: Path, address: str, name: str | None) -> None:
    assert found(folder, address) == name


def test_the_host_of_attachments_is_the_site_too(folder: Path) -> None:
    address = "https://cdn.example/2012/01/cat.jpg"
    assert found(folder, address) is None
    assert found(folder, address, "https://cdn.example/any.jpg") == "2012/01/cat.jpg"


@pytest.mark.parametrize(
    "path",
    [
        *("../secret.jpg", "%2e%2e/secret.jpg", "2012/../../secret.jpg", "2012/%2E%2E/%2E%2E/secret.jpg"),
        *("..%2fsecret.jpg", "..%5csecret.jpg", "/etc/passwd", "//etc/passwd", "out.jpg", "up/secret.jpg", "pipe.jpg"),
        *("%00.jpg", "2012/./01/cat.jpg", "a" * 5000 + ".jpg", "cat.jpg%00/../../secret.jpg", "\ud800.jpg"),
    ],
)
def test_nothing_outside_the_folder_is_found(folder: Path, path: str) -> None:
    assert found(folder, f"{AT}/{path}") is None


@pytest.mark.parametrize("address", ["", "cat.jpg", "http://[", "data:image/png;base64,zz", "file:///etc/passwd"])
def test_what_is_no_address_of_the_site_is_no_file(folder: Path, address: str) -> None:
    assert found(folder, address) is None
