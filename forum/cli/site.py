"""How a command reaches the settings, the app and the background thread, and how its errors are said."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import IO, Any, Concatenate, ParamSpec, Protocol, TypeVar

import click
from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy.exc import DBAPIError

from forum.db import db, is_unavailable
from forum.errors import ForumError, Unavailable
from forum.settings import Settings, load_settings

EXTENSION = "forum_site"
AWAY = "The database cannot be reached, or is too busy to answer."

P = ParamSpec("P")
R = TypeVar("R")


class Background(Protocol):
    """What works the jobs beside the pages."""

    def start(self) -> None:
        """Begins in a thread of its own."""

    def stop(self) -> object:
        """Ends after the jobs in hand."""


class Refusal(click.ClickException):
    """One sentence on standard error, and exit status 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, err=True)


@dataclass(frozen=True)
class Site:
    """The parts that stand above the commands: the factory of apps, and that of their background threads."""

    make_app: Callable[[Settings], Flask]
    make_runner: Callable[..., Background]

    @property
    def instance_path(self) -> Path:
        """The folder that `FORUM_INSTANCE_PATH` names, else `instance` where the command runs."""
        return Path(os.environ.get("FORUM_INSTANCE_PATH") or "instance")

    def settings(self, **overrides: Any) -> Settings:
        """The settings as they are now; raises `ConfigurationError`."""
        return load_settings(self.instance_path, **overrides)

    @contextmanager
    def open_app(self, settings: Settings) -> Iterator[Flask]:
        """An app with its context open; connections are closed at the end, so that forking is safe."""
        app = self.make_app(settings)
        with app.app_context():
            try:
                yield app
            except ForumError as error:
                raise Refusal(_sentence(error)) from error
            except DBAPIError as error:
                if is_unavailable(error):
                    raise Refusal(f"{AWAY} ({_first_line(error)})") from error
                raise
            finally:
                db.session.remove()
                db.engine.dispose()


def _sentence(error: ForumError) -> str:
    return str(error.message) or (AWAY if isinstance(error, Unavailable) else "There is no such thing.")


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]


def pass_site(command: Callable[Concatenate[Site, P], R]) -> Callable[P, R]:
    """Hands a command its `Site`, and ends it with one sentence where the forum refuses something."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(_find_site(), *args, **kwargs)
        except ForumError as error:
            raise Refusal(_sentence(error)) from error

    return wrapped


def _find_site() -> Site:
    context = click.get_current_context()
    site = context.find_object(Site)
    if site is None:
        info = context.find_object(ScriptInfo)
        if info is None:
            raise RuntimeError("the command was called without a site")
        site = info.load_app().extensions[EXTENSION]
    return site
