"""Places for so many threads, taken in turn."""

import threading
from collections import deque


class Places:
    """So many at once, and whoever waits longest is the next.

    With a semaphore somebody who has just come takes the place that was left for those who wait, and these begin anew
    at the end of the line: of eight who write all the time, some waited for a second.
    """

    def __init__(self, number: int) -> None:
        self._free = number
        self._lock = threading.Lock()
        self._line: deque[threading.Event] = deque()

    def take(self) -> bool:
        """A place that is free now, if there is one."""
        with self._lock:
            if not self._free:
                return False
            self._free -= 1
            return True

    def wait(self, seconds: float) -> bool:
        """A place as soon as it is this one's turn; False where that was not in time."""
        own = threading.Event()
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            self._line.append(own)
        if own.wait(seconds):
            return True
        with self._lock:
            # It may have been handed over in this very moment.
            if own.is_set():
                return True
            self._line.remove(own)
        return False

    def leave(self) -> None:
        """Hands the place to the next in line."""
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1
