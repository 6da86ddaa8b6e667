"""wrk: the script that has it go round through addresses, and what its output says."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 8
MISSING = "wrk is not installed; it is a package of the system: apt-get install wrk"
UNITS = {"us": 0.001, "ms": 1.0, "s": 1_000.0, "m": 60_000.0}

# Requests are put together once: what is measured is the server.
SCRIPT = """
local asked = {
%s
}
local requests, place = {}, 0
init = function()
  for number, each in ipairs(asked) do
    requests[number] = wrk.format("GET", each.path, each.headers)
  end
end
request = function()
  place = place %% #requests + 1
  return requests[place]
end
"""


@dataclass(frozen=True)
class Asked:
    """An address, as a path, and the headers that it is asked with."""

    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Load:
    """What came of some seconds of requests; percentiles are milliseconds, `failed` counts refusals and broken ones."""

    requests: int
    per_second: float
    p50: float
    p99: float
    failed: int


def find_wrk() -> str:
    """Where it is; ends the program with a sentence where it is not."""
    found = shutil.which("wrk")
    if found is None:
        raise SystemExit(MISSING)
    return found


def script_for(asked: Sequence[Asked]) -> str:
    """The Lua script; what JSON makes of text is text in Lua, too, as long as it is ASCII without `/` escaped."""
    lines = []
    for each in asked:
        headers = ", ".join(f"[{json.dumps(name)}] = {json.dumps(value)}" for name, value in each.headers.items())
        lines.append(f"  {{ path = {json.dumps(each.path)}, headers = {{ {headers} }} }},")
    return SCRIPT % "\n".join(lines)


def run_wrk(origin: str, asked: Sequence[Asked], seconds: int) -> Load:
    """Asks in one thread over eight connections."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(script_for(asked))
        script.flush()
        command = [find_wrk(), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", script.name, origin]
        done = subprocess.run(command, capture_output=True, text=True, cwd=Path(script.name).parent)
    if done.returncode:
        raise SystemExit(f"wrk failed: {done.stderr.strip() or done.stdout.strip()}")
    return read_output(done.stdout)


def read_output(output: str) -> Load:
    """What wrk printed; raises ValueError where it printed something else."""
    failed = _find(r"Non-2xx or 3xx responses: (\d+)", output, "0")[0]
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    return Load(
        requests=int(_find(r"(\d+) requests in", output)[0]),
        per_second=float(_find(r"Requests/sec: +([\d.]+)", output)[0]),
        p50=_milliseconds(_find(r"50% +([\d.]+)(us|ms|s|m)\b", output)),
        p99=_milliseconds(_find(r"99% +([\d.]+)(us|ms|s|m)\b", output)),
        failed=int(failed) + (sum(map(int, broken.groups())) if broken else 0),
    )


def _find(pattern: str, output: str, default: str | None = None) -> tuple[str, ...]:
    found = re.search(pattern, output)
    if found is not None:
        return found.groups()
    if default is None:
        raise ValueError(f"wrk printed nothing like {pattern!r}:\n{output}")
    return (default,)


def _milliseconds(found: tuple[str, ...]) -> float:
    return float(found[0]) * UNITS[found[1]]
