"""What happens to a text before it is published: rules in order, of which the first that decides wins.

An outside check is slow, so judge first without its answer, and again with it where the outcome is "publish".
"""

from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.rules.changing import change_title, change_words
from forum.rules.facts import Note, Reading, Ruling, Submission, Verdict, findings_digest, text_digest
from forum.rules.trust import NEWCOMER
from forum.rules.words import find_words

Rule = Callable[[Reading], Iterator[Note | Ruling]]

WAITS = _("A moderator reads your text before others do. We will tell you as soon as it is published.")


def judge(facts: Submission) -> Verdict:
    """The verdict on a text; the same facts always give the same one."""
    reading = _read(facts)
    notes: list[Note] = []
    ruling = Ruling("publish", "")
    for step in _steps(reading):
        if isinstance(step, Ruling):
            ruling = step
            break
        notes.append(step)
    return _verdict(reading, ruling, tuple(notes))


def holding_rules(facts: Submission) -> tuple[str, ...]:
    """Every rule that would hold or refuse the text by itself, switched on or not: to try rules on earlier texts."""
    reading = _read(facts)
    rulings = (step for rule in TRIED for step in rule(reading) if isinstance(step, Ruling))
    return tuple(dict.fromkeys(ruling.rule for ruling in rulings))


def _steps(reading: Reading) -> Iterator[Note | Ruling]:
    off = reading.facts.settings.off
    for rule in RULES:
        for step in rule(reading):
            if step.rule not in off:
                yield step


def _read(facts: Submission) -> Reading:
    text = facts.text
    untouched = Reading(facts, source=text.source, title=text.title, summary=text.summary, tags=text.tags)
    if "word" in facts.settings.off or _is_exempt(facts) or len(text.source) > text.longest:
        return untouched
    lines = [*([text.title] if text.title else []), text.plain, *([text.summary] if text.summary else []), *text.tags]
    matches = find_words(facts.words, "\n".join(lines))
    changed = change_words(facts.words, text.source)
    shorts = (text.title, text.summary, *text.tags)
    title, summary, *tags = (change_title(facts.words, short).source for short in shorts)
    if len(changed.source) > text.longest:
        return Reading(facts, matches, text.source, title, summary, tuple(tags), is_overlong=True)
    return Reading(facts, matches, changed.source, title, summary, tuple(tags), changed.changes)


def _verdict(reading: Reading, ruling: Ruling, notes: tuple[Note, ...]) -> Verdict:
    text = reading.facts.text
    is_kept = ruling.outcome in ("publish", "hold")
    flags = tuple(match for match in reading.matches if match.rule.action == "flag") if is_kept else ()
    return Verdict(
        outcome=ruling.outcome,
        rule=ruling.rule,
        words=ruling.words,
        source=reading.source if is_kept else text.source,
        title=reading.title if is_kept else text.title,
        summary=reading.summary if is_kept else text.summary,
        tags=reading.tags if is_kept else text.tags,
        notes=notes,
        asks=text.findings if ruling.outcome == "ask" else (),
        flags=flags,
        worries=tuple(match for match in reading.matches if match.rule.action == "worry"),
        changes=reading.changes if is_kept else (),
        where=ruling.where,
        retry_after=ruling.retry_after,
    )


def _is_exempt(facts: Submission) -> bool:
    return facts.author.is_staff or facts.author.is_moderator_here


def _is_newcomer(facts: Submission) -> bool:
    return facts.author.trust_level == NEWCOMER


def _length(reading: Reading) -> Iterator[Note | Ruling]:
    text = reading.facts.text
    if not text.source.strip():
        yield Ruling("refuse", "empty", _("Please write something first."))
    elif len(text.source) > text.longest:
        words = _(
            "This text has %(actual)s characters; at most %(longest)s fit here.",
            actual=lazy_number(len(text.source)),
            longest=lazy_number(text.longest),
        )
        yield Ruling("refuse", "too_long", words)


def _thread(reading: Reading) -> Iterator[Note | Ruling]:
    closed = reading.facts.place.thread_closed
    if closed is not None:
        yield Ruling("refuse", "thread_closed", closed)


def _silence(reading: Reading) -> Iterator[Note | Ruling]:
    history = reading.facts.history
    if history.silenced_until is not None or history.silence_words is not None:
        words = history.silence_words or _("You cannot write at the moment. Your text is still here to copy.")
        yield Ruling("refuse", "silenced", words)


def _duplicate(reading: Reading) -> Iterator[Note | Ruling]:
    text, settings = reading.facts.text, reading.facts.settings
    if text.is_edit or not reading.facts.history.earlier:
        return
    digest = text_digest(text.source)
    is_long = len(text.source.strip()) > settings.duplicate_length
    for earlier in reading.facts.history.earlier:
        is_near = is_long or (text.parent is not None and earlier.parent == text.parent)
        if earlier.digest == digest and is_near and earlier.seconds_ago < settings.duplicate_minutes * 60:
            words = _("You have already sent this text, a short time ago. It need not be sent again.")
            yield Ruling("refuse", "duplicate", words, where=earlier.where)


def _flood(reading: Reading) -> Iterator[Note | Ruling]:
    seconds = reading.facts.history.wait_seconds
    if seconds > 0:
        words = _("Please wait %(seconds)s seconds before you send the next text.", seconds=lazy_number(seconds))
        yield Ruling("refuse", "flood", words, retry_after=seconds)


def _staff(reading: Reading) -> Iterator[Note | Ruling]:
    if _is_exempt(reading.facts):
        yield Ruling("publish", "staff")


def _approval(reading: Reading) -> Iterator[Note | Ruling]:
    author, moderation = reading.facts.author, reading.facts.place.moderation
    enough = reading.facts.settings.newcomer_replies
    if author.needs_approval:
        yield Ruling("hold", "approval_required", WAITS)
    elif moderation == "all":
        yield Ruling("hold", "blog_moderation", WAITS)
    elif moderation == "newcomers" and _is_newcomer(reading.facts) and author.published_replies < enough:
        yield Ruling("hold", "newcomer", WAITS)


def _words(reading: Reading) -> Iterator[Note | Ruling]:
    for match in reading.matches:
        yield Note("word", _("Found: “%(phrase)s”.", phrase=match.rule.phrase))
    blocking = [match.rule for match in reading.matches if match.rule.action == "block"]
    if blocking:
        usual = _("“%(phrase)s” cannot be used here. Please write it another way.", phrase=blocking[0].phrase)
        yield Ruling("refuse", "word", blocking[0].message or usual)
    holding = [match.rule for match in reading.matches if match.rule.action == "hold"]
    if reading.is_overlong or holding:
        own = next((rule.message for rule in holding if rule.message), None)
        yield Ruling("hold", "word", own or WAITS)


def _links(reading: Reading) -> Iterator[Note | Ruling]:
    settings = reading.facts.settings
    hosts = Counter(_foreign_hosts(reading))
    if _is_newcomer(reading.facts) and hosts.total() > settings.max_links:
        yield Ruling("hold", "links", WAITS)
    if any(times > settings.host_repeats for times in hosts.values()):
        yield Ruling("hold", "host", WAITS)


def _mentions(reading: Reading) -> Iterator[Note | Ruling]:
    if _is_newcomer(reading.facts) and reading.facts.text.mentions > reading.facts.settings.max_mentions:
        yield Ruling("hold", "mentions", WAITS)


def _fast_link(reading: Reading) -> Iterator[Note | Ruling]:
    text = reading.facts.text
    if text.is_edit or reading.facts.author.texts or text.seconds_to_write is None:
        return
    if text.seconds_to_write < reading.facts.settings.seconds_to_type and any(_foreign_hosts(reading)):
        yield Ruling("hold", "fast_link", WAITS)


def _rejected(reading: Reading) -> Iterator[Note | Ruling]:
    author, settings = reading.facts.author, reading.facts.settings
    if author.texts_lately < settings.rejected_minimum or not author.texts_lately:
        return
    if author.rejected_lately / author.texts_lately >= settings.rejected_share:
        yield Ruling("hold", "rejected_share", WAITS)


def _personal_data(reading: Reading) -> Iterator[Note | Ruling]:
    text = reading.facts.text
    if not text.findings:
        return
    if text.confirmed == findings_digest(text.findings):
        yield Note("personal_data", _("The writer was asked about personal information and wanted to send it."))
    else:
        words = _("Your text seems to have personal information in it. Everyone who reads it would see it.")
        yield Ruling("ask", "personal_data", words)


def _checker(reading: Reading) -> Iterator[Note | Ruling]:
    answer = reading.facts.checker
    if answer is None or answer.outcome == "publish":
        return
    usual = WAITS if answer.outcome == "hold" else _("This text cannot be published here.")
    yield Ruling(answer.outcome, "checker", answer.words or usual)


def _foreign_hosts(reading: Reading) -> Iterator[str]:
    own_hosts = {host.lower().removeprefix("www.") for host in reading.facts.place.own_hosts}
    for address in reading.facts.text.links:
        host = _host(address)
        if host and host not in own_hosts:
            yield host


def _host(address: str) -> str:
    """The host that an address leads to, "" for places of this site, e-mail addresses and nonsense."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


TRIED: tuple[Rule, ...] = (_words, _links, _mentions, _fast_link, _rejected)
RULES: tuple[Rule, ...] = (
    _length,
    _thread,
    _silence,
    _duplicate,
    _flood,
    _staff,
    _approval,
    *TRIED,
    _personal_data,
    _checker,
)
