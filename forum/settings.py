"""The settings: one typed object, checked at start.

Order of precedence: defaults < `instance/config.py` < environment variables `FORUM_*`.
An unknown or impossible setting raises `ConfigurationError` with a sentence that names it.
"""

import os
import re
import runpy
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError

from forum.errors import ConfigurationError

PREFIX = "FORUM_"
NOT_SETTINGS = {"FORUM_INSTANCE_PATH", "FORUM_TEST_REQUIRE"}
LONGEST_VERSION = 20
LONGEST_QUESTION = 300
LONGEST_PROVIDER_NAME = 40
LONGEST_ISSUER = 255
SHORTEST_CHECKER_SECRET = 16
SHORTEST_METRICS_TOKEN = 16
# With "+" and a token of 44 characters behind it, what stands before the @ has room in the 64 that mail allows.
MAIL_ADDRESS = re.compile(r"[a-z0-9._-]{1,19}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
SECRET_FILE = "secret"  # noqa: S105 - a file's name


def _setting(default: Any, doc: str, *, choices: tuple[str, ...] = (), low: int | None = None) -> Any:
    return field(default=default, metadata={"doc": doc, "choices": choices, "low": low})


@dataclass(frozen=True)
class Settings:
    """Every setting with its default; the field's name in capitals after `FORUM_` is the variable."""

    instance_path: Path = field(default=Path("instance"), metadata={"internal": True})
    url: str = _setting("http://127.0.0.1:8000", "The address at which readers reach the site.")
    host: str = _setting("127.0.0.1", "The address the server binds to.")
    port: int = _setting(8000, "The port the server binds to.", low=0)
    workers: int = _setting(1, "Web processes.", low=1)
    threads: int = _setting(2, "Threads in each web process.", low=1)
    secret_key: str = _setting("", "Signs cookies and links; by default the file `secret` of the instance folder.")
    database_url: str = _setting("", "SQLAlchemy address; by default SQLite in the instance folder.")
    database_replicas: str = _setting(
        "",
        "Replicas of PostgreSQL that pages are read from: addresses like FORUM_DATABASE_URL, with spaces between.",
    )
    database_pool: int = _setting(
        10, "Connections that each process keeps open to each PostgreSQL server; as many more at most in a rush.", low=1
    )
    site_name: str = _setting("Riverside Commons", "The site's name.")
    site_tagline: str = _setting("A calm place to read and talk", "A few words about the site, on its front page.")
    contact_email: str = _setting("", "Shown as the way to reach the people who run the site.")
    registration: str = _setting(
        "open",
        "Who may register: everybody, who a moderator lets in, who was invited, or nobody.",
        choices=("open", "approval", "invitation", "closed"),
    )
    registration_question: str = _setting(
        "What brings you here?", "What people are asked who register where a moderator lets them in."
    )
    invitations: str = _setting(
        "staff",
        "Who may invite people: admins, moderators of the site too, or members from trust level 1 on too.",
        choices=("admins", "staff", "members"),
    )
    oidc_issuer: str = _setting(
        "", "The OpenID Connect provider that members may sign in with: its address, as it writes it; by default none."
    )
    oidc_client_id: str = _setting("", "The site's name at that provider.")
    oidc_client_secret: str = _setting("", "The secret that the provider gave the site.")
    oidc_name: str = _setting("", "What members call that provider, as in “Sign in with …”.")
    terms_version: str = _setting("2026-11-01", "The version of the terms that a new member accepts.")
    uploads: str = _setting(
        "", "Where members’ pictures lie: `folder:/path`; by default the folder `uploads` of the instance folder."
    )
    mail: str = _setting(
        "console:",
        "How mail leaves: `console:`, `folder:/path`, `smtp://user:password@host:25`, "
        "`smtp+starttls://…:587`, `smtps://…:465`.",
    )
    mail_from: str = _setting("forum@localhost", "The address mail comes from.")
    mail_reply: str = _setting(
        "", "The address at which members answer messages, such as `reply@forum.example.org`; by default they cannot."
    )
    mail_bounce: str = _setting(
        "", "The address at which messages come back that cannot be delivered; by default that of FORUM_MAIL_FROM."
    )
    mail_imap: str = _setting(
        "", "The mailbox from which answers are fetched: `imaps://user:password@host/INBOX`; by default none."
    )
    mail_authenticated_by: str = _setting(
        "", "The name under which your mail server confirms senders; answers from senders it does not are refused."
    )
    insecure_cookies: bool = _setting(False, "Allow plain cookies on http at a host that is not this machine.")
    proxy_hops: int = _setting(0, "How many proxies in front of the server are trusted.", low=0)
    timezone: str = _setting("UTC", "The site's time zone, for visitors and for members who have chosen none.")
    locale: str = _setting("en", "The language of dates and numbers; all other words are English.")
    edit_window_minutes: int = _setting(30, "How many minutes a member may edit a published reply; 0 for never.", low=0)
    session_hours: int = _setting(24, "How many hours a sign-in lasts.", low=1)
    session_days_kept: int = _setting(60, "How many days “keep me signed in” lasts.", low=1)
    two_step_staff: str = _setting(
        "on", "Whether moderators and admins must sign in in two steps.", choices=("on", "off")
    )
    two_step_grace_days: int = _setting(
        14, "How many days they have to set it up, from their first sign-in as such on.", low=0
    )
    trust_days: int = _setting(3, "How many days after confirming their address a newcomer stays one.", low=0)
    trust_replies: int = _setting(3, "How many published replies a newcomer must have to be one no longer.", low=0)
    trust_1_threads: int = _setting(
        5, "Conversations opened, for trust level 1, once the site measures reading.", low=0
    )
    trust_1_replies_read: int = _setting(30, "Replies read, for trust level 1, once the site measures reading.", low=0)
    trust_1_minutes: int = _setting(10, "Minutes of reading, for trust level 1, once the site measures reading.", low=0)
    trust_2_days: int = _setting(15, "Days since the address was confirmed, for trust level 2.", low=0)
    trust_2_threads: int = _setting(20, "Conversations opened, for trust level 2.", low=0)
    trust_2_replies_read: int = _setting(100, "Replies read, for trust level 2.", low=0)
    trust_2_minutes: int = _setting(60, "Minutes of reading, for trust level 2.", low=0)
    trust_2_given: int = _setting(1, "Reactions given, for trust level 2.", low=0)
    trust_2_received: int = _setting(1, "Reactions received, for trust level 2.", low=0)
    trust_2_replies: int = _setting(3, "Published replies, for trust level 2.", low=0)
    trust_3_days: int = _setting(50, "Days with a visit, of the last 100, for trust level 3.", low=0)
    trust_3_threads: int = _setting(10, "Conversations answered in 100 days, for trust level 3.", low=0)
    trust_3_percent_read: int = _setting(
        25, "Percent of the new conversations read in 100 days, for trust level 3.", low=0
    )
    trust_3_given: int = _setting(30, "Reactions given in 100 days, for trust level 3.", low=0)
    trust_3_received: int = _setting(20, "Reactions received in 100 days, for trust level 3.", low=0)
    trust_3_people: int = _setting(5, "People whose reactions were received in 100 days, for trust level 3.", low=0)
    trust_3_flags: int = _setting(
        5, "Reports in 100 days that moderators agreed with, at most, for trust level 3.", low=0
    )
    trust_3_kept: int = _setting(90, "Below how many percent of a condition trust level 3 is lost.", low=0)
    show_moderators: bool = _setting(False, "Whether decisions and the public log name the moderator who made them.")
    worried_minutes: int = _setting(
        30, "After how many minutes all moderators hear of a worry that nobody has looked at.", low=1
    )
    worried_admin_minutes: int = _setting(
        120, "After how many minutes the admins hear of a worry that nobody has looked at.", low=1
    )
    help_contacts: str = _setting(
        "",
        "Who helps in an emergency: a line each with name, telephone number or address, and when, "
        "upright strokes between.",
    )
    remind_hours: int = _setting(48, "After how many hours moderators are reminded of a case that waits.", low=1)
    rise_days: int = _setting(7, "After how many days admins are told of a case that must not lapse.", low=1)
    case_days: int = _setting(60, "After how many days a case that nobody touched lapses.", low=2)
    notice_months: int = _setting(
        12, "How many months after its decision a legal notice keeps the name and address of its sender.", low=1
    )
    keep_jobs_days: int = _setting(7, "How many days jobs are kept after they were done.", low=1)
    keep_mail_days: int = _setting(90, "How many days messages are kept after they left, or failed.", low=14)
    keep_notices_days: int = _setting(
        90, "How many days the inbox keeps what a member follows, once it was read.", low=7
    )
    keep_unconfirmed_days: int = _setting(
        14, "After how many days accounts and newsletters that nobody confirmed are deleted.", low=7
    )
    keep_addresses_days: int = _setting(
        30, "After how many days a sign-in that lasts forgets the network address that it was made from.", low=1
    )
    checker_url: str = _setting("", "Where an outside check of texts is asked before they are published.")
    checker_secret: str = _setting("", "Signs what is sent to the outside check; at least 16 characters.")
    websub_hub: str = _setting("", "The WebSub hub that hears of changes of public feeds.")
    jobs: str = _setting(
        "embedded",
        "Where jobs run: a thread of the server, or `forum worker`.",
        choices=("embedded", "worker"),
    )
    page_cache_mb: int = _setting(
        32, "Megabytes of pages for visitors that each web process keeps in memory; 0 for none.", low=0
    )
    redis_url: str = _setting(
        "", "Redis, which several processes or machines share: `redis://host:6379/0`; by default none."
    )
    limits: str = _setting("on", "Rate limits.", choices=("on", "off"))
    metrics: str = _setting("off", "Whether `/metrics` has figures for Prometheus.", choices=("off", "on"))
    metrics_token: str = _setting("", "The bearer token that `/metrics` asks for; at least 16 characters.")
    password_memory_kib: int = _setting(19456, "Memory that hashing a password takes, in KiB.", low=8)
    log_level: str = _setting("INFO", "Lowest level that is logged.", choices=("DEBUG", "INFO", "WARNING", "ERROR"))
    log_format: str = _setting("text", "The form of a log line.", choices=("text", "json"))

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def replica_addresses(self) -> tuple[str, ...]:
        """The addresses of the replicas; a comma within one, as between hosts, parts nothing."""
        parts = re.split(r"[\s,]+(?=[a-z0-9+]+://)|\s+", self.database_replicas.strip())
        return tuple(found for found in parts if found)

    @property
    def uses_plain_cookies(self) -> bool:
        """True where `__Host-` names cannot work: http on a host that browsers do not trust as local."""
        return not is_https_or_local(self.url)

    @property
    def help_lines(self) -> tuple[tuple[str, str, str], ...]:
        """Name, telephone number or address, and when, of each who helps in an emergency."""
        lines = (line.split("|") for line in self.help_contacts.replace("\\n", "\n").splitlines() if line.strip())
        padded = ([part.strip() for part in line] + ["", ""] for line in lines)
        return tuple((line[0], line[1], line[2]) for line in padded)

    @property
    def has_provider(self) -> bool:
        """Whether members may sign in with an OpenID Connect provider."""
        return bool(self.oidc_issuer)

    @property
    def has_real_mail(self) -> bool:
        return self.mail.startswith("smtp")


def is_https_or_local(url: str) -> bool:
    """Whether nobody between here and there can read along; raises ValueError for what is no address."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def public_fields() -> list[Any]:
    """The dataclass fields that are settings, in order; a test holds the README's table against them."""
    return [f for f in fields(Settings) if not f.metadata.get("internal")]


def load_settings(instance_path: Path, environ: Mapping[str, str] = os.environ, **overrides: Any) -> Settings:
    """Settings for an instance folder; `overrides` win over all (for commands and tests)."""
    given = _from_file(instance_path / "config.py") | _from_environ(environ) | overrides
    values = {f.name: _typed(f, given[f.name]) for f in public_fields() if f.name in given}
    settings = Settings(instance_path=instance_path, **values)
    if not settings.database_url:
        settings = replace(settings, database_url=f"sqlite:///{(instance_path / 'forum.sqlite3').resolve()}")
    if not settings.secret_key:
        settings = replace(settings, secret_key=_read_secret(instance_path / SECRET_FILE))
    _check(settings)
    return settings


def _read_secret(path: Path) -> str:
    try:
        return path.read_text().strip() if path.exists() else ""
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"The secret in {path} cannot be read: {error}.") from error


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        found = runpy.run_path(str(path))
    except Exception as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    given = {name.lower(): value for name, value in found.items() if name.isupper()}
    _refuse_unknown(given, str(path))
    return given


def _from_environ(environ: Mapping[str, str]) -> dict[str, Any]:
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environ.items()
        if name.startswith(PREFIX) and name not in NOT_SETTINGS
    }
    _refuse_unknown(given, "the environment", prefix=PREFIX)
    return given


def _refuse_unknown(given: Mapping[str, Any], place: str, prefix: str = "") -> None:
    known = {f.name for f in public_fields()}
    for name in sorted(given):
        if name not in known:
            raise ConfigurationError(f"{prefix}{name.upper()} in {place} is not a setting of the forum.")


def _typed(spec: Any, value: Any) -> Any:
    name = PREFIX + spec.name.upper()
    choices, low = spec.metadata["choices"], spec.metadata["low"]
    if spec.type is bool:
        if str(value).lower() not in {"0", "1", "true", "false", "yes", "no"}:
            raise ConfigurationError(f"{name} is {value!r}; it must be 1 or 0.")
        return str(value).lower() in {"1", "true", "yes"}
    if spec.type is int:
        try:
            value = int(value)
        except (TypeError, ValueError):
            raise ConfigurationError(f"{name} is {value!r}; it must be a whole number.") from None
        if low is not None and value < low:
            raise ConfigurationError(f"{name} is {value}; it must be at least {low}.")
        return value
    value = str(value)
    if choices and value not in choices:
        raise ConfigurationError(f"{name} is {value!r}; it must be one of {', '.join(choices)}.")
    return value


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


def _check_servers(settings: Settings) -> None:
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


def _check_incoming(settings: Settings) -> None:
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


def _check_secrets(settings: Settings) -> None:
    if settings.metrics == "on" and len(settings.metrics_token) < SHORTEST_METRICS_TOKEN:
        raise ConfigurationError("FORUM_METRICS is on, so FORUM_METRICS_TOKEN must have at least 16 characters.")
    if settings.secret_key and len(settings.secret_key) < 32:
        raise ConfigurationError("FORUM_SECRET_KEY is shorter than 32 characters.")


def _check_registration(settings: Settings) -> None:
    if len(settings.terms_version) > LONGEST_VERSION:
        raise ConfigurationError(f"FORUM_TERMS_VERSION is longer than {LONGEST_VERSION} characters.")
    if not 1 <= len(settings.registration_question.strip()) <= LONGEST_QUESTION:
        raise ConfigurationError(f"FORUM_REGISTRATION_QUESTION must have 1 to {LONGEST_QUESTION} characters.")


def _check_provider(settings: Settings) -> None:
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


def _check(settings: Settings) -> None:
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
