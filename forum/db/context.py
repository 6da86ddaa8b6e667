"""What belongs to the running app: its settings, for the layers that do not know Flask."""

from typing import cast

from forum.contexts import contexts
from forum.settings import Settings

EXTENSION = "forum_settings"


def current_settings() -> Settings:
    """The settings of the app in whose context the code runs."""
    context = contexts.get(None)
    if context is None:
        raise RuntimeError("settings are asked for outside an app")
    return cast(Settings, context.app.extensions[EXTENSION])
