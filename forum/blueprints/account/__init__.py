"""One's own account: signing in and out, passwords, settings."""

from forum.blueprints.account import (
    routes_closing,
    routes_email,
    routes_handle,
    routes_passkeys,
    routes_passwords,
    routes_portrait,
    routes_provider,
    routes_settings,
    routes_two_step,
)
from forum.blueprints.account.routes import bp

__all__ = [
    "bp",
    "routes_closing",
    "routes_email",
    "routes_handle",
    "routes_passkeys",
    "routes_passwords",
    "routes_portrait",
    "routes_provider",
    "routes_settings",
    "routes_two_step",
]
