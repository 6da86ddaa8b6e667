"""What is said of the machine beside figures, and how often its disk writes down for good."""

import os
import platform
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

BLOCK = b"x" * 4096


def describe() -> str:
    """Date, processors, memory, how busy it is, and versions, on one line."""
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return (
        f"{datetime.now(UTC):%d %B %Y %H:%M} UTC; {os.cpu_count()} processors ({found[1] if found else 'unknown'}), "
        f"{pages * size / 2**30:.0f} GiB, load {os.getloadavg()[0]:.1f} when it began; "
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    )


def syncs_a_second(folder: Path, seconds: float = 2.0) -> float:
    """How many blocks of 4 KiB, one after the other, reach the disk for good (fdatasync)."""
    count, begun = 0, monotonic()
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        while monotonic() - begun < seconds:
            file.write(BLOCK)
            file.flush()
            os.fdatasync(file.fileno())
            count += 1
    return count / (monotonic() - begun)
