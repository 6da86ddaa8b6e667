"""What belongs to the running app: its settings, for the layers that do not know Flask."""

from typing import cast

from flask import current_app

from forum.settings import Settings

EXTENSION = "forum_settings"


def current_settings() -> Settings:
    """The settings of the app in whose context the code runs."""
    return cast(Settings, current_app.extensions[EXTENSION])
