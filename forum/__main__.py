"""The console script `forum`, and `python -m forum`."""

import gc
import os
import sys


def main() -> None:
    """Runs the command that the terminal names; what it writes is for its own account alone."""
    os.umask(0o077)
    # What is imported stays: looking through it again and again while it grows took a quarter of the start.
    gc.disable()
    # Where it is there, structlog loads it for tracebacks in colours, which no log of ours has; it takes 4 MiB.
    sys.modules["rich"] = None  # type: ignore[assignment]
    import structlog  # noqa: F401, PLC0415

    del sys.modules["rich"]
    from forum.console import run  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
