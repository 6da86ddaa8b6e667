"""What our own mail server found out about a sender (RFC 8601)."""

from collections.abc import Sequence


def is_authenticated(results: Sequence[str], server: str, sender: str) -> bool:
    """Whether the topmost results that bear the server's name confirm the domain of the address `sender`.

    Results below, or under other names, may have been written by anybody.
    """
    domain = sender.rpartition("@")[2].lower()
    for result in results:
        name, _semicolon, findings = _without_comments(result).partition(";")
        if name.split()[:1] == [server]:
            return any(_confirms(finding.split(), domain) for finding in findings.lower().split(";"))
    return False


def _confirms(words: Sequence[str], domain: str) -> bool:
    """DMARC for this domain, or a signature or an envelope of it or of a domain above."""
    if not words:
        return False
    given = dict(word.split("=", 1) for word in words[1:] if "=" in word)
    match words[0]:
        case "dmarc=pass":
            return given.get("header.from", "") == domain
        case "dkim=pass":
            return _is_same_or_above(given.get("header.d") or given.get("header.i", "").rpartition("@")[2], domain)
        case "spf=pass":
            return _is_same_or_above(given.get("smtp.mailfrom", "").rpartition("@")[2], domain)
    return False


def _is_same_or_above(found: str, domain: str) -> bool:
    return "." in found and (domain == found or domain.endswith(f".{found}"))


def _without_comments(value: str) -> str:
    kept, depth = [], 0
    for char in value:
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(char)
    return "".join(kept)
