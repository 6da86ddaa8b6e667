"""Formats of templates: indents are no part of them, but what is typed and shown word for word is."""

from forum.web.slots import Slots


def test_indents_go_and_braces_stay() -> None:
    slots = Slots("name")
    made = slots.as_format(f"<p>\n    {{{slots.of.name}}}\n  {{}}</p>")
    assert made.format("Ann") == "<p> {Ann} {}</p>"


def test_samples_and_boxes_keep_their_lines() -> None:
    sample = "<code>- one thing\n- another thing</code>"
    box = '<textarea id="body" rows="8">\r\n</textarea>'
    made = Slots().as_format(f"<td>\n  {sample}\n</td>\n  {box}\n  <pre>a\n  b</pre>")
    assert made.format() == f"<td> {sample} </td> {box} <pre>a\n  b</pre>"
