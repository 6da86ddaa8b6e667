"""The public log and the figures of the report in plain words."""

from dataclasses import dataclass
from typing import Any

from flask_babel import format_decimal

from forum.i18n import gettext
from forum.i18n import lazy_gettext as _
from forum.queries.report import Figure, Report
from forum.rules.names import RULE_NAMES
from forum.web.decision_words import CATEGORIES

_ON_REPLY = {
    "hide": _("A reply was hidden"),
    "remove": _("A reply was removed"),
    "restore": _("A reply was brought back"),
    "edit": _("A reply was changed by a moderator"),
    "hide_revision": _("An earlier version of a reply was hidden"),
    "approve": _("A reply was looked at and published"),
    "reject": _("A reply was not accepted"),
    "move": _("A reply was moved to another conversation"),
    "split": _("A reply was moved to a post of its own"),
    "dismiss": _("A reply was reported, and nothing was changed"),
    "ignore": _("A report of a reply was closed without a decision"),
}
_ON_POST = {
    "hide": _("A post was hidden"),
    "remove": _("A post was removed"),
    "restore": _("A post was brought back"),
    "edit": _("A post was changed by a moderator"),
    "hide_revision": _("An earlier version of a post was hidden"),
    "lock": _("A conversation was locked"),
    "unlock": _("A conversation was opened again"),
    "approve": _("A post was looked at and published"),
    "reject": _("A post was not accepted"),
    "move": _("A post was moved to another blog"),
    "split": _("Part of a conversation was moved to a post of its own"),
    "merge": _("Two conversations were joined"),
    "dismiss": _("A post was reported, and nothing was changed"),
    "ignore": _("A report of a post was closed without a decision"),
}
_ON_MEMBER = {
    "dismiss": _("A report was looked at, and nothing was changed"),
    "ignore": _("A report was closed without a decision"),
    "warn": _("A member was warned"),
    "silence": _("A member was stopped from writing for a time"),
    "suspend": _("A member was suspended"),
    "require_approval": _("A member’s texts are looked at before they appear"),
    "lift": _("A limit on a member was lifted"),
    "sweep": _("An account was closed, and its texts were removed"),
    "undo_sweep": _("A closed account was opened again"),
    "uphold": _("After an appeal, a decision stayed as it was"),
    "reverse": _("After an appeal, a decision was taken back"),
    "merge_accounts": _("Two accounts of one person were joined"),
    "merge_blogs": _("Two blogs were joined"),
}
KINDS = {
    "hide": _("Texts hidden"),
    "remove": _("Texts removed"),
    "restore": _("Texts brought back"),
    "lock": _("Conversations locked"),
    "unlock": _("Conversations opened again"),
    "edit": _("Texts changed by a moderator"),
    "hide_revision": _("Earlier versions hidden"),
    "approve": _("Waiting texts published"),
    "reject": _("Waiting texts not accepted"),
    "dismiss": _("Reports without a reason to act"),
    "ignore": _("Reports closed without a decision"),
    "move": _("Posts or replies moved"),
    "split": _("Conversations divided"),
    "merge": _("Conversations joined"),
    "warn": _("Warnings"),
    "silence": _("Members stopped from writing for a time"),
    "suspend": _("Members suspended"),
    "require_approval": _("Members whose texts wait for a moderator"),
    "lift": _("Limits lifted"),
    "sweep": _("Accounts closed with all their texts"),
    "undo_sweep": _("Closed accounts opened again"),
    "uphold": _("Appeals after which the decision stayed"),
    "reverse": _("Appeals after which the decision was taken back"),
    "merge_accounts": _("Accounts joined"),
    "merge_blogs": _("Blogs joined"),
}
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
    "reports": (CATEGORIES, _STATES),
    "kinds": (KINDS, {}),
    "categories": (CATEGORIES, {}),
    "grounds": (_GROUNDS, {}),
    "sources": (_SOURCES, {}),
    "sanctions": (_SANCTIONS, _STATES | {"open": _("until lifted")}),
    "appeals": (_SIDES, _STATES),
    "holds": (RULE_NAMES, _STATES),
    "months": (_MONTHLY, _EVERYWHERE),
}


def what_was_done(kind: str, *, is_of_reply: bool, is_of_post: bool) -> str:
    """A line of the log."""
    on_text = _ON_REPLY if is_of_reply else _ON_POST if is_of_post else {}
    return str((_ON_POST | _ON_REPLY | _ON_MEMBER | on_text)[kind])


def why(ground: str, category: str | None, rule: str | None) -> str:
    """The rule or category that the decision follows; never the law's own words, which are typed by hand."""
    if rule in RULE_NAMES:
        return str(RULE_NAMES[rule])
    if category in CATEGORIES:
        return str(CATEGORIES[category])
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
