"""The public log and the figures of the report in plain words."""

from dataclasses import dataclass
from typing import Any

from flask_babel import format_decimal

from forum.i18n import gettext
from forum.i18n import lazy_gettext as _
from forum.queries.report import Figure, Report
from forum.rules.names import HOLD_WORDS, RULE_NAMES
from forum.services.flag_reasons import REASON_NAMES
from forum.web.decision_words import KINDS, said_of

SECTIONS = {
    "notices": _("Legal notices"),
    "reports": _("Reports by members"),
    "decisions": _("Decisions"),
    "kinds": _("Decisions by what was done"),
    "categories": _("Decisions by what it was about"),
    "grounds": _("Decisions by their ground"),
    "sources": _("Decisions by how it was found"),
    "sanctions": _("Limits on members"),
    "appeals": _("Appeals"),
    "holds": _("Texts that waited for a moderator"),
    "handling": _("How long cases took"),
    "months": _("By month"),
}
_EVERYWHERE = {
    "total": _("All"),
    "few_not_public": _("In places that are not public, too few to list apart"),
    "median_hours": _("Half were decided within so many hours"),
    "p90_hours": _("Nine of ten were decided within so many hours"),
    "moderators": _("Moderators who decided something"),
    "automated": _("Made by a program alone"),
    "automated_percent": _("Made by a program alone, percent"),
    "restored": _("Texts that came back after an appeal"),
    "lifted": _("Lifted before their end"),
    "cases": _("Cases closed"),
    "none": _("No category"),
}
_STATES = {
    "open": _("still open"),
    "agreed": _("a moderator agreed"),
    "disagreed": _("no reason to act"),
    "ignored": _("closed without a decision"),
    "upheld": _("the decision stayed"),
    "reversed": _("the decision was taken back"),
    "withdrawn": _("withdrawn"),
    "approved": _("published"),
    "rejected": _("not accepted"),
    "expired": _("not looked at in time"),
    "handled": _("handled"),
    "ends": _("for a time"),
}
_NOTICE_STATES = {"open": _("Still open"), "upheld": _("Agreed"), "refused": _("Refused")}
_SOURCES = {
    "notice": _("After a report or notice"),
    "staff": _("Found by a moderator"),
    "machine": _("Found by a program"),
}
_GROUNDS = {"rules": _("The guidelines"), "law": _("A law")}
_SANCTIONS = {
    "warning": _("Warnings"),
    "silence": _("Stopped from writing"),
    "suspension": _("Suspended"),
    "approval": _("Texts wait for a moderator"),
}
_SIDES = {"writer": _("By the person concerned"), "flagger": _("By the person who reported")}
_MONTHLY = {
    "notices": _("Legal notices"),
    "reports": _("Reports"),
    "decisions": _("Decisions"),
    "appeals": _("Appeals"),
}
# How the two parts of a name are said, by section; a name of one part is said by the first table.
_NAMES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "notices": (_NOTICE_STATES, {}),
    "reports": (REASON_NAMES, _STATES),
    "kinds": ({name: kind.counted for name, kind in KINDS.items()}, {}),
    "categories": (REASON_NAMES, {}),
    "grounds": (_GROUNDS, {}),
    "sources": (_SOURCES, {}),
    "sanctions": (_SANCTIONS, _STATES | {"open": _("until lifted")}),
    "appeals": (_SIDES, _STATES),
    "holds": (HOLD_WORDS, _STATES),
    "months": (_MONTHLY, _EVERYWHERE),
}


def what_was_done(kind: str, *, is_of_reply: bool, is_of_post: bool) -> str:
    """A line of the log."""
    return str(said_of(kind, "reply" if is_of_reply else "post" if is_of_post else "member").logged)


def why(ground: str, category: str | None, rule: str | None) -> str:
    """The rule or category that the decision follows; never the law's own words, which are typed by hand."""
    if rule in RULE_NAMES:
        return str(RULE_NAMES[rule])
    if category in REASON_NAMES:
        return str(REASON_NAMES[category])
    return str(_("Against the law") if ground == "law" else _("The guidelines"))


@dataclass(frozen=True)
class FigureView:
    words: str
    value: str


@dataclass(frozen=True)
class SectionView:
    key: str
    title: str
    figures: list[FigureView]


def report_sections(report: Report) -> list[SectionView]:
    """The sections that have figures, in their order."""
    return [
        SectionView(key, str(title), [FigureView(words_of(figure), _value(figure)) for figure in figures])
        for key, title in SECTIONS.items()
        if (figures := report.section(key))
    ]


def words_of(figure: Figure) -> str:
    """What a figure counts."""
    first, second = _NAMES.get(figure.section, ({}, {}))
    name, _point, rest = figure.name.partition(".")
    if not rest:
        return str((_EVERYWHERE | first).get(name, name))
    # Rules are named by whole sentences.
    named = str(first.get(name, name)).rstrip(".")
    return gettext("%(first)s: %(second)s", first=named, second=second.get(rest, rest))


def _value(figure: Figure) -> str:
    return "–" if figure.value is None else str(format_decimal(figure.value))
