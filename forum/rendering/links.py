"""Links in stored HTML, for those who read it far from the site."""

import html
import re

# Within a tag: a text holds no `<`, and the sanitiser puts every value in double quotes.
_OWN_LINK = re.compile(r'(<a\b(?:\s[a-z]+="[^"]*")*?\shref=")(?=/)')


def whole_links(body: str, site: str) -> str:
    """Sanitised HTML with the paths of links made whole addresses."""
    return _OWN_LINK.sub(lambda found: found[1] + html.escape(site), body)
