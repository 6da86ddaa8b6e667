"""Rules for what people type into fields: each `check_…` gives the value to keep or says what is wrong."""

from forum.validation.emails import InvalidEmail, check_email, email_key
from forum.validation.handles import (
    RESERVED,
    InvalidHandle,
    check_handle,
    handle_key,
    handle_skeleton,
    looks_like,
)
from forum.validation.names import InvalidName, check_display_name
from forum.validation.passwords import InvalidPassword, check_password, normalise_password
from forum.validation.redirects import local_path
from forum.validation.slugs import slugify

__all__ = [
    "RESERVED",
    "InvalidEmail",
    "InvalidHandle",
    "InvalidName",
    "InvalidPassword",
    "check_display_name",
    "check_email",
    "check_handle",
    "check_password",
    "email_key",
    "handle_key",
    "handle_skeleton",
    "local_path",
    "looks_like",
    "normalise_password",
    "slugify",
]
