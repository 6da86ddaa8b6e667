"""The numbers of the rules, which admins may change; each says what it does and how far it goes."""

from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields
from typing import Any

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.rules.flag_weights import SENSITIVITIES, Sensitivity
from forum.rules.names import OPTIONAL_RULES


def _number(default: Any, words: Any, low: float, high: float) -> Any:
    return field(default=default, metadata={"help": words, "low": low, "high": high})


@dataclass(frozen=True)
class RuleSettings:
    """What the rules go by. A field's metadata has `help`, and `low` and `high` or `choices`, for a form."""

    max_links: int = _number(2, _("How many links a newcomer's text may have."), 0, 100)
    max_mentions: int = _number(2, _("How many members a newcomer's text may name."), 0, 100)
    host_repeats: int = _number(3, _("How many links to the same site one text may have."), 1, 100)
    seconds_to_type: int = _number(
        3, _("A first text with a link that was sent in fewer seconds waits for a moderator."), 0, 60
    )
    rejected_share: float = _number(
        0.30, _("From this share of texts rejected in 7 days on, a member's texts wait for a moderator."), 0.05, 1.0
    )
    rejected_minimum: int = _number(5, _("How many texts of 7 days are needed to look at that share."), 1, 100)
    newcomer_replies: int = _number(
        3, _("In blogs that look at newcomers first: how many published replies are enough."), 1, 100
    )
    duplicate_minutes: int = _number(6, _("For how many minutes the same text is not taken again."), 0, 1440)
    duplicate_length: int = _number(
        80, _("A text with more characters than this is not taken again at any other place either."), 0, 20_000
    )
    flags_a_day: int = _number(20, _("How many reports a member may send in a day; trusted members more."), 1, 1000)
    sensitivity: Sensitivity = field(
        default="medium",
        metadata={"help": _("How easily reports hide a text until a moderator looks."), "choices": SENSITIVITIES},
    )
    off: frozenset[str] = field(
        default=frozenset(), metadata={"help": _("Rules that are switched off."), "choices": OPTIONAL_RULES}
    )


RULE_FIELDS: tuple[Field[Any], ...] = fields(RuleSettings)


def read_rule_settings(values: Mapping[str, Any]) -> RuleSettings:
    """Settings from what was stored or typed; what is missing is the default. Raises InvalidInput with the field."""
    known = {each.name: each for each in RULE_FIELDS}
    for name in values:
        if name not in known:
            raise InvalidInput(_("There is no such setting."), field=name)
    return RuleSettings(**{name: _read(known[name], value) for name, value in values.items()})


def rule_values(settings: RuleSettings) -> dict[str, Any]:
    """The settings as JSON can keep them."""
    return asdict(settings) | {"off": sorted(settings.off)}


def _read(each: Field[Any], value: Any) -> Any:
    if each.name == "off":
        return _read_off(value)
    if "choices" in each.metadata:
        if value not in each.metadata["choices"]:
            raise InvalidInput(_("Please choose one of the list."), field=each.name)
        return value
    try:
        number = float(value) if isinstance(each.default, float) else int(value)
    except (TypeError, ValueError, OverflowError):
        raise InvalidInput(_("Please write a number."), field=each.name) from None
    low, high = each.metadata["low"], each.metadata["high"]
    if not low <= number <= high:
        raise InvalidInput(_("Please write a number from %(low)s to %(high)s.", low=low, high=high), field=each.name)
    return number


def _read_off(value: Any) -> frozenset[str]:
    if isinstance(value, str) or not set(value) <= set(OPTIONAL_RULES):
        raise InvalidInput(_("Please choose from the list."), field="off")
    return frozenset(value)
