"""Sets up what the tests find on the system: looks for it, installs it as root, else says what to install."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from tests.support.browser import find_chromium
from tests.support.postgres import find_postgres
from tests.support.requirements import required_names


@dataclass(frozen=True)
class Service:
    """One thing on the system, how to find it, and the packages of Debian and Ubuntu that bring it.

    `instead` are the packages for systems that do not have all of the first.
    """

    name: str
    is_there: Callable[[], bool]
    packages: tuple[str, ...]
    without_it: str
    instead: tuple[str, ...] = ()


SERVICES = (
    Service(
        "browser",
        lambda: find_chromium() is not None,
        ("chromium-headless-shell", "fonts-noto-core"),
        "Chromium is missing, so the browser tests cannot run",
        instead=("chromium", "fonts-noto-core"),
    ),
    Service(
        "postgresql",
        lambda: find_postgres() is not None,
        ("postgresql",),
        "PostgreSQL is missing, so the tests run on SQLite alone",
    ),
    Service(
        "redis",
        lambda: shutil.which("redis-server") is not None,
        ("redis-server",),
        "redis-server is missing, so the tests run without Redis",
    ),
)
ALWAYS_SET_UP = frozenset({"browser"})


def main() -> int:
    """Exit status 1 where something that FORUM_TEST_REQUIRE names is missing and cannot be installed."""
    must_be_there = required_names(os.environ.get("FORUM_TEST_REQUIRE", ""))
    wanted = must_be_there | ALWAYS_SET_UP
    missing = [service for service in SERVICES if not service.is_there()]
    to_install = [service for service in missing if service.name in wanted]
    if to_install and os.geteuid() == 0 and shutil.which("apt-get"):
        _run_apt("update")
        for service in to_install:
            _install(service)
    status = 0
    for service in missing:
        if service.is_there():
            continue
        print(f"{service.without_it}. To have it: install {' and '.join(service.packages)}.", file=sys.stderr)
        status = max(status, int(service.name in must_be_there))
    return status


def _install(service: Service) -> None:
    for packages in (service.packages, service.instead):
        if packages and not service.is_there():
            print(f"Installing {', '.join(packages)} with apt-get.", flush=True)
            _run_apt("install", "-y", "--no-install-recommends", *packages)


def _run_apt(*words: str) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", *words], env=quiet, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    sys.exit(main())
