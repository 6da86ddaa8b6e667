"""Style sheets and scripts: under a path that names their content, so that browsers keep them for good."""

import hashlib
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise


def digest_of(folder: Path) -> str:
    """A short hash over the names and contents of all files below a folder."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def serve_static(app: Flask, folder: Path) -> None:
    """Serves the folder before Flask, and gives templates `static_url`."""
    prefix = f"/static/{digest_of(folder)}"
    app.jinja_env.globals["static_url"] = lambda name: f"{prefix}/{name}"
    whitenoise: Any = WhiteNoise(
        app.wsgi_app, root=str(folder), prefix=prefix, max_age=31536000, immutable_file_test=lambda *_: True
    )
    app.wsgi_app = whitenoise  # type: ignore[method-assign]
