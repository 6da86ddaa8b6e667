"""The views that act without a form's token and whoever sends them: each has its own proof of who asks.

None of them looks at a cookie.
"""

from flask import Flask
from flask_wtf import CSRFProtect

# By endpoint, with the proof.
EXEMPT = {
    "mail.stop_post": "The address holds the member and what they stop, signed; it can do nothing else (RFC 8058)."
}


def exempt_views(app: Flask, protect: CSRFProtect) -> None:
    """After all blueprints are registered."""
    for endpoint in EXEMPT:
        protect.exempt(app.view_functions[endpoint])
