"""The settings: one typed object, checked at start.

Order of precedence: defaults < `instance/config.py` < environment variables `FORUM_*`.
An unknown or impossible setting raises `ConfigurationError` with a sentence that names it.
"""

import os
import re
import runpy
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from forum.errors import ConfigurationError
from forum.settings_checks import check_settings, is_https_or_local

PREFIX = "FORUM_"
NOT_SETTINGS = {"FORUM_INSTANCE_PATH", "FORUM_TEST_REQUIRE"}
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
        14, "How many days they have to set it up, from when they were given the part on.", low=0
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
    check_settings(settings)
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
