"""Settings: defaults, then the file, then the environment; whatever cannot be meant is named in one sentence."""

from pathlib import Path
from typing import Any

import pytest

from forum.errors import ConfigurationError
from forum.settings import Settings, load_settings, public_fields

SECRET = "a secret of more than thirty-two characters"


def load(folder: Path, environ: dict[str, str] | None = None, **overrides: Any) -> Settings:
    return load_settings(folder, environ or {}, **overrides)


def test_without_anything_given(tmp_path: Path) -> None:
    settings = load(tmp_path)
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert settings.database_url == f"sqlite:///{tmp_path / 'forum.sqlite3'}"
    assert (settings.secret_key, settings.registration, settings.limits) == ("", "open", "on")
    assert settings.is_sqlite
    assert not settings.insecure_cookies


def test_each_place_goes_before_the_one_below(tmp_path: Path) -> None:
    (tmp_path / "config.py").write_text("PORT = 8001\nWORKERS = 2\nSITE_NAME = 'File'\nhidden = 1\nimport os\n")
    environ = {"FORUM_PORT": "8002", "FORUM_WORKERS": "3", "PATH": "/bin", "FORUM_INSTANCE_PATH": "elsewhere"}
    settings = load(tmp_path, environ, port=8003)
    assert (settings.port, settings.workers, settings.site_name, settings.threads) == (8003, 3, "File", 2)


def test_the_secret_comes_from_its_file_unless_it_is_set(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    assert load(tmp_path).secret_key == SECRET
    assert load(tmp_path, {"FORUM_SECRET_KEY": SECRET[::-1]}).secret_key == SECRET[::-1]


@pytest.mark.parametrize(("typed", "means"), [("1", True), ("0", False), ("true", True), ("No", False), ("YES", True)])
def test_yes_and_no(tmp_path: Path, typed: str, means: bool) -> None:
    assert load(tmp_path, {"FORUM_INSECURE_COOKIES": typed}).insecure_cookies is means


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "-1"),
        ("PORT", ""),
        ("WORKERS", "0"),
        ("THREADS", "1.5"),
        ("SESSION_HOURS", "0"),
        ("PASSWORD_MEMORY_KIB", "7"),
        ("INSECURE_COOKIES", "maybe"),
        ("INSECURE_COOKIES", ""),
        ("REGISTRATION", "invite"),
        ("REGISTRATION_QUESTION", " "),
        ("REGISTRATION_QUESTION", "Why? " * 100),
        ("INVITATIONS", "nobody"),
        ("JOBS", "cron"),
        ("WEBSUB_HUB", "http://hub.example.org"),
        ("WEBSUB_HUB", "https://me:secret@hub.example.org"),
        ("WEBSUB_HUB", "https://hub.example.org/#x"),
        ("WEBSUB_HUB", "https://[hub"),
        ("DATABASE_POOL", "0"),
        ("DATABASE_REPLICAS", "postgresql+psycopg://forum@replica/forum"),
        ("LIMITS", "yes"),
        ("LOG_LEVEL", "debug"),
        ("LOG_FORMAT", "xml"),
        ("URL", "forum.example.org"),
        ("URL", "ftp://forum.example.org"),
        ("URL", "https://"),
        ("URL", "https://forum.example.org/forum"),
        ("URL", "https://forum.example.org/?a=1"),
        ("URL", "https://user@forum.example.org"),
        ("URL", "http://[::1"),
        ("URL", "http://forum.example.org:99999"),
        ("URL", ""),
        ("TIMEZONE", "Mars"),
        ("TIMEZONE", "Europe"),
        ("TIMEZONE", "../../etc/passwd"),
        ("TIMEZONE", ""),
        ("LOCALE", "xx-nonsense"),
        ("DATABASE_URL", "mysql://localhost/forum"),
        ("DATABASE_URL", "postgresql://localhost/forum"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql+psycopg://localhost:port/forum"),
        ("SECRET_KEY", "x" * 31),
        ("TERMS_VERSION", "x" * 21),
        ("MAIL_REPLY", "reply"),
        ("MAIL_REPLY", "reply+token@example.org"),
        ("MAIL_REPLY", "an.address.too.long.for.a.token@example.org"),
        ("MAIL_REPLY", "forum@localhost"),
        ("MAIL_BOUNCE", "Bounce@example.org"),
        ("NO_SUCH_THING", "1"),
    ],
)
def test_what_cannot_be_meant_is_named_in_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        load(tmp_path, {f"FORUM_{name}": value})
    sentence = str(raised.value)
    assert f"FORUM_{name.upper()}" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    if name == "SECRET_KEY":
        assert value not in sentence


@pytest.mark.parametrize(
    "line",
    [
        "WORKER = 2",
        "PORT = 'http'",
        "raise ValueError('no')",
        "PORT = (",
        "import no_such_module",
        "INSECURE_COOKIES = 3",
    ],
)
def test_the_file_is_checked_too(tmp_path: Path, line: str) -> None:
    (tmp_path / "config.py").write_text(f"{line}\n")
    with pytest.raises(ConfigurationError) as raised:
        load(tmp_path)
    assert "\n" not in str(raised.value)
    assert "PORT" in str(raised.value) or "config.py" in str(raised.value) or "INSECURE" in str(raised.value)


def test_a_secret_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    with pytest.raises(ConfigurationError, match="secret"):
        load(tmp_path)
    (tmp_path / "secret").rmdir()
    (tmp_path / "secret").write_bytes(b"\xff\xfe" * 20)
    with pytest.raises(ConfigurationError, match="secret"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("url", "is_plain"),
    [
        ("https://forum.example.org", False),
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000", False),
        ("http://127.8.9.1", False),
        ("http://[::1]", False),
        ("http://forum.example.org", True),
        ("http://localhost.example.org", True),
        ("http://192.168.1.5", True),
        ("http://0.0.0.0:8000", True),
    ],
)
def test_where_safe_cookies_work(tmp_path: Path, url: str, is_plain: bool) -> None:
    assert load(tmp_path, url=url).uses_plain_cookies is is_plain


def test_every_setting_is_described_and_its_default_is_possible(tmp_path: Path) -> None:
    for spec in public_fields():
        assert spec.metadata["doc"].endswith("."), spec.name
        if spec.default != "":
            given = load(tmp_path, {f"FORUM_{spec.name.upper()}": str(spec.default)})
            assert getattr(given, spec.name) == spec.default


def test_settings_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Settings().port = 1  # type: ignore[misc]


def test_the_pool_has_room_for_all_threads(tmp_path: Path) -> None:
    given: dict[str, Any] = {"database_url": "postgresql+psycopg://forum@db/forum", "database_pool": 2}
    assert load(tmp_path, **given, threads=3).threads == 3
    with pytest.raises(ConfigurationError, match="FORUM_DATABASE_POOL"):
        load(tmp_path, **given, threads=4)
    assert load(tmp_path, database_pool=2, threads=8).is_sqlite


def test_replicas_are_those_of_postgresql(tmp_path: Path) -> None:
    primary, one, two = (f"postgresql+psycopg://forum@{host}/forum" for host in ("db", "r1", "r2"))
    several = "postgresql+psycopg://forum@/forum?host=r3,r4"
    given = f" {one}, {two}\n{several} "
    assert load(tmp_path, database_url=primary, database_replicas=given).replica_addresses == (one, two, several)
    assert load(tmp_path, database_url=primary).replica_addresses == ()
    for wrong in (f"{one} r2", "sqlite:///x", f"{one} {one}", primary, "postgresql+psycopg://r1:0/forum"):
        with pytest.raises(ConfigurationError, match="FORUM_DATABASE_REPLICAS"):
            load(tmp_path, database_url=primary, database_replicas=wrong)


PROVIDER = {
    "FORUM_OIDC_ISSUER": "https://accounts.example.org",
    "FORUM_OIDC_CLIENT_ID": "forum",
    "FORUM_OIDC_CLIENT_SECRET": "zz",
    "FORUM_OIDC_NAME": "Harbour House",
}


@pytest.mark.parametrize(
    "issuer",
    [
        *("https://accounts.example.org", "https://example.org:8443/realms/forum", "https://accounts.example.org/"),
        *("http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000/a"),
    ],
)
def test_a_provider_is_named_as_it_names_itself(tmp_path: Path, issuer: str) -> None:
    settings = load(tmp_path, PROVIDER | {"FORUM_OIDC_ISSUER": issuer})
    assert settings.has_provider
    assert settings.oidc_issuer == issuer
    assert not load(tmp_path).has_provider


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("FORUM_OIDC_ISSUER", value) for value in ("http://accounts.example.org", "accounts.example.org", "ftp://a")),
        *(
            ("FORUM_OIDC_ISSUER", f"https://{rest}")
            for rest in ("", "a?b=c", "a#b", "me:pw@a", "a:0", "[a", "a/" * 200)
        ),
        ("FORUM_OIDC_CLIENT_ID", ""),
        ("FORUM_OIDC_CLIENT_SECRET", " "),
        ("FORUM_OIDC_NAME", ""),
        ("FORUM_OIDC_NAME", "House " * 20),
    ],
)
def test_a_provider_that_cannot_be_is_named_in_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        load(tmp_path, PROVIDER | {name: value})


@pytest.mark.parametrize("name", sorted(PROVIDER.keys() - {"FORUM_OIDC_ISSUER"}))
def test_what_belongs_to_a_provider_needs_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"{name} is set, so FORUM_OIDC_ISSUER must be, too\."):
        load(tmp_path, {name: PROVIDER[name]})
