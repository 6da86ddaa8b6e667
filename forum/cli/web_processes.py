"""How web processes come into being, and into the care of a first process that holds no forum.

`forum serve` imports the forum and forks its web processes, which share what they were forked with. Then it becomes
`forum.cli.watching`, in the same process, so that the code is in memory for those alone that use it. When one of them
ends, a new process imports the forum, forks another and ends itself, which leaves that one to the first process.
"""

import ctypes
import gc
import logging
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

import forum
from forum.cli import watching
from forum.settings import Settings
from forum.web.overload import threads_needed

BACKLOG = 1024
# In glibc's malloc.h, and in Linux' prctl.h.
M_ARENA_MAX = -8
PR_SET_CHILD_SUBREAPER = 36
# Granian's own events go where all others go, through the formatter of `forum.web.logs`.
LOGGING: dict[str, Any] = {"formatters": {}, "handlers": {}, "loggers": {"_granian": {"propagate": True}}}

Loader = Callable[[], Any]
HandOver = Callable[[list[int]], None]


class HandedOver(MPServer):
    """Granian's server up to the moment when it would watch its web processes."""

    def __init__(self, settings: Settings, count: int, hand_over: HandOver) -> None:
        super().__init__(
            "forum",
            address=settings.host,
            port=settings.port,
            interface=Interfaces.WSGI,
            workers=count,
            blocking_threads=threads_needed(settings.threads),
            backlog=BACKLOG,
            respawn_failed_workers=True,
            workers_kill_timeout=int(watching.STOPS_WITHIN),
            log_level=LogLevels.warning,
            log_dictconfig=LOGGING,
            websockets=False,
        )
        self._hand_over = hand_over
        logging.getLogger("_granian").addFilter(_is_no_warning_of_threads)

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:
        """It never comes here to its end but where nobody else can watch."""
        signal.pthread_sigmask(signal.SIG_BLOCK, watching.HEEDED)
        if self.interrupt_signal:
            # It came before, and is to be found by whoever watches from now on.
            os.kill(os.getpid(), signal.SIGTERM)
        self._hand_over([child.pid for child in multiprocessing.active_children() if child.pid is not None])
        signal.pthread_sigmask(signal.SIG_UNBLOCK, watching.HEEDED)
        super()._serve_loop(spawn_target, target_loader)  # type: ignore[no-untyped-call]


def _is_no_warning_of_threads(record: logging.LogRecord) -> bool:
    """Granian takes threads that wait for threads that work."""
    return "Python threads" not in record.getMessage()


def serve_until_ended(settings: Settings, load: Callable[[int], Any], announce: Callable[[], None]) -> None:
    """Serves until SIGTERM or SIGINT; `load` gives the app in a web process, and is told which one watches over it.

    `announce` is called when the port is taken, before the first request.
    """
    server = HandedOver(settings, settings.workers, partial(_become_watcher, settings))
    server.on_startup(announce)
    # Web processes are forks: what the collector leaves alone here, all of them share.
    settle_memory()
    server.serve(target_loader=partial(load, os.getpid()), wrap_loader=False)


def make_others(settings: Settings, count: int, load: Callable[[int], Any], told: int) -> NoReturn:
    """Makes so many web processes for the first process, which reads their numbers at `told`, and ends."""

    def tell(processes: list[int]) -> None:
        os.write(told, " ".join(map(str, processes)).encode())
        # Ended in the usual way, it would wait for them.
        os._exit(0)

    server = HandedOver(settings, count, tell)
    settle_memory()
    server.serve(target_loader=partial(load, os.getppid()), wrap_loader=False)
    sys.exit(1)


def take_one_arena() -> None:
    """Has the C library serve all threads from one heap: from one each, what they let go is never given back.

    The interpreter's own lock keeps threads from waiting for each other there. Other libraries have no such choice.
    """
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        choose(M_ARENA_MAX, 1)


def settle_memory() -> None:
    """What a process needs from now on is looked at no more by the collector, which took up to 0.1 s for all of it."""
    gc.collect()
    gc.freeze()


def _become_watcher(settings: Settings, processes: list[int]) -> None:
    """Ends what this process was; it returns where the system has no process adopt what others leave behind."""
    adopt = getattr(ctypes.CDLL(None), "prctl", None)
    if adopt is None or adopt(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        return
    root = str(Path(forum.__file__).resolve().parents[1])
    command = [sys.executable, "-I", "-S", watching.__file__, root, str(_write_down(settings))]
    sys.stdout.flush()
    sys.stderr.flush()
    command += [str(process) for process in processes]
    os.execv(sys.executable, command)  # noqa: S606 - it is to be this very process


def _write_down(settings: Settings) -> int:
    """A file in memory for those that are made later: all web processes have the settings of the start."""
    kept = os.memfd_create("settings", 0)
    os.write(kept, pickle.dumps(settings))
    return kept


def read_settings(kept: int) -> Settings:
    """What was written down at the start."""
    os.lseek(kept, 0, os.SEEK_SET)
    with os.fdopen(kept, "rb") as file:
        settings: Settings = pickle.load(file)  # noqa: S301 - nobody but the first process has this file
    return settings
