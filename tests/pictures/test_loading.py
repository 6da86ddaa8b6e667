"""Libraries that make pictures, which most web processes never need."""

import subprocess
import sys

LOADED = "import sys, forum.app; print([name for name in ('PIL', 'segno') if name in sys.modules])"


def test_only_who_makes_a_picture_loads_what_makes_it() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
