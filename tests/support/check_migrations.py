"""Whether the migrations lead to exactly the tables of the models, on both databases, from empty."""

import os
import subprocess
import sys
import tempfile

from tests.support.postgres import find_postgres, running_postgres
from tests.support.requirements import required

COMMANDS = (("upgrade",), ("check",))


def check(label: str, database_url: str | None) -> bool:
    """Migrates an empty database and compares it with the models; prints what differs."""
    with tempfile.TemporaryDirectory(prefix="forum-check-") as instance:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("FORUM_")}
        environment["FORUM_INSTANCE_PATH"] = instance
        if database_url:
            environment["FORUM_DATABASE_URL"] = database_url
        for command in COMMANDS:
            done = subprocess.run(
                [sys.executable, "-m", "forum", "db", *command],
                env=environment,
                capture_output=True,
                text=True,
            )
            if done.returncode:
                said = (done.stdout + done.stderr).strip()
                print(f"{label}: `forum db {' '.join(command)}` failed.\n{said}", file=sys.stderr)
                return False
    print(f"{label}: the migrations and the models agree.")
    return True


def main() -> int:
    """Exit status 1 where they differ, or where a required PostgreSQL is missing."""
    passed = check("SQLite", None)
    if find_postgres() is None:
        print("PostgreSQL is not installed, so its migrations were not checked.", file=sys.stderr)
        return int(not passed or required("postgresql"))
    with running_postgres() as server:
        passed = check("PostgreSQL", server.create_database("migrations")) and passed
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
