"""The files for a deployment: settings and paths that exist, units and configurations that their programs take."""

import re
import shutil
import ssl
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import psycopg
import pytest

from forum.settings import load_settings, public_fields
from tests.cli.terminal import ServerProcess, Terminal
from tests.conftest import SECRET, copy_file
from tests.support.ports import free_port
from tests.support.postgres import Server

FOLDER = Path(__file__).parents[2] / "docs" / "deployment"
FILES = sorted(path for path in FOLDER.iterdir() if path.is_file())
UNITS = [path for path in FILES if path.suffix in {".service", ".timer"}]
CERTIFICATE = Path(__file__).parents[1] / "mail" / "localhost.pem"
FORUM = "/srv/forum/.venv/bin/forum"
INSTRUCTIONS = {
    *("ARG", "FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "VOLUME", "EXPOSE"),
    *("STOPSIGNAL", "ENTRYPOINT", "CMD"),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_setting_that_a_file_names_exists(path: Path) -> None:
    known = {f"FORUM_{spec.name.upper()}" for spec in public_fields()} | {"FORUM_INSTANCE_PATH"}
    assert set(re.findall(r"\bFORUM_[A-Z][A-Z0-9_]*", path.read_text())) <= known


def test_the_guide_leads_to_every_file_and_to_no_other() -> None:
    linked = set(re.findall(r"\]\(([^)/#]+)\)", (FOLDER / "README.md").read_text()))
    assert linked == {path.name for path in FILES} - {"README.md"}


def test_the_settings_are_possible_ones(tmp_path: Path) -> None:
    lines = [line for line in (FOLDER / "forum.env").read_text().splitlines() if line and not line.startswith("#")]
    given = dict(line.split("=", 1) for line in lines)
    assert given.pop("FORUM_INSTANCE_PATH") == "/srv/forum/instance"
    settings = load_settings(tmp_path, environ=given)
    assert settings.proxy_hops == 1
    assert settings.jobs == "worker"


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_units_are_sound(path: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not installed")
    text = path.read_text()
    assert all(line.startswith(FORUM) for line in re.findall(r"^ExecStart=(/srv/.*)$", text, re.MULTILINE))
    copy = tmp_path / path.name.replace("@", "@8001")
    # A timer asks for its service, and a service for its program.
    copy.write_text(text.replace(FORUM, "/bin/true"))
    if path.suffix == ".timer":
        service = path.with_suffix(".service")
        (tmp_path / service.name).write_text(service.read_text().replace(FORUM, "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", copy], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_serves_and_works_is_shut_in_alike() -> None:
    def hardening(name: str) -> list[str]:
        return (FOLDER / name).read_text().partition("NoNewPrivileges")[2].splitlines()

    assert len(hardening("forum@.service")) > 15
    assert hardening("forum@.service") == hardening("forum-worker.service")


def test_postgresql_knows_every_setting(postgres_server: Server) -> None:
    written = dict(re.findall(r"^(\w+) = (.+)$", (FOLDER / "postgresql.conf").read_text(), re.MULTILINE))
    url = postgres_server.url.replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        known: dict[str, str] = dict(connection.execute("SELECT name, vartype FROM pg_settings").fetchall())
    assert len(written) > 15
    assert written.keys() <= known.keys()
    for name, value in written.items():
        if known[name] == "bool":
            assert value in {"on", "off"}, name


def test_the_container_is_built_of_known_steps_without_powers() -> None:
    text = re.sub(r"\\\n", " ", (FOLDER / "Containerfile").read_text())
    steps = [line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    assert {step for step, _rest in steps} == INSTRUCTIONS
    assert [rest for step, rest in steps if step == "FROM"] == ["${BASE} AS build", "${BASE}"]
    assert [rest for step, rest in steps if step == "USER"] == ["10001:10001"]
    root = FOLDER.parents[1]
    for step, rest in steps:
        sources = rest.split()[:-1] if step == "COPY" and not rest.startswith("--from") else []
        assert all(source == "." or (root / source).exists() for source in sources), rest


def configuration(folder: Path, ports: tuple[int, int], front: int) -> Path:
    """The file of the guide for this machine: other ports, another name, and a certificate that nobody trusts."""
    text = (FOLDER / "nginx.conf").read_text()
    for old, new in {
        "127.0.0.1:8001": f"127.0.0.1:{ports[0]}",
        "127.0.0.1:8002": f"127.0.0.1:{ports[1]}",
        "listen 443 ssl": f"listen 127.0.0.1:{front} ssl",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "forum.example.org": "localhost",
        "/etc/ssl/forum/fullchain.pem": str(CERTIFICATE),
        "/etc/ssl/forum/privkey.pem": str(CERTIFICATE),
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)
    (folder / "forum.conf").write_text(text)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"{kind}_temp_path {folder / kind};" for kind in kinds)
    main = folder / "nginx.conf"
    main.write_text(
        f"pid {folder / 'nginx.pid'};\nerror_log stderr;\ndaemon off;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{places}\ninclude {folder / 'forum.conf'};\n}}\n"
    )
    return main


def find_nginx() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")
    if found is None:
        pytest.skip("nginx is not installed")
    return found


def test_nginx_takes_its_file(tmp_path: Path) -> None:
    main = configuration(tmp_path, (free_port(), free_port()), free_port())
    done = subprocess.run([find_nginx(), "-t", "-c", main], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


@contextmanager
def running_nginx(folder: Path, ports: tuple[int, int], front: int) -> Iterator[None]:
    main = configuration(folder, ports, front)
    with (folder / "nginx.log").open("wb") as log:
        process = subprocess.Popen([find_nginx(), "-c", main], stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def ask(front: int, path: str = "/") -> tuple[int, Message, bytes]:
    """As a browser would, but for the certificate."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    request = urllib.request.Request(f"https://localhost:{front}{path}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, context=trusting, timeout=20) as answer:
        return answer.status, answer.headers, answer.read()


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_servers_are_restarted_one_after_the_other_and_no_reader_notices(sqlite_template: Path, tmp_path: Path) -> None:
    """Two servers behind nginx, as in the guide: an upgrade without its new version."""
    front = free_port()
    address = copy_file(sqlite_template, tmp_path / "forum.sqlite3")
    given = {"secret_key": SECRET, "url": f"https://localhost:{front}", "proxy_hops": "1", "jobs": "worker"}
    servers: list[ServerProcess] = []
    for name in ("one", "two"):
        place = tmp_path / name
        place.mkdir()
        servers.append(Terminal(place, {"database_url": address, **given}).server(url=given["url"]))
    stop, answers, failures = threading.Event(), [], []

    def read() -> None:
        while not stop.is_set():
            try:
                answers.append(ask(front)[0])
            except OSError as error:
                failures.append(str(error))
            time.sleep(0.02)

    try:
        for server in servers:
            server.start()
        with running_nginx(tmp_path, (servers[0].port, servers[1].port), front):
            time.sleep(1)
            status, headers, body = ask(front)
            assert (status, headers.get("Content-Encoding")) == (200, "gzip")
            assert "Strict-Transport-Security" in headers
            assert body
            readers = [threading.Thread(target=read) for _number in range(3)]
            for reader in readers:
                reader.start()
            for server in servers:
                assert server.stop()[0] == 0
                server.start()
            stop.set()
            for reader in readers:
                reader.join(20)
    finally:
        stop.set()
        for server in servers:
            server.close()
    assert failures == [], (tmp_path / "nginx.log").read_text()
    assert len(answers) > 50
    assert set(answers) == {200}
