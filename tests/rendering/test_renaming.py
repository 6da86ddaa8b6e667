"""A new handle in what was written: the source and the stored HTML say the same, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rendering import NOBODY, MentionedMember, parse, rename_in_html, rename_in_source, render

OLD, NEW = "mary_b", "Mary_Bell"
PIECES = (
    *(
        "@mary_b",
        "@MARY_B",
        "@mary\\_b",
        "@mary_bx",
        "@mary",
        "x@mary_b",
        "@mary_b@example.org",
        "\\@mary_b",
        "@mary_b_",
    ),
    *("`", "```\n", "**", "_", "__", "~~", "[", "](https://example.org/@mary_b)", "https://example.org/@mary_b", ">"),
    *(" ", "\n", "\n\n", "    ", "- ", "# ", "&", "<b>", "word", ".", ",", "!", "(", ")", "@gerda", "é"),
)
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def rendered(source: str, **members: str) -> str:
    known = {handle.casefold(): MentionedMember(1, shown) for handle, shown in members.items()}
    return render(parse(source, place="reply"), known).html


@given(texts, st.sampled_from([NEW, "m2", NOBODY]))
def test_what_is_stored_is_what_the_new_source_gives(source: str, new: str) -> None:
    old = rendered(source, **{OLD: "Mary_B", "gerda": "gerda"})
    changed = rename_in_source(source, place="reply", old="Mary_B", new=new)
    shown = {} if new == NOBODY else {new: new}
    assert rendered(changed, **shown, gerda="gerda") == rename_in_html(old, old="Mary_B", new=new)
    assert OLD not in parse(changed, place="reply").handles


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Thanks, @Mary_B and @mary_b!", "Thanks, @Mary_Bell and @Mary_Bell!"),
        ("`@mary_b` is code, @mary_b is you", "`@mary_b` is code, @Mary_Bell is you"),
        ("mail x@mary_b.example and @mary_b", "mail x@mary_b.example and @Mary_Bell"),
        ("nobody is named", "nobody is named"),
    ],
)
def test_only_mentions_change(source: str, expected: str) -> None:
    assert rename_in_source(source, place="reply", old=OLD, new=NEW) == expected
