"""What happens after a commit: a handler a job, and the runner that works the table."""

from forum.jobs.registry import HANDLERS
from forum.jobs.runner import Runner, run_due

__all__ = ["HANDLERS", "Runner", "run_due"]
