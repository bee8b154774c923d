"""What govgraph logs, on standard error: plain lines, or one JSON object a line for machines that collect them."""

from __future__ import annotations

import json
import logging

from govgraph.errors import UsageError

LEVELS = ("debug", "info", "warning", "error")


class _Json(logging.Formatter):
    """A record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        value = {"time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"), "level": record.levelname.lower(), "logger": record.name}
        return json.dumps({**value, "message": record.getMessage()}, ensure_ascii=False)


def start(level: str, as_json: bool) -> None:
    """Log from a level on; UsageError for a level that there is not."""
    if level not in LEVELS:
        raise UsageError(f"--log-level {level}: give one of {', '.join(LEVELS)}")
    handler = logging.StreamHandler()
    handler.setFormatter(_Json() if as_json else logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
    logger = logging.getLogger("govgraph")
    logger.handlers[:] = [handler]
    logger.setLevel(level.upper())
    logger.propagate = False
