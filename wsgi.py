"""The WSGI application for servers that take one by name: `gunicorn wsgi:app`, `waitress-serve wsgi:app`."""

import os
import sys
from pathlib import Path

from forum.app import create_app
from forum.errors import ConfigurationError
from forum.settings import load_settings

try:
    app = create_app(load_settings(Path(os.environ.get("FORUM_INSTANCE_PATH") or "instance")))
except ConfigurationError as error:
    sys.exit(str(error))
