"""What the reader makes of a dump of Stack Exchange."""

from pathlib import Path

import pytest

from forum.importing.stackexchange import read_stackexchange
from forum.importing.staging import Staging, open_staging
from forum.importing.things import BadExport
from tests.support.stackexchange import POSTS, USERS, write_dump


def gather(staging: Staging, folder: Path) -> None:
    staging.gather(read_stackexchange(folder, name="A board", base="https://board.example/"))


def test_questions_answers_and_comments(tmp_path: Path) -> None:
    with open_staging() as staging:
        gather(staging, write_dump(tmp_path))
        (article,) = staging.articles()
        order = staging.order_of_remarks("10")
        assert staging.origin.source == "stackexchange https://board.example"
        assert dict(staging.left_out) == {
            "entries that are neither questions nor answers": 1,
            "comments on what is not brought in": 1,
        }
    assert (article.title, article.tags, article.person) == ("Why?", ("a-tag", "other"), "user 1")
    assert article.addresses == ("https://board.example/questions/10",)
    assert dict(order) == {"11": None, "comment 1": None, "comment 2": "11"}


def test_accounts_that_are_gone_keep_their_names(tmp_path: Path) -> None:
    posts = [
        {"Id": 1, "PostTypeId": 1, "Title": "x", "Body": "y", "OwnerDisplayName": "Gone"},
        {"Id": 2, "PostTypeId": 1, "Title": "x", "Body": "y"},
        {"Id": 3, "PostTypeId": 1, "Title": "x", "Body": "y", "Tags": "|one|two words|", "ClosedDate": "2013-01-01"},
    ]
    with open_staging() as staging:
        gather(staging, write_dump(tmp_path, [], posts, []))
        articles = list(staging.articles())
        people = staging.people(article.person for article in articles)
    assert [people[article.person].name for article in articles] == ["Gone", "Anonymous", "Anonymous"]
    assert (articles[2].tags, articles[2].is_closed) == (("one", "two words"), True)


@pytest.mark.parametrize(
    ("posts", "words"),
    [
        ([{"Id": 1, "PostTypeId": 1, "CreationDate": "soon", "Title": "x"}], "Posts.xml, line 4: “soon” is no date."),
        ([{"PostTypeId": 1, "Title": "x"}], "Posts.xml, line 4: a row has no Id."),
    ],
)
def test_a_broken_row_is_refused_with_its_line(tmp_path: Path, posts: list[dict[str, object]], words: str) -> None:
    with pytest.raises(BadExport) as refusal, open_staging() as staging:
        gather(staging, write_dump(tmp_path, USERS, posts, []))
    assert str(refusal.value) == words


def test_a_folder_without_a_file_is_refused(tmp_path: Path) -> None:
    (write_dump(tmp_path, USERS, POSTS) / "Comments.xml").unlink()
    with pytest.raises(BadExport, match=r"no Comments\.xml"), open_staging() as staging:
        gather(staging, tmp_path)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("See [ask] and [help/on-topic].", "See How to Ask and help center."),
        ("Is this [tag:middle-ages]?", "Is this middle-ages?"),
        ("[ask](https://a.example) and [sic] and `[ask]`", "[ask](https://a.example) and [sic] and `[ask]`"),
    ],
)
def test_short_words_in_comments_are_written_out(tmp_path: Path, source: str, expected: str) -> None:
    comments = [{"Id": 1, "PostId": 10, "Text": source, "UserId": 2}]
    with open_staging() as staging:
        gather(staging, write_dump(tmp_path, comments=comments))
        (remark,) = staging.remarks(["comment 1"])
    assert remark.body.text == expected


def test_pictures_that_nobody_described_say_nothing(tmp_path: Path) -> None:
    body = '<p><img src="https://a.example/b.png" alt="enter image description here"><img src="/c.png" alt="A cat"></p>'
    posts = [{"Id": 1, "PostTypeId": 1, "Title": "x", "Body": body}]
    with open_staging() as staging:
        gather(staging, write_dump(tmp_path, posts=posts, comments=[]))
        (article,) = staging.articles()
    assert article.body.text == body.replace("enter image description here", "")
