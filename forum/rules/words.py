"""Word rules: phrases that admins list, found at word boundaries in any script. Nobody writes patterns.

A phrase matches after NFKC and casefold (`forum.rules.folding`). Between its words any run of white space is taken,
line ends too; where the phrase has none, the text may have none. Hyphens and apostrophes end a word, so "spam" is found
in "spam-free" and not in "spammer". Other spellings of a word are phrases of their own.

All phrases are one automaton over tokens (Aho and Corasick, 1975): a text is read once, whatever the number of phrases
and however they resemble each other.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Literal, get_args

from forum.errors import InvalidInput
from forum.i18n import lazy_gettext as _
from forum.i18n import lazy_number
from forum.rules.folding import Places, fold

Action = Literal["block", "hold", "flag", "censor", "replace", "link", "worry"]
ACTIONS: tuple[Action, ...] = get_args(Action)
CHANGING: frozenset[Action] = frozenset({"censor", "replace", "link"})

LONGEST_PHRASE = 100
LONGEST_REPLACEMENT = 300
LONGEST_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class WordRule:
    """A phrase and what happens to a text with it.

    `replacement` is the text to put there (replace) or the address to link to (link); `message` are the words for the
    writer whose text is blocked or held, "" for the usual ones.
    """

    id: int
    phrase: str
    action: Action
    replacement: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A rule's phrase at `start` to `end` of the original text."""

    rule: WordRule
    start: int
    end: int


@dataclass(frozen=True)
class WordList:
    """Compiled rules. State 0 is the root; each state stands for the beginning of a phrase."""

    following: list[dict[str, int]] = field(default_factory=lambda: [{}])
    shorter: list[int] = field(default_factory=lambda: [0])
    """The state of the longest proper ending that begins a phrase."""
    reports: list[int] = field(default_factory=lambda: [0])
    """The nearest state, itself or down `shorter`, at which a phrase ends; 0 for none."""
    depths: list[int] = field(default_factory=lambda: [0])
    ending: list[tuple[WordRule, ...]] = field(default_factory=lambda: [()])

    @cached_property
    def is_changing(self) -> bool:
        """Whether any phrase is censored, replaced or linked."""
        return any(rule.action in CHANGING for rules in self.ending for rule in rules)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan met: states at which phrases end, with the token that ends them; `steps` taken in all."""

    hits: list[tuple[int, int]]
    steps: int


NO_WORDS = WordList()


def check_word_rule(rule: WordRule) -> WordRule:
    """The rule without blanks around its texts. Raises InvalidInput with the field that is wrong."""
    phrase, replacement = " ".join(rule.phrase.split()), rule.replacement.strip()
    if not fold(phrase).tokens():
        raise InvalidInput(_("Please write the word or words to look for."), field="phrase")
    if len(phrase) > LONGEST_PHRASE:
        raise InvalidInput(
            _("Please use at most %(most)s characters.", most=lazy_number(LONGEST_PHRASE)), field="phrase"
        )
    if rule.action not in ACTIONS:
        raise InvalidInput(_("Please choose what happens."), field="action")
    if rule.action == "replace":
        _check_replacement(phrase, replacement)
    if rule.action == "link" and not _is_address(replacement):
        raise InvalidInput(
            _("Please give the whole address of a page; it begins with https:// or with /."), field="replacement"
        )
    message = " ".join(rule.message.split())
    if len(message) > LONGEST_MESSAGE:
        raise InvalidInput(
            _("Please use at most %(most)s characters.", most=lazy_number(LONGEST_MESSAGE)), field="told"
        )
    return WordRule(rule.id, phrase, rule.action, replacement, message)


def compile_words(rules: Iterable[WordRule]) -> WordList:
    """The rules as one automaton, about 10 µs a phrase. A phrase without any sign is passed over."""
    words = WordList()
    for rule in rules:
        state = 0
        for token in fold(rule.phrase).tokens():
            state = _follow_or_add(words, state, token if state else token.lstrip(" "))
        if state:
            words.ending[state] += (rule,)
    _link(words)
    return words


class WordLists:
    """Keeps the compiled list of each scope (the site, a blog) until its version changes. Safe among threads."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Hashable, WordList]] = {}
        self._lock = Lock()

    def get(self, scope: Hashable, version: Hashable, load: Callable[[], Iterable[WordRule]]) -> WordList:
        """The list of this scope and version; `load` is called when another is kept or none."""
        kept = self._kept.get(scope)
        if kept is not None and kept[0] == version:
            return kept[1]
        with self._lock:
            kept = self._kept.get(scope)
            if kept is None or kept[0] != version:
                kept = self._kept[scope] = (version, compile_words(load()))
            return kept[1]


def find_words(words: WordList, text: str) -> tuple[WordMatch, ...]:
    """Each rule's first match, in order of the text. What stands further on is the same rule again."""
    if not words.following[0]:
        return ()
    folded = fold(text)
    tokens = folded.tokens()
    hits = scan_tokens(words, tokens).hits
    if not hits:
        return ()
    places = Places(folded, tokens)
    matches = [
        WordMatch(rule, places.start(last + 1 - words.depths[state]), places.end(last))
        for state, last in hits
        for rule in words.ending[state]
    ]
    return tuple(sorted(matches, key=lambda match: (match.start, -match.end)))


def scan_tokens(words: WordList, tokens: Sequence[str]) -> Scan:
    """Reads the tokens once. Each state is reported once, so the work is linear in the text's length."""
    following, shorter, reports = words.following, words.shorter, words.reports
    beginnings, end = following[0], len(tokens)
    hits: list[tuple[int, int]] = []
    seen = {0}
    position, steps = 0, end
    # Most tokens begin no phrase, and are passed over at once.
    for begin in [at for at, token in enumerate(tokens) if token in beginnings]:
        if begin < position:
            continue
        state, position = beginnings[tokens[begin]], begin + 1
        while state:
            if reports[state] not in seen:
                hits.extend((found, position - 1) for found in _ended_at(words, state, seen))
            if position == end:
                break
            token = tokens[position]
            while state and token not in following[state]:
                state = shorter[state]
                steps += 1
            state = following[state].get(token, 0)
            position += 1
    return Scan(hits, steps + len(seen))


def _ended_at(words: WordList, state: int, seen: set[int]) -> Iterator[int]:
    """The states, not yet seen, of the phrases that end where this one is reached; the longest first."""
    found = words.reports[state]
    while found and found not in seen:
        seen.add(found)
        yield found
        found = words.reports[words.shorter[found]]


def _follow_or_add(words: WordList, state: int, token: str) -> int:
    known = words.following[state].get(token)
    if known is not None:
        return known
    added = len(words.following)
    words.following[state][token] = added
    if state == 0:
        # What stands before a phrase is nothing to it.
        words.following[0][" " + token] = added
    words.following.append({})
    words.shorter.append(0)
    words.reports.append(0)
    words.depths.append(words.depths[state] + 1)
    words.ending.append(())
    return added


def _link(words: WordList) -> None:
    """Sets `shorter` and `reports`, states nearer to the root first."""
    waiting = deque(dict.fromkeys(words.following[0].values()))
    while waiting:
        state = waiting.popleft()
        words.reports[state] = state if words.ending[state] else words.reports[words.shorter[state]]
        for token, child in words.following[state].items():
            ending = words.shorter[state]
            while ending and token not in words.following[ending]:
                ending = words.shorter[ending]
            words.shorter[child] = words.following[ending].get(token, 0)
            waiting.append(child)


def _check_replacement(phrase: str, replacement: str) -> None:
    if not replacement:
        raise InvalidInput(_("Please write what to put there instead."), field="replacement")
    if len(replacement) > LONGEST_REPLACEMENT:
        raise InvalidInput(
            _("Please use at most %(most)s characters.", most=lazy_number(LONGEST_REPLACEMENT)), field="replacement"
        )
    if find_words(compile_words([WordRule(0, phrase, "replace")]), replacement):
        raise InvalidInput(
            _("The new text must not have the old words in it, or each edit would replace them again."),
            field="replacement",
        )


def _is_address(address: str) -> bool:
    is_local = address.startswith("/") and not address.startswith("//")
    is_whole = address.startswith(("https://", "http://")) and len(address) > len("https://")
    is_tidy = not any(char.isspace() or char in "<>\\" for char in address)
    return (is_local or is_whole) and is_tidy and len(address) <= LONGEST_REPLACEMENT
