"""What the server writes of what strangers send: no line of a log holds more than its own."""

import logging
from copy import deepcopy
from typing import Any

from granian.log import LOGGING_CONFIG

from search.printable import one_line, signs


class Printable(logging.Formatter):
    """A message takes one line, whatever it quotes; a traceback keeps its own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's name
        """The line of a record."""
        record.message = one_line(record.message)
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it."""
        return signs(super().format(record))


def _config() -> dict[str, Any]:
    """Granian's, with our formatter; what our own modules log goes to standard error."""
    config: dict[str, Any] = deepcopy(LOGGING_CONFIG)
    for formatter in config["formatters"].values():
        formatter["()"] = Printable
    ours = {"formatter": "generic", "class": "logging.StreamHandler"}
    handlers = {**config["handlers"], "ours": ours}
    return {**config, "handlers": handlers, "root": {"handlers": ["ours"], "level": "WARNING"}}


CONFIG = _config()
