"""Structured logs: one line an event, for people or as JSON."""

import logging
import sys
from typing import Any

import structlog

from forum.settings import Settings


def init_logs(settings: Settings) -> None:
    """Sends structlog's events and the standard library's through one formatter to standard error."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    is_json = settings.log_format == "json"
    renderer: Any = structlog.processors.JSONRenderer() if is_json else structlog.processors.LogfmtRenderer()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    handler.name = "forum"
    root = logging.getLogger()
    root.handlers = [found for found in root.handlers if found.name != "forum"] + [handler]
    root.setLevel(settings.log_level)
    # It writes two lines whenever somebody looks where the database stands, as every question for readiness does.
    logging.getLogger("alembic").setLevel(logging.WARNING)
