"""What settings must be like together and by themselves, beyond their types; `forum.settings` asks at start."""

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from forum.errors import ConfigurationError

if TYPE_CHECKING:
    from forum.settings import Settings

LONGEST_VERSION = 20
LONGEST_QUESTION = 300
LONGEST_PROVIDER_NAME = 40
LONGEST_ISSUER = 255
SHORTEST_CHECKER_SECRET = 16
SHORTEST_METRICS_TOKEN = 16
# With "+" and a token of 44 characters behind it, what stands before the @ has room in the 64 that mail allows.
MAIL_ADDRESS = re.compile(r"[a-z0-9._-]{1,19}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


def check_settings(settings: "Settings") -> None:
    """Raises ConfigurationError with a sentence that names the first setting that cannot be."""
    if not _is_address_of_site(settings.url):
        raise ConfigurationError(f"FORUM_URL is {settings.url!r}; it must look like https://forum.example.org.")
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ConfigurationError(f"FORUM_TIMEZONE is {settings.timezone!r}, which is no known time zone.") from None
    try:
        Locale.parse(settings.locale)
    except (UnknownLocaleError, ValueError):
        raise ConfigurationError(f"FORUM_LOCALE is {settings.locale!r}, which is no known language.") from None
    if not settings.database_url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ConfigurationError("FORUM_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://.")
    if not _names_a_database(settings.database_url):
        raise ConfigurationError("FORUM_DATABASE_URL must name a file, or a server with a number for its port.")
    _check_servers(settings)
    if settings.uploads and not settings.uploads.startswith("folder:/"):
        raise ConfigurationError("FORUM_UPLOADS must look like folder:/srv/forum/uploads.")
    _check_registration(settings)
    _check_provider(settings)
    if not all(name and reach for name, reach, _when in settings.help_lines):
        raise ConfigurationError(
            "FORUM_HELP_CONTACTS has a line that is not like: Crisis line | 0800 123 456 | always."
        )
    if settings.worried_admin_minutes < settings.worried_minutes:
        raise ConfigurationError("FORUM_WORRIED_ADMIN_MINUTES is less than FORUM_WORRIED_MINUTES.")
    _check_incoming(settings)
    _check_checker(settings.checker_url, settings.checker_secret)
    _check_hub(settings.websub_hub)
    _check_redis(settings.redis_url)
    _check_secrets(settings)


def is_https_or_local(url: str) -> bool:
    """Whether nobody between here and there can read along; raises ValueError for what is no address."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def _is_address_of_site(url: str) -> bool:
    """Whether it is scheme and host, with a port at the most."""
    try:
        parts = urlsplit(url)
        has_more = parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username or parts.port == 0
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not has_more


def _names_a_database(url: str) -> bool:
    """Whether several processes could share it: no database in memory, and a port that is one."""
    if url.startswith("sqlite"):
        return url.removeprefix("sqlite:///") not in {"", ":memory:"}
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _check_servers(settings: "Settings") -> None:
    addresses = settings.replica_addresses
    if addresses and settings.is_sqlite:
        raise ConfigurationError("FORUM_DATABASE_REPLICAS is set, but SQLite has no replicas; set FORUM_DATABASE_URL.")
    if not all(found.startswith("postgresql+psycopg://") and _names_a_database(found) for found in addresses):
        raise ConfigurationError(
            "FORUM_DATABASE_REPLICAS must be addresses that begin with postgresql+psycopg://, with spaces between."
        )
    # Each thread may need one, and the jobs one more.
    if not settings.is_sqlite and 2 * settings.database_pool <= settings.threads:
        raise ConfigurationError("FORUM_DATABASE_POOL is too small for FORUM_THREADS; it must be more than half of it.")
    if len({settings.database_url, *addresses}) <= len(addresses):
        raise ConfigurationError("FORUM_DATABASE_REPLICAS names a server twice, or that of FORUM_DATABASE_URL.")


def _check_checker(url: str, secret: str) -> None:
    if not url:
        return
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise ConfigurationError(f"FORUM_CHECKER_URL is {url!r}; it must look like https://check.example.org/forum.")
    if len(secret) < SHORTEST_CHECKER_SECRET:
        raise ConfigurationError("FORUM_CHECKER_URL is set, so FORUM_CHECKER_SECRET must have at least 16 characters.")


def _check_hub(url: str) -> None:
    if not url:
        return
    try:
        parts = urlsplit(url)
        is_address = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
        has_more = parts.username is not None or bool(parts.fragment)
    except ValueError:
        is_address = has_more = False
    if not is_address or has_more:
        raise ConfigurationError(f"FORUM_WEBSUB_HUB is {url!r}; it must look like https://hub.example.org/.")


def _check_incoming(settings: "Settings") -> None:
    for name in ("mail_reply", "mail_bounce"):
        address = getattr(settings, name)
        if address and not MAIL_ADDRESS.fullmatch(address):
            raise ConfigurationError(
                f"FORUM_{name.upper()} is {address!r}; it must look like reply@forum.example.org, "
                "with at most 19 small letters or digits before the @."
            )
    if settings.mail_reply and settings.mail_reply in {settings.mail_bounce, settings.mail_from}:
        raise ConfigurationError("FORUM_MAIL_REPLY must be an address of its own.")


def _check_redis(url: str) -> None:
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise ConfigurationError("FORUM_REDIS_URL must begin with redis://, rediss:// or unix://.")


def _check_secrets(settings: "Settings") -> None:
    if settings.metrics == "on" and len(settings.metrics_token) < SHORTEST_METRICS_TOKEN:
        raise ConfigurationError("FORUM_METRICS is on, so FORUM_METRICS_TOKEN must have at least 16 characters.")
    if settings.secret_key and len(settings.secret_key) < 32:
        raise ConfigurationError("FORUM_SECRET_KEY is shorter than 32 characters.")


def _check_registration(settings: "Settings") -> None:
    if len(settings.terms_version) > LONGEST_VERSION:
        raise ConfigurationError(f"FORUM_TERMS_VERSION is longer than {LONGEST_VERSION} characters.")
    if not 1 <= len(settings.registration_question.strip()) <= LONGEST_QUESTION:
        raise ConfigurationError(f"FORUM_REGISTRATION_QUESTION must have 1 to {LONGEST_QUESTION} characters.")


def _check_provider(settings: "Settings") -> None:
    others = ("oidc_client_id", "oidc_client_secret", "oidc_name")
    if not settings.oidc_issuer:
        for name in others:
            if getattr(settings, name):
                raise ConfigurationError(f"FORUM_{name.upper()} is set, so FORUM_OIDC_ISSUER must be, too.")
        return
    if not _is_address_of_issuer(settings.oidc_issuer):
        raise ConfigurationError(
            f"FORUM_OIDC_ISSUER is {settings.oidc_issuer!r}; it must look like https://accounts.example.org "
            "(http only on this machine)."
        )
    for name in others:
        if not getattr(settings, name).strip():
            raise ConfigurationError(f"FORUM_OIDC_ISSUER is set, so FORUM_{name.upper()} must be, too.")
    if len(settings.oidc_name) > LONGEST_PROVIDER_NAME:
        raise ConfigurationError(f"FORUM_OIDC_NAME is longer than {LONGEST_PROVIDER_NAME} characters.")


def _is_address_of_issuer(url: str) -> bool:
    """Whether it is an address as OpenID Connect Discovery 1.0 wants it: no query and no fragment."""
    try:
        parts = urlsplit(url)
        has_more = parts.query or parts.fragment or parts.username is not None or parts.port == 0
        is_safe = parts.scheme in {"http", "https"} and is_https_or_local(url)
    except ValueError:
        return False
    return is_safe and bool(parts.hostname) and not has_more and len(url) <= LONGEST_ISSUER
