"""The views that act without a form's token and whoever sends them: each has its own proof of who asks.

None of them looks at a cookie but for who may read what is announced.
"""

from flask import Flask
from flask_wtf import CSRFProtect

# By endpoint, with the proof.
EXEMPT = {
    "mail.stop_post": "The address holds the member and what they stop, signed; it can do nothing else (RFC 8058).",
    "newsletters.stop_post": "The address holds the subscription that it ends, signed (RFC 8058).",
    "newsletters.confirm_post": "The address holds the subscription that it confirms, signed, and works once.",
    "newsletters.ask": "It only has the named address asked; another site's form is refused by the view itself.",
    "site.close_announcement": "It only keeps a banner closed; another site's form is refused by the view itself.",
}


def exempt_views(app: Flask, protect: CSRFProtect) -> None:
    """After all blueprints are registered."""
    for endpoint in EXEMPT:
        protect.exempt(app.view_functions[endpoint])
