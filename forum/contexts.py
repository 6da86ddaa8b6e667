"""What Flask's proxies look into, for what is asked dozens of times for a page: a proxy takes four times as long."""

from contextvars import ContextVar
from typing import Any, cast

from flask import current_app

# Holds the context of the app, with its `app` and `g`; Werkzeug gives what a proxy wraps by this name.
contexts = cast(ContextVar[Any], current_app.__wrapped__)  # type: ignore[attr-defined]
