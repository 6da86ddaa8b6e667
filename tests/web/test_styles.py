"""The style sheets: what older browsers understand, sizes that can be read, colours that can be told apart."""

import re

import pytest

from forum.files import static_path
from forum.queries.site_look import ACCENTS

SHEETS = {path.name: path.read_text(encoding="utf-8") for path in sorted((static_path() / "css").glob("*.css"))}
# Safari 12.5 and Chrome 90 know none of these.
UNKNOWN = (
    r"(?:^|[;{}\s])&",
    r":has\(",
    r"light-dark\(",
    r"color-mix\(",
    r"@container|@layer|@scope|@starting-style",
    r"(?:^|[;{\s])(?:row-|column-)?gap\s*:",
    r"aspect-ratio\s*:",
    r"(?:^|[;{\s])inset\s*:",
    r":(?:is|where)\(",
    r"\d[dsl]v[hw]\b",
)
SMALLEST_REM = 16 / 18
TEXT, SHAPE = 4.5, 3.0
GROUNDS = ("paper", "surface", "tint", "warm")
PAIRS = [
    *((colour, ground, TEXT) for colour in ("ink", "soft", "accent", "accent-strong", "danger") for ground in GROUNDS),
    ("danger", "danger-tint", TEXT),
    ("ink", "danger-tint", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-strong", TEXT),
    *(("field-border", ground, SHAPE) for ground in ("paper", "surface")),
    *(("focus", ground, SHAPE) for ground in GROUNDS),
]


def uncommented(sheet: str) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def colours_of(rule: str, sheet: str) -> list[dict[str, str]]:
    """The custom properties that are colours, of each block of a rule."""
    blocks = re.findall(rf"{re.escape(rule)}\s*{{([^}}]*)}}", SHEETS[sheet])
    return [dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", block)) for block in blocks]


def themes(accent: str = ACCENTS[0]) -> dict[str, dict[str, str]]:
    """All colours in light and in dark, with the accent that admins chose."""
    light, dark = colours_of(":root", "site.css")[:2]
    own_light, own_dark = colours_of(f':root[data-accent="{accent}"]', "accents.css") or ({}, {})
    return {"light": light | own_light, "dark": light | dark | own_dark}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", SHEETS)
def test_older_browsers_understand_it(name: str) -> None:
    sheet = uncommented(SHEETS[name])
    assert sheet.strip()
    assert [found.group() for pattern in UNKNOWN for found in re.finditer(pattern, sheet, re.MULTILINE)] == []


def test_unknown_words_would_be_found() -> None:
    nested, sized = ".a { & b { color: red } }", ".a { height: 100dvh }"
    for words in (nested, sized, ".a:has(b) {}", ".a { gap: 1rem }", ".a{column-gap:1rem}", ".a { inset: 0 }"):
        assert any(re.search(pattern, words, re.MULTILINE) for pattern in UNKNOWN), words


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_is_too_small_to_read_or_comes_from_elsewhere(name: str) -> None:
    sheet = uncommented(SHEETS[name])
    sizes = re.findall(r"font-size:\s*([\d.]+)(rem|em|px|pt|%)", sheet)
    assert all(unit in {"rem", "%", "pt"} or (unit, name) == ("em", "prose.css") for _, unit in sizes), sizes
    assert all(float(size) >= SMALLEST_REM - 0.001 for size, unit in sizes if unit == "rem"), sizes
    assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", sheet)


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_can_be_told_apart(theme: str, accent: str) -> None:
    colours = themes(accent)[theme]
    faults = [
        f"{colour} on {ground}: {contrast(colours[colour], colours[ground]):.2f}, and {least} is needed"
        for colour, ground, least in PAIRS
        if contrast(colours[colour], colours[ground]) < least
    ]
    assert not faults, "\n".join(faults)


def test_each_accent_has_its_colours_in_light_and_in_dark() -> None:
    """Light ones may leave what stands on the colour as it is: white."""
    assert set(re.findall(r'data-accent="([a-z]+)"', SHEETS["accents.css"])) == set(ACCENTS[1:])
    for accent in ACCENTS[1:]:
        light, dark = colours_of(f':root[data-accent="{accent}"]', "accents.css")
        assert light.keys() == {"accent", "accent-strong", "tint"}, accent
        assert dark.keys() == {"accent", "accent-strong", "on-accent", "tint"}, accent


def test_light_and_dark_name_the_same_colours() -> None:
    light, dark = themes().values()
    assert light.keys() == dark.keys()
    assert light != dark
