"""What is wanted of each row: at least so many requests, at most so much time and memory.

Times the floor are of requests a second against a bare page of 30,000 bytes under gunicorn, on the same machine.
"""

from benchmarks.table import Target

FLOORS = "× floor"
MS = "ms"
MIB = "MiB"

KEPT = Target(4, FLOORS)
KEPT_PLAIN = Target(2, FLOORS)
UNCHANGED = Target(4, FLOORS)
MADE = Target(0.05, FLOORS)
FOR_MEMBERS = Target(0.04, FLOORS)
ANY_WINDOW = Target(0.5, "of the first")
POSTED = Target(50, MS, is_least=False)
WRITERS = Target(50, "replies/s")
SLOWEST = Target(1_000, MS, is_least=False)
NO_ERRORS = Target(0, "errors", is_least=False)
FIRST_WORKER = Target(200, MIB, is_least=False)
NEXT_WORKER = Target(150, MIB, is_least=False)
FIRST_PAGE = Target(3_000, MS, is_least=False)
