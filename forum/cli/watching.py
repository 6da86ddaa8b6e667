"""What the first process of a server runs once its web processes are there: it watches over them, and holds no forum.

It is run as a script without `site`, and imports next to nothing: with the code of the forum in it, it would take as
much memory as half a web process. What it needs stands in its arguments: the folder of the package, a file that holds
the settings, the numbers of the web processes. It has `forum web-processes` make others in the place of those that
ended; they become its own children, since it adopts what is left behind (`forum.cli.web_processes`).
"""

import os
import signal
import sys
import time

# What web processes are given to finish what they have.
STOPS_WITHIN = 28.0
MADE_WITHIN = 60.0
# One that ends so soon would end again and again.
SOON = 5.5
# On SIGHUP old ones stay until the new ones surely listen.
OVERLAP = 3.5
ENDING = (signal.SIGTERM, signal.SIGINT)
HEEDED = (*ENDING, signal.SIGHUP, signal.SIGCHLD)
START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from forum.__main__ import main; main()"


class Watcher:
    """The web processes by their numbers, each with the moment before which its end is a bad sign."""

    def __init__(self, root: str, settings: int, processes: list[int]) -> None:
        self._root = root
        self._settings = settings
        self._wanted = len(processes)
        self._processes = dict.fromkeys(processes, 0.0)

    def run(self) -> int:
        """Watches until it is told to end, or nothing can be done; gives the exit status."""
        while True:
            ended = self._take_ended()
            if ended and (time.monotonic() < max(ended) or not self._make(len(ended))):
                self._say("The web processes cannot be kept up.")
                return self._stop(1)
            if ended:
                continue
            number = signal.sigwait(HEEDED)
            if number in ENDING:
                return self._stop(0)
            if number == signal.SIGHUP:
                self._replace()

    def _take_ended(self) -> list[float]:
        """Forgets those that have ended."""
        while _take_any():
            pass
        gone = [process for process in self._processes if _has_ended(process)]
        return [self._processes.pop(process) for process in gone]

    def _make(self, count: int) -> bool:
        """Whether so many more are there now."""
        answer, told = os.pipe()
        os.set_inheritable(told, True)
        command = [sys.executable, "-P", "-c", START, self._root, "web-processes"]
        command += [str(self._settings), str(told), str(count)]
        maker = os.posix_spawn(sys.executable, command, os.environ, setsigmask=[])
        os.close(told)
        os.set_blocking(answer, False)
        is_made = _wait_for([maker], MADE_WITHIN)
        if not is_made:
            _tell([maker], signal.SIGKILL)
            _wait_for([maker], STOPS_WITHIN)
        try:
            made = [int(process) for process in os.read(answer, 4096).split()]
        except BlockingIOError:
            made = []
        os.close(answer)
        self._processes |= dict.fromkeys(made, time.monotonic() + SOON)
        return len(made) == count

    def _replace(self) -> None:
        """Others for all; those of before stay where that fails."""
        old = dict(self._processes)
        if not self._make(self._wanted):
            self._say("The web processes stay as they are: others cannot be made.")
            return
        time.sleep(OVERLAP)
        _end(list(old))
        for process in old:
            del self._processes[process]

    def _stop(self, status: int) -> int:
        _end(list(self._processes))
        return status

    @staticmethod
    def _say(words: str) -> None:
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()


def _end(processes: list[int]) -> None:
    """Lets them finish what they have, but not for ever."""
    _tell(processes, signal.SIGTERM)
    if not _wait_for(processes, STOPS_WITHIN):
        _tell(processes, signal.SIGKILL)
        _wait_for(processes, STOPS_WITHIN)


def _tell(processes: list[int], number: int) -> None:
    for process in processes:
        try:
            os.kill(process, number)
        except ProcessLookupError:
            continue


def _wait_for(processes: list[int], seconds: float) -> bool:
    """Whether all of them have ended within so many seconds."""
    until = time.monotonic() + seconds
    left = list(processes)
    while left := [process for process in left if not _has_ended(process)]:
        if time.monotonic() >= until:
            return False
        # Other signals wait for whoever asks for them.
        signal.sigtimedwait([signal.SIGCHLD], 0.5)
    return True


def _has_ended(process: int) -> bool:
    try:
        return os.waitpid(process, os.WNOHANG) != (0, 0)
    except ChildProcessError:
        return True


def _take_any() -> bool:
    """Whether there was one that had ended, be it one that was only adopted."""
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


def main(arguments: list[str]) -> int:
    """Heeded signals are blocked already; they wait until they are asked for."""
    root, settings, *processes = arguments
    return Watcher(root, int(settings), [int(process) for process in processes]).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
