"""The wheel: built, unpacked elsewhere and run from a third place, it finds its templates and migrations."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PORTABLE = ("templates", "migrations")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to put on Python's path, with what the wheel holds and nothing else of the project."""
    dist = tmp_path_factory.mktemp("dist")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = dist.glob("*.whl")
    target = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs Python outside the checkout, with the unpacked wheel before everything else."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FORUM_", "PYTHON"))}
    environment = kept | {"PYTHONPATH": str(installed), "FORUM_INSTANCE_PATH": str(folder / "instance")}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )


def files_below(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(folder)) for path in found}


def test_it_holds_what_the_package_needs(installed: Path) -> None:
    for name in PORTABLE:
        assert files_below(installed / "forum" / "_data" / name) == files_below(ROOT / name)
    code = {name for name in files_below(installed / "forum") if not name.startswith("_data/")}
    assert code == files_below(ROOT / "forum")
    assert {path.name.partition("-")[0] for path in installed.iterdir()} == {"forum"}


def test_it_offers_the_command_and_needs_what_it_imports(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    assert "forum = forum.__main__:main" in (info / "entry_points.txt").read_text()
    metadata = (info / "METADATA").read_text()
    assert "Requires-Python: >=3.11" in metadata
    assert "Requires-Dist: flask>=" in metadata
    assert "Provides-Extra: postgres" in metadata
    assert (info / "licenses" / "LICENSE").exists()


def test_it_sets_up_a_database_and_checks_it(installed: Path, tmp_path: Path) -> None:
    upgrade = run(installed, tmp_path, "-m", "forum", "db", "upgrade")
    assert (upgrade.returncode, upgrade.stderr) == (0, "")
    check = run(installed, tmp_path, "-m", "forum", "db", "check")
    assert (check.returncode, check.stderr) == (0, "")


PAGE = """
import re
from pathlib import Path

import forum
from forum.app import create_app
from forum.settings import load_settings

folder = Path("instance")
app = create_app(load_settings(folder, {}, url="http://localhost", secret_key="x" * 40))
client = app.test_client()
print(Path(forum.__file__).parent)
style = re.search(r'rel="stylesheet" href="([^"]+)"', client.get("/terms").text).group(1)
for path in ("/terms", style, "/nowhere", "/readyz"):
    print(client.get(path).status_code)
"""


def test_it_serves_pages_and_files(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "-m", "forum", "db", "upgrade").returncode == 0
    shown = run(installed, tmp_path, "-c", PAGE)
    assert shown.stderr == ""
    assert shown.stdout.split() == [str(installed / "forum"), "200", "200", "404", "200"]


@pytest.mark.parametrize("name", ["core", "postgres", "all", "uv"])
def test_every_line_of_a_lock_file_is_pinned_by_its_hash(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().replace("\\\n", " ").splitlines()
    pinned = [line for line in lines if line.strip() and not line.startswith("#")]
    assert pinned
    assert [line for line in pinned if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_checkout_itself_is_installed() -> None:
    """`make run` and these tests use an editable install, which finds the folders beside the package."""
    command = "from forum.files import templates_path, migrations_path; print(templates_path(), migrations_path())"
    found = subprocess.run([sys.executable, "-c", command], cwd="/", capture_output=True, text=True, check=True)
    templates, migrations = map(Path, found.stdout.split())
    assert (templates / "base.html").exists()
    assert (migrations / "env.py").exists()
