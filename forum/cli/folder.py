"""The instance folder: made where it is missing, with a secret that only its owner reads."""

import os
import secrets
from pathlib import Path

from forum.cli.site import Refusal
from forum.settings import SECRET_FILE

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def make_folder(path: Path) -> None:
    """Makes the instance folder where there is none."""
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"The instance folder {path} cannot be made: {error.strerror}.") from error


def write_new(path: Path, text: str) -> None:
    """Writes a file that its owner alone reads; raises `Refusal` when it is there already."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    except FileExistsError as error:
        raise Refusal(f"{path} is there already; nothing was written.") from error
    except OSError as error:
        raise Refusal(f"{path} cannot be written: {error.strerror}.") from error
    with os.fdopen(descriptor, "w") as file:
        file.write(text)


def make_secret(folder: Path) -> None:
    """Writes a new secret where the folder has none."""
    path = folder / SECRET_FILE
    if not path.exists():
        write_new(path, secrets.token_urlsafe(48) + "\n")
