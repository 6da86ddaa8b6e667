"""What wrk is told, and what is read from what it prints."""

import shutil

import pytest

from benchmarks.wrk import MISSING, Asked, Load, find_wrk, read_output, script_for

PRINTED = """Running 1s test @ http://127.0.0.1:20577
  1 threads and 8 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   646.01ms  101.10ms   1.20s    71.43%
    Req/Sec     6.71      4.42    20.00     71.43%
  Latency Distribution
     50%  646.00us
     75%    2.00ms
     90%    3.00ms
     99%    1.25s
  1234 requests in 4.01s, 0.91MB read
Requests/sec:    307.73
Transfer/sec:    232.21KB
"""


def test_the_output_is_read() -> None:
    assert read_output(PRINTED) == Load(requests=1_234, per_second=307.73, p50=0.646, p99=1_250.0, failed=0)


def test_what_failed_is_counted() -> None:
    broken = "  Socket errors: connect 1, read 2, write 0, timeout 3\n  Non-2xx or 3xx responses: 40\n"
    assert read_output(PRINTED + broken).failed == 46


def test_other_output_is_an_error() -> None:
    with pytest.raises(ValueError, match="wrk printed nothing like"):
        read_output("unable to connect to 127.0.0.1:1 Connection refused\n")


def test_addresses_and_headers_are_text_in_lua() -> None:
    script = script_for([Asked("/a", {"If-None-Match": '"x\\y"'}), Asked("/b", {})])
    assert '{ path = "/a", headers = { ["If-None-Match"] = "\\"x\\\\y\\"" } },' in script
    assert '{ path = "/b", headers = {  } },' in script
    assert "place % #requests" in script


def test_without_wrk_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match=MISSING):
        find_wrk()
