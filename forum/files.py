"""Where the project's folders are: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _either(name: str) -> Path:
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def templates_path() -> Path:
    """The folder of templates."""
    return _either("templates")


def migrations_path() -> Path:
    """Alembic's folder."""
    return _either("migrations")


def static_path() -> Path:
    """The folder of style sheets and scripts."""
    return _PACKAGE / "static"
