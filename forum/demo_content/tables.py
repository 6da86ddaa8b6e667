"""Reading TOML tables strictly: each field by its type, and none left unread."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import TypeVar

Choice = TypeVar("Choice", bound=str)


class Table:
    """One TOML table; `where` names it in every complaint, and every complaint is a ValueError."""

    def __init__(self, where: str, fields: Mapping[str, object]) -> None:
        self.where = where
        self._left = dict(fields)

    def text(self, name: str) -> str:
        """A text that must be there, without surrounding blank space."""
        value = self.optional_text(name)
        if value is None:
            raise ValueError(f"{self.where}: {name!r} is missing")
        return value

    def optional_text(self, name: str) -> str | None:
        value = self._left.pop(name, None)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"{self.where}: {name!r} must be a text that is not empty")
        return value.strip()

    def choice(self, name: str, allowed: tuple[Choice, ...]) -> Choice:
        value = self.optional_choice(name, allowed)
        if value is None:
            raise ValueError(f"{self.where}: {name!r} is missing")
        return value

    def optional_choice(self, name: str, allowed: tuple[Choice, ...]) -> Choice | None:
        value = self.optional_text(name)
        if value is None:
            return None
        for choice in allowed:
            if choice == value:
                return choice
        raise ValueError(f"{self.where}: {name!r} must be one of {', '.join(allowed)}, not {value!r}")

    def flag(self, name: str) -> bool:
        """True or false; a flag that is absent is false."""
        value = self._left.pop(name, False)
        if not isinstance(value, bool):
            raise ValueError(f"{self.where}: {name!r} must be true or false")
        return value

    def whole(self, name: str) -> int:
        value = self._left.pop(name, None)
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"{self.where}: {name!r} must be a whole number")
        return value

    def hours(self, name: str) -> float:
        """Hours before the moment of loading, more than none."""
        value = self._left.pop(name, None)
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise ValueError(f"{self.where}: {name!r} must be a number of hours above 0")
        return float(value)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._left.pop(name, None)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValueError(f"{self.where}: {name!r} must be a list of texts")
        return tuple(value)

    def table(self, name: str) -> "Table":
        value = self._left.pop(name, None)
        if not isinstance(value, dict):
            raise ValueError(f"{self.where}: {name!r} must be a table")
        return Table(f"{self.where}, {name}", value)

    def tables(self, name: str) -> list["Table"]:
        """The tables of an array; an array that is absent is empty."""
        value = self._left.pop(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise ValueError(f"{self.where}: {name!r} must be a list of tables")
        return [Table(f"{self.where}, {name} {place}", item) for place, item in enumerate(value, start=1)]

    def names(self) -> tuple[str, ...]:
        """The fields not read yet."""
        return tuple(self._left)

    def end(self) -> None:
        """Complain about fields that nothing has read."""
        if self._left:
            raise ValueError(f"{self.where}: unknown {', '.join(map(repr, self._left))}")


def read_file(name: str) -> Table:
    """The TOML file of that name beside this module."""
    source = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return Table(name, tomllib.loads(source))
