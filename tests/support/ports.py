"""Ports for servers of the tests, below those that the system hands to outgoing connections."""

import random
import socket

FIRST, LAST = 20_000, 32_767


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listened a moment ago."""
    chosen = random.SystemRandom()
    while True:
        port = chosen.randint(FIRST, LAST)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
