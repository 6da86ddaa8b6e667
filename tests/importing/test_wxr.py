"""What the reader makes of an export of WordPress, and which files it refuses."""

import tracemalloc
from pathlib import Path
from typing import Any, TypeVar

import pytest

from forum.importing.staging import open_staging
from forum.importing.things import Article, BadExport, LeftOut, Link, Person, Remark, Thing
from forum.importing.wordpress import plain, read_text
from forum.importing.wxr import read_wxr
from tests.support.wordpress import HEAD, TAIL, comment, item, write_export

T = TypeVar("T")
# The line after the head.
BODY = HEAD.count("\n") + 1


def read(folder: Path, *items: str, **options: object) -> list[Thing]:
    return list(read_wxr(write_export(folder, *items), **options))  # type: ignore[arg-type]


def of(kind: type[T], things: list[Thing]) -> list[T]:
    return [thing for thing in things if isinstance(thing, kind)]


def left_out(things: list[Thing]) -> list[str]:
    return [thing.reason for thing in of(LeftOut, things)]


@pytest.mark.parametrize(
    ("status", "others", "state", "is_private"),
    [
        ("publish", {}, "published", False),
        ("publish", {"post_password": "enter"}, "published", True),
        ("private", {}, "published", True),
        ("future", {}, "scheduled", False),
        ("draft", {}, "draft", False),
        ("draft", {"post_password": "enter"}, "draft", True),
        ("pending", {}, "draft", False),
    ],
)
def test_states(tmp_path: Path, status: str, others: dict[str, Any], state: str, is_private: bool) -> None:
    (article,) = of(Article, read(tmp_path, item(1, status=status, **others)))
    assert (article.state, article.is_private) == (state, is_private)


def test_what_is_no_post_is_left_out_and_said(tmp_path: Path) -> None:
    kinds = ["attachment", "nav_menu_item", "revision", "product"]
    things = read(tmp_path, *(item(n, post_type=kind) for n, kind in enumerate(kinds)), item(9, status="trash"))
    assert of(Article, things) == []
    assert len(left_out(things)) == 5


def test_a_date_that_is_not_there_is_taken_from_the_next(tmp_path: Path) -> None:
    (article,) = of(
        Article,
        read(tmp_path, item(1, post_date_gmt="0000-00-00 00:00:00", pubDate="Tue, 03 Jan 2012 10:00:00 +0100")),
    )
    assert article.at.isoformat() == "2012-01-03T09:00:00+00:00"


def test_terms_as_tags_and_as_blogs(tmp_path: Path) -> None:
    terms = [("category", "Uncategorized"), ("category", "Birds"), ("post_tag", "Owls"), ("category", "Night")]
    (article,) = of(Article, read(tmp_path, item(1, terms=terms)))
    assert (article.section, article.tags) == (None, ("Owls", "Birds", "Night"))
    (article,) = of(Article, read(tmp_path, item(1, terms=terms), categories="blogs"))
    assert (article.section, article.tags) == (("birds", "Birds"), ("Owls", "Night"))


def test_whose_a_comment_is(tmp_path: Path) -> None:
    """Anybody can type an author's address; the site's own number, or the name as well, says that it was them."""
    anna = {"comment_author_email": "Anna@old.example"}
    comments = [
        comment(1, comment_author="Somebody", comment_user_id=1, **anna),
        comment(2, comment_author="anna old", **anna),
        comment(3, comment_author="Not Anna", **anna),
        comment(4, comment_author="Bea", comment_author_email="one@mail.example"),
        comment(5, comment_author="Bea", comment_author_email="two@mail.example"),
        comment(6, comment_author="bea", comment_author_email="ONE@mail.example"),
    ]
    people = [remark.person for remark in of(Remark, read(tmp_path, item(1, comments=comments)))]
    assert people[:2] == ["author anna", "author anna"]
    assert people[3] == people[5]
    assert len({*people[2:5]}) == 3
    assert not any(person.startswith("author") for person in people[2:])


def test_a_creator_with_a_slip_and_one_who_is_not_listed(tmp_path: Path) -> None:
    things = read(tmp_path, item(1, creator=">anna"), item(2, creator="ghost"))
    assert [article.person for article in of(Article, things)] == ["author anna", "author ghost"]
    assert {person.key for person in of(Person, things)} == {"author anna", "author ghost"}


def test_comments_that_are_none(tmp_path: Path) -> None:
    comments = [
        comment(1, comment_type="pingback", comment_author="There &laquo; Elsewhere"),
        comment(2, comment_type="trackback", comment_approved=0),
        comment(3, comment_approved="spam"),
        comment(4, comment_approved="trash"),
        comment(5, comment_type="order_note"),
        comment(6, comment_approved=0),
    ]
    things = read(tmp_path, item(1, comments=comments))
    assert [(link.kind, link.title, link.is_approved) for link in of(Link, things)] == [
        ("pingback", "There « Elsewhere", True),
        ("trackback", "Bea", False),
    ]
    assert [(remark.key, remark.state) for remark in of(Remark, things)] == [("6", "pending")]
    assert len(left_out(things)) == 3


@pytest.mark.parametrize(
    ("content", "form", "text", "gone"),
    [
        ("a [gallery ids='1,2'] b", "lines", "a \n\n b", ["gallery"]),
        ("[[gallery]] stays", "lines", "[gallery] stays", []),
        ("[caption width='9']<img src='x'> Words[/caption]", "lines", "\n\n<img src='x'> Words\n\n\n\n", []),
        ("[caption caption=\"Old\"]<img src='x'>[/caption]", "lines", "\n\n<img src='x'>\n\nOld\n\n", []),
        (
            "[embed]https://v.example/1?a=b&c=d[/embed]",
            "lines",
            '\n\n<a href="https://v.example/1?a=b&amp;c=d">https://v.example/1?a=b&amp;c=d</a>\n\n',
            [],
        ),
        ("a [sic] b [unknown x=1]", "lines", "a [sic] b [unknown x=1]", []),
        ("<!-- wp:paragraph -->\n<p>a</p>", "html", "<!-- wp:paragraph -->\n<p>a</p>", []),
    ],
)
def test_short_codes(content: str, form: str, text: str, gone: list[str]) -> None:
    found = read_text(content, "https://old.example/")
    assert (found.body.form, found.body.text, list(found.left_out)) == (form, text, gone)


def test_titles_lose_tags_and_nothing_else() -> None:
    assert plain("With <em>marks</em> &amp; ~`!@#$%^&*()-_=+{}[]/\\;:'\"?,.>") == (
        "With marks & ~`!@#$%^&*()-_=+{}[]/\\;:'\"?,.>"
    )


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<rss><channel><title>&a;</title></channel></rss>"""
PARAMETER = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>
<rss><channel/></rss>"""


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (BOMB, 1, "entities"),
        (OUTSIDE, 1, "entities"),
        (PARAMETER, 1, "entities"),
        ("", 1, "well-formed"),
        ("no XML at all", 1, "well-formed"),
        (f"{HEAD}{item(1)}\n<item><title>cut", BODY + 1, "well-formed"),
        (f"{HEAD}{item(1)}&nbsp;{TAIL}", BODY, "well-formed"),
        (f"{HEAD}{item(1, title='x')[:-7]}\x01</item>{TAIL}", BODY, "well-formed"),
        ("<rss><channel><title>A feed</title>\n<item><title>x</title></item></channel></rss>", 2, "not an export"),
        ("<html><body/></html>", None, "not an export"),
        (f"{HEAD}{item(1, post_date_gmt='yesterday')}{TAIL}", BODY, "no date"),
        (f"{HEAD}{item(1, post_id='')}{TAIL}", BODY, "no number"),
        (f"{HEAD}{item(1, comments=[comment(1, comment_date_gmt='')])}{TAIL}", BODY, "no date"),
        (f"{HEAD}{'<a>' * 60}{'</a>' * 60}{TAIL}", BODY, "too deep"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    file = tmp_path / "broken.xml"
    file.write_text(text)
    with pytest.raises(BadExport) as refusal, open_staging() as staging:
        staging.gather(read_wxr(file))
    assert words in str(refusal.value)
    assert "broken.xml" in str(refusal.value)
    assert refusal.value.line == line


def test_a_document_type_that_is_only_named_is_passed_over(tmp_path: Path) -> None:
    file = write_export(tmp_path, item(1), head=HEAD.replace("<rss", "<!DOCTYPE rss SYSTEM 'rss.dtd'>\n<rss"))
    assert len(of(Article, list(read_wxr(file)))) == 1


def test_a_long_file_needs_little_memory(tmp_path: Path) -> None:
    entry = item(1, "<p>" + "words " * 2_000 + "</p>", comments=[comment(n, "more " * 200) for n in range(10)])
    file = tmp_path / "long.xml"
    with file.open("w") as stream:
        stream.write(HEAD)
        for number in range(300):
            stream.write(entry.replace("<wp:post_id>1<", f"<wp:post_id>{number}<"))
        stream.write(TAIL)
    assert file.stat().st_size > 6_000_000
    tracemalloc.start()
    with open_staging() as staging:
        staging.gather(read_wxr(file))
        _size, peak = tracemalloc.get_traced_memory()
        assert staging.count("articles") == 300
    tracemalloc.stop()
    assert peak < 3_000_000
