"""The sentence parts of the long thread, as phrases.toml holds them."""

from dataclasses import dataclass

from forum.demo_content.tables import Table, read_file


@dataclass(frozen=True, slots=True)
class Theme:
    """What can be seen from one kind of window, and what others answer to it.

    `cues` gives the answer that fits where its word (in lower case) was said.
    """

    views: tuple[str, ...]
    details: tuple[str, ...]
    answers: tuple[str, ...]
    cues: dict[str, str]

    def parts(self) -> tuple[str, ...]:
        return (*self.views, *self.details, *self.answers, *self.cues.values())


@dataclass(frozen=True, slots=True)
class Phrases:
    """All parts; `homes` gives each writer's handle the themes that fit where they live."""

    openings: tuple[str, ...]
    closings: tuple[str, ...]
    answer_openings: tuple[str, ...]
    answer_closings: tuple[str, ...]
    answers: tuple[str, ...]
    talkbacks: tuple[str, ...]
    talkback_closings: tuple[str, ...]
    slots: dict[str, tuple[str, ...]]
    homes: dict[str, tuple[str, ...]]
    themes: dict[str, Theme]

    def parts(self) -> tuple[str, ...]:
        """Every sentence part there is, of all kinds."""
        general = (self.openings, self.closings, self.answer_openings, self.answer_closings)
        talkbacks = (self.talkbacks, self.talkback_closings)
        themed = (theme.parts() for theme in self.themes.values())
        return tuple(text for part in (*general, self.answers, *talkbacks, *themed) for text in part)


def load_phrases() -> Phrases:
    """Read phrases.toml; raises ValueError where it is incomplete or a home names no theme."""
    file = read_file("phrases.toml")
    slots = file.table("slots")
    themes = file.table("themes")
    phrases = Phrases(
        openings=file.texts("openings"),
        closings=file.texts("closings"),
        answer_openings=file.texts("answer_openings"),
        answer_closings=file.texts("answer_closings"),
        answers=file.texts("answers"),
        talkbacks=file.texts("talkbacks"),
        talkback_closings=file.texts("talkback_closings"),
        slots={name: slots.texts(name) for name in slots.names()},
        homes=dict(_home(writer) for writer in file.tables("writers")),
        themes={name: _theme(themes.table(name)) for name in themes.names()},
    )
    file.end()
    for handle, home in phrases.homes.items():
        for name in home:
            if name not in phrases.themes:
                raise ValueError(f"phrases.toml: writer {handle!r} names the unknown theme {name!r}")
    return phrases


def _home(writer: Table) -> tuple[str, tuple[str, ...]]:
    handle, themes = writer.text("handle"), writer.texts("themes")
    writer.end()
    return handle, themes


def _theme(table: Table) -> Theme:
    cues = table.table("cues")
    theme = Theme(
        views=table.texts("views"),
        details=table.texts("details"),
        answers=table.texts("answers"),
        cues={word: cues.text(word) for word in cues.names()},
    )
    table.end()
    return theme
