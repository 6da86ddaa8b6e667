"""Small dumps of Stack Exchange for tests, and the real one where it lies beside the checkout."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

REAL = next(
    (
        found
        for folder in Path(__file__).resolve().parents
        if (found := folder / "shared" / "data" / "history-meta-2018").is_dir()
    ),
    None,
)
WHY_SKIPPED = "the real board is not here: ../shared/data/history-meta-2018"
Rows = Sequence[Mapping[str, object]]
USERS: Rows = [{"Id": 1, "DisplayName": "Ann Lee"}, {"Id": 2, "DisplayName": "bob"}, {"Id": 3, "DisplayName": "Bobby"}]
POSTS: Rows = [
    {"Id": 10, "PostTypeId": 1, "Title": "Why?", "Body": "<p>Tell me.</p>", "OwnerUserId": 1, "Tags": "<a-tag><other>"},
    {"Id": 11, "PostTypeId": 2, "ParentId": 10, "Body": "<p>Because.</p>", "OwnerUserId": 2},
    {"Id": 12, "PostTypeId": 5, "Body": "<p>About a tag.</p>"},
]
COMMENTS: Rows = [
    {"Id": 1, "PostId": 10, "Text": "To the *question*", "UserId": 2},
    {"Id": 2, "PostId": 11, "Text": "@bob to the answer, @AnnLee", "UserId": 1},
    {"Id": 3, "PostId": 12, "Text": "to nothing", "UserId": 1},
]


def write_dump(folder: Path, users: Rows = USERS, posts: Rows = POSTS, comments: Rows = COMMENTS) -> Path:
    """A folder with the three files; rows without a date get one, a second after the other."""
    for name, rows in (("Users", users), ("Posts", posts), ("Comments", comments)):
        lines = []
        for place, row in enumerate(rows):
            values = {"CreationDate": f"2012-01-01T10:00:{place:02}.123"} | dict(row)
            lines.append(f"<row {' '.join(f'{key}={quoteattr(str(value))}' for key, value in values.items())} />")
        head = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE {name.lower()} SYSTEM "{name.lower()}.dtd">\n'
        text = head + f"<{name.lower()}>\n" + "\n".join(lines) + f"\n</{name.lower()}>"
        (folder / f"{name}.xml").write_text("\ufeff" + text, encoding="utf-8")
    return folder
