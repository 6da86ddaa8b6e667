"""What a filled site is sampled from: threads of a board's dump, and invented ones."""

from pathlib import Path

import pytest

from forum.cli.filling.material import Article, invent_material, read_board
from forum.cli.site import Refusal

POSTS = """<posts>
<row Id="1" PostTypeId="1" CreationDate="2020-01-01T10:00" Title=" How  so? "
     Body="&lt;p&gt;Why?&lt;/p&gt;" Tags="&lt;a-b&gt;&lt;c&gt;"/>
<row Id="2" PostTypeId="2" ParentId="1" CreationDate="2020-01-01T11:00" Body="&lt;p&gt;So.&lt;/p&gt;" OwnerUserId="7"/>
<row Id="3" PostTypeId="1" CreationDate="2020-01-02T10:00" Title="Silent" Body="" Tags=""/>
<row Id="4" PostTypeId="5" CreationDate="2020-01-02T10:00" Body="a tag's page"/>
</posts>"""
COMMENTS = """<comments>
<row Id="1" PostId="2" Text="Is it?" CreationDate="2020-01-01T12:00" UserId="8"/>
<row Id="2" PostId="2" Text="@JoeB. It is." CreationDate="2020-01-01T12:30" UserId="7"/>
<row Id="3" PostId="1" Text="What?" CreationDate="2020-01-01T10:30" UserId="8"/>
<row Id="4" PostId="99" Text="Of nothing" CreationDate="2020-01-01T10:30"/>
</comments>"""
USERS = '<users><row Id="7" DisplayName="Ann"/><row Id="8" DisplayName="Joe Bloggs"/></users>'


@pytest.fixture
def board(tmp_path: Path) -> Path:
    for name, text in (("Posts", POSTS), ("Comments", COMMENTS), ("Users", USERS)):
        (tmp_path / f"{name}.xml").write_text(text)
    return tmp_path


def test_a_board_gives_its_threads_in_order_of_time(board: Path) -> None:
    material = read_board(board)
    assert material.articles == [Article("How so?", "Why?", ("a-b", "c")), Article("Silent", "", ())]
    # The comment on the question, the answer, a comment on it, and who answers that one by name.
    assert material.shapes == [(None, None, 1, 2), ()]
    assert material.replies == ["Is it?", "@JoeB. It is.", "What?", "Of nothing", "So."]
    assert material.names == ["Ann", "Joe Bloggs"]


@pytest.mark.parametrize(
    ("text", "words"), [("<posts/>", "holds no questions with answers"), ("<posts>", "cannot be read as a part")]
)
def test_what_is_no_board_is_refused(board: Path, text: str, words: str) -> None:
    (board / "Posts.xml").write_text(text)
    with pytest.raises(Refusal, match=words):
        read_board(board)


def test_invented_material_answers_what_stands_before() -> None:
    material = invent_material()
    assert material == invent_material()
    assert len(material.replies) > 1_000
    assert {len(shape) for shape in material.shapes} > {1, 2, 5}
    for shape in material.shapes:
        assert all(parent is None or 0 <= parent < place for place, parent in enumerate(shape))
