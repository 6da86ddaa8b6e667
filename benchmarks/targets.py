"""What is promised of each row: at least so many requests, at most so much time and memory.

Times the floor are of requests a second against a bare page of 30,000 bytes under gunicorn, on the same machine.
"""

from dataclasses import dataclass

from benchmarks.table import Target

FLOORS = "× floor"
MS = "ms"
MIB = "MiB"

KEPT = Target(5, FLOORS)
UNCHANGED = Target(6, FLOORS)
# A window anywhere in a thread costs at most 1.2 times as much as the first.
ANY_WINDOW = Target(1 / 1.2, "of the first")
SLOWEST = Target(300, MS, is_least=False)
NO_ERRORS = Target(0, "errors", is_least=False)
NO_FAULTS = Target(0, "faults", is_least=False)
FIRST_WORKER = Target(125, MIB, is_least=False)
NEXT_WORKER = Target(80, MIB, is_least=False)
FIRST_PAGE = Target(1_500, MS, is_least=False)


@dataclass(frozen=True)
class Targets:
    """What differs between the databases."""

    made: Target
    for_members: Target
    front: Target
    posted: Target
    writers: Target


OF_DATABASE = {
    "sqlite": Targets(
        made=Target(0.20, FLOORS),
        for_members=Target(0.16, FLOORS),
        front=Target(0.20, FLOORS),
        posted=Target(10, MS, is_least=False),
        writers=Target(150, "replies/s"),
    ),
    "postgresql": Targets(
        made=Target(0.12, FLOORS),
        for_members=Target(0.09, FLOORS),
        front=Target(0.10, FLOORS),
        posted=Target(12, MS, is_least=False),
        writers=Target(120, "replies/s"),
    ),
}
