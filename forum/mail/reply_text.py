"""What somebody wrote in an answer by mail, without what it answers, the lines above that, and the signature.

Each line is looked at a fixed number of times and no pattern goes back, so that no message makes it slow. What is not
surely somebody else's text stays: a line too many in an answer does less harm than one that is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.mail.reply_words import ADVERTISEMENTS, ATTRIBUTIONS, OTHERS, SENDERS, WITHIN

# Begins the first line of messages that can be answered, above all that they say; see `marker`.
MARK = "##--"
LONGEST_ATTRIBUTION = 400
LINES_OF_ATTRIBUTION = 3
SHORTEST_WRAPPED = 60
WRAPPED_AT = 72
LONGEST_WRAPPED = 80
SECRET_PATH = "/unsubscribe/"  # noqa: S105 - a part of addresses that work for whoever holds them


def marker(words: str) -> str:
    """The first line of a message that can be answered, with words for people between signs for us."""
    return f"{MARK} {words} --##"


@dataclass(frozen=True)
class _Line:
    """A line without its `>`; `depth` is how many stood there."""

    depth: int
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def reply_text(body: str, *, is_wrapped: bool = False) -> str:
    """The answer as Markdown, empty when nothing was written; with `is_wrapped` lines cut by the program are joined."""
    lines = [_parse(line) for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept, has_mark = _before_the_answered(lines)
    kept = _without_end(kept, keeps_quotes=has_mark)
    return _markdown(_joined(kept) if is_wrapped else kept)


def _parse(raw: str) -> _Line:
    depth, index = 0, 0
    while index < len(raw) and raw[index] in "> ":
        if raw[index] == ">":
            depth += 1
        elif raw[index + 1 : index + 2] != ">" and depth:
            index += 1
            break
        elif not depth:
            break
        index += 1
    return _Line(depth, raw[index:].rstrip()) if depth else _Line(0, raw.rstrip())


def _before_the_answered(lines: Sequence[_Line]) -> tuple[list[_Line], bool]:
    """The lines above what is answered, and whether our mark ends them; all of them where somebody answered between."""
    kept: list[_Line] = []
    own_below = _own_below(lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.text.lstrip().startswith(MARK):
            if not (line.depth and own_below[index]):
                return kept, True
        elif not line.depth and _is_end(lines, index):
            break
        elif not line.depth and (count := _attribution(lines, index)):
            if not own_below[index + count - 1] or not _is_quoted_next(lines, index + count):
                break
            index += count
            continue
        elif not (line.depth and SECRET_PATH in line.text):
            kept.append(line)
        index += 1
    return kept, False


def _own_below(lines: Sequence[_Line]) -> list[bool]:
    """For each line, whether somebody wrote an unquoted line below the first quoted one after it."""
    found, has_own = [False] * len(lines), False
    end = next((i for i, line in enumerate(lines) if not line.depth and _is_end(lines, i)), len(lines))
    for index in range(end - 1, -1, -1):
        found[index] = has_own
        line = lines[index]
        is_rest = index > 0 and lines[index - 1].depth > 0 and len(lines[index - 1].text) >= SHORTEST_WRAPPED
        if not line.depth and not line.is_blank and not is_rest and not _is_advertisement(line):
            has_own = has_own or any(before.depth for before in lines[max(0, index - 3) : index])
    return found


def _is_quoted_next(lines: Sequence[_Line], start: int) -> bool:
    """Whether the next line that says something, of the next few, is a quoted one."""
    for line in lines[start : start + 4]:
        if line.depth:
            return True
        if not line.is_blank:
            return False
    return False


def _is_end(lines: Sequence[_Line], index: int) -> bool:
    """A signature, a line between an answer and an earlier message, or the head of one."""
    text = lines[index].text.strip()
    if text == "--":
        return True
    if text.startswith("-----") and text.endswith("-----") and any(char.isalpha() for char in text):
        return True
    if len(text) >= 20 and not text.strip("_"):
        return any(_is_head(lines, at) for at in range(index + 1, min(index + 4, len(lines))))
    return _is_head(lines, index)


def _is_head(lines: Sequence[_Line], index: int) -> bool:
    """`From:`, and `Sent:` or another such line in one of the two lines below."""
    if not _folded(lines[index]).startswith(SENDERS):
        return False
    below = [line for line in lines[index + 1 : index + 5] if not line.is_blank][:2]
    return bool(below) and all(_folded(line).startswith(OTHERS) for line in below)


def _attribution(lines: Sequence[_Line], index: int) -> int:
    """How many lines from here say who wrote what is quoted below; 0 for none."""
    joined = ""
    if lines[index].is_blank or not _folded(lines[index]).startswith(tuple(begin for begin, _end in ATTRIBUTIONS)):
        return 0
    for count, line in enumerate(lines[index : index + LINES_OF_ATTRIBUTION], start=1):
        if line.is_blank or line.depth or len(joined) + len(line.text) > LONGEST_ATTRIBUTION:
            return 0
        joined = f"{joined} {_folded(line)}".strip()
        if _is_attribution(joined):
            is_sure = "@" in joined or sum(char.isdigit() for char in joined) >= 6
            is_followed = _is_quoted_next(lines, index + count) and any(char.isdigit() for char in joined)
            return count if is_sure or is_followed else 0
    return 0


def _is_attribution(text: str) -> bool:
    for begin, end in ATTRIBUTIONS:
        if text.startswith(begin) and text.endswith(end) and WITHIN.get((begin, end), "") in text:
            return True
    return False


def _without_end(lines: list[_Line], *, keeps_quotes: bool) -> list[_Line]:
    """Without blank lines, quotes and what phones add at the end. Above our mark, quotes were put there by hand."""
    end, has_advertisement = len(lines), False
    while end:
        line = lines[end - 1]
        is_quote = line.depth > 0 and (line.is_blank or not keeps_quotes)
        if not has_advertisement and not line.depth and _is_advertisement(line):
            has_advertisement = True
        elif keeps_quotes and line.depth and (count := _attribution_before(lines, end)):
            end -= count - 1
        elif not (line.is_blank or is_quote):
            break
        end -= 1
    return lines[:end]


def _attribution_before(lines: Sequence[_Line], end: int) -> int:
    """How many of the quoted lines that end here say who wrote what is quoted; some programs quote them too."""
    joined = ""
    for count, line in enumerate(reversed(lines[max(0, end - LINES_OF_ATTRIBUTION) : end]), start=1):
        if not line.depth or line.is_blank or len(joined) + len(line.text) > LONGEST_ATTRIBUTION:
            return 0
        joined = f"{_folded(line)} {joined}".strip()
        if _is_attribution(joined):
            return count
    return 0


def _is_advertisement(line: _Line) -> bool:
    return len(line.text) <= 100 and _folded(line).lstrip("<[").startswith(ADVERTISEMENTS)


def _folded(line: _Line) -> str:
    """In lower case, without the stars and blanks that programs put around names of headers."""
    return line.text[:LONGEST_ATTRIBUTION].replace("*", "").replace("\xa0", " ").replace("\u202f", " ").strip().lower()


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """With the lines put together again that a program broke because the next word did not fit."""
    found: list[list[str]] = []
    depths: list[int] = []
    last = ""
    for line in lines:
        word = line.text.split(" ", 1)[0]
        is_list = word in {"-", "*", "+"} or word.rstrip(".)").isdigit()
        fits = SHORTEST_WRAPPED <= len(last) <= LONGEST_WRAPPED and len(last) + 1 + len(word) > WRAPPED_AT
        if found and depths[-1] == line.depth and fits and word and not is_list:
            found[-1].append(line.text)
        else:
            found.append([line.text])
            depths.append(line.depth)
        last = line.text
    return [_Line(depth, " ".join(parts)) for depth, parts in zip(depths, found, strict=True)]


def _markdown(lines: Sequence[_Line]) -> str:
    """Quotes as Markdown quotes, parted from what follows them."""
    written: list[str] = []
    depth = 0
    for line in lines:
        if line.depth < depth and not line.is_blank and written:
            written.append(">" * line.depth)
        written.append(f"{'>' * line.depth} {line.text}".rstrip() if line.depth else line.text)
        depth = line.depth
    return "\n".join(written).strip("\n").rstrip()
