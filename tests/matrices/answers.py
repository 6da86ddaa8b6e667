"""What every answer must carry, and what no page may contain."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
MUST_CARRY = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "manifest", "ping"}
# What a page says of other addresses, whole as they must be; no browser loads them.
TOLD = {"canonical", "alternate"}
DATA_BLOCKS = {"application/ld+json"}


def faults_of_answer(response: TestResponse) -> list[str]:
    """Security headers that are absent, doubled or say something else, and errors that a cache may keep."""
    found = [
        f"{name} is {response.headers.getlist(name)}"
        for name, value in MUST_CARRY.items()
        if response.headers.getlist(name) != [value]
    ]
    keeps = response.headers.get("Cache-Control", "")
    if (response.status_code >= 400 or "Set-Cookie" in response.headers) and "no-store" not in keeps:
        found.append(f"Cache-Control of a {response.status_code} is {keeps!r}")
    if "Server" in response.headers or "X-Powered-By" in response.headers:
        found.append("it names its software")
    return found


def faults_of_html(html: str) -> list[str]:
    """Inline scripts, styles and handlers, and whatever would be loaded from or sent to another host."""
    parser = _Faults()
    parser.feed(html)
    parser.close()
    return parser.found


class _Faults(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "style":
            self.found.append("a style element")
        if tag == "script" and "src" not in values and values.get("type") not in DATA_BLOCKS:
            self.found.append("an inline script")
        if tag in {"iframe", "object", "embed", "base"}:
            self.found.append(f"a {tag}")
        for name in values:
            self._check(tag, name, values)

    def _check(self, tag: str, name: str, values: dict[str, str]) -> None:
        value = values[name]
        is_told = tag == "link" and values.get("rel") in TOLD
        is_loaded = name in LOADING or (tag in {"link", "use", "image"} and name in {"href", "xlink:href"})
        if name == "style" or name.startswith("on"):
            self.found.append(f"{name} on {tag}")
        if name in LOADING | {"href"} and value.strip().lower().startswith(("javascript:", "vbscript:", "data:")):
            self.found.append(f"{value[:20]} in {name} of {tag}")
        if is_loaded and not is_told and (urlsplit(value).netloc or urlsplit(value).scheme):
            self.found.append(f"{tag} loads {value}")
