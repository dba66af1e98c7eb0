"""Structured log lines: ids, verbs and durations, never what people wrote or showed."""

import logging
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from traceback import extract_tb

import structlog


def configure(*, level: str = "INFO", as_json: bool = False, secrets_after: Sequence[str] = ()) -> None:
    """Send every log line of this process to standard error, as text for people or JSON for machines.

    ``secrets_after`` are beginnings of addresses whose next part opens something: it is cut out of every line, also
    of what libraries write about a request they refused.
    """
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _Cut(secrets_after),
    ]
    last = structlog.processors.JSONRenderer() if as_json else _for_people()
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
    )
    output = logging.StreamHandler(sys.stderr)
    output.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [output]
    root.setLevel(level)
    structlog.configure(
        processors=[
            *shared,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def fault_of(error: BaseException) -> dict[str, str]:
    """Kind and place of a fault, for whoever repairs it. Not its message, which may quote what a picture showed."""
    last = extract_tb(error.__traceback__)[-1]
    return {"fault": type(error).__name__, "place": f"{Path(last.filename).name}:{last.lineno}"}


class _Cut:
    """Leaves an ellipsis where a link's secret stood."""

    def __init__(self, secrets_after: Sequence[str]) -> None:
        beginnings = "|".join(re.escape(beginning) for beginning in secrets_after)
        self._secret = re.compile(rf"({beginnings})[^/\s?]+") if secrets_after else None

    def __call__(self, logger: object, method: str, line: structlog.types.EventDict) -> structlog.types.EventDict:
        del logger, method
        if self._secret is not None:
            line["event"] = self._secret.sub(r"\1…", str(line["event"]))
        return line


def _for_people() -> structlog.dev.ConsoleRenderer:
    """Tracebacks without the values of variables: those are messages, pictures and keys."""
    return structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
