"""What is kept of templates looks at nothing that differs between two readers who get the same."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment, nodes

from forum.files import templates_path
from forum.web.printed import Printed

PRINTED = re.compile(r"printed(?:_each)?\(\s*'([^']+)',\s*'([^']+)'")
# What the words, the language and the zone decide; addresses depend on where the site is mounted, which is asked.
ALLOWED = {"_", "gettext", "ngettext", "locale_code", "text_direction", "iso", "day_iso", "url_for", "loop"}
ALLOWED |= {"format_date", "format_datetime", "length_words"}


def _printed() -> set[tuple[str, str]]:
    found = set()
    for path in Path(templates_path()).rglob("*.html"):
        found.update(PRINTED.findall(path.read_text(encoding="utf-8")))
    return found


def _source(template: str) -> str:
    return (templates_path() / template).read_text(encoding="utf-8")


def _names(template: str, macro: str, seen: set[tuple[str, str]], source: Callable[[str], str] = _source) -> set[str]:
    """The names that a macro takes from outside, also by the macros that it calls."""
    if (template, macro) in seen:
        return set()
    seen.add((template, macro))
    tree = Environment(autoescape=True).parse(source(template))
    macros = {node.name: node for node in tree.find_all(nodes.Macro)}
    imported = {}
    for node in tree.find_all(nodes.FromImport):
        assert isinstance(node.template, nodes.Const)
        for name in node.names:
            there, here = (name, name) if isinstance(name, str) else name
            imported[here] = (str(node.template.value), there)
    body = macros[macro]
    stored = {name.name for name in body.find_all(nodes.Name) if name.ctx in {"store", "param"}}
    loaded = {name.name for name in body.find_all(nodes.Name) if name.ctx == "load"} - stored
    outside: set[str] = set()
    for name in loaded:
        if name in macros:
            outside |= _names(template, name, seen, source)
        elif name in imported:
            outside |= _names(*imported[name], seen, source)
        else:
            outside.add(name)
    return outside


def test_kept_macros_look_at_nothing_personal() -> None:
    found = _printed()
    assert ("posts/_article.html", "head") in found
    assert ("components/lists.html", "post_card") in found
    for template, macro in sorted(found):
        assert _names(template, macro, set()) <= ALLOWED, (template, macro)


def test_what_is_personal_is_found_behind_other_macros() -> None:
    texts = {
        "one": "{% from 'two' import far as near %}{% macro first(a) %}{% set b = a %}{{ near(b) }}{% endmacro %}",
        "two": "{% macro far(c) %}{{ last(c) }}{% endmacro %}{% macro last(d) %}{{ viewer.name ~ d }}{% endmacro %}",
    }
    assert _names("one", "first", set(), texts.__getitem__) == {"viewer"}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_same_is_printed_once_for_each_language_and_place(app: Flask) -> None:
    printed = Printed()
    with app.test_request_context("/"):
        first = printed("posts/_article.html", "invitation", "/somewhere")
        assert printed("posts/_article.html", "invitation", "/somewhere") is first
        assert "/elsewhere" in printed("posts/_article.html", "invitation", "/elsewhere")
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": "/board"}):
        assert 'href="/board/sign-in' in printed("posts/_article.html", "invitation", "/somewhere")
