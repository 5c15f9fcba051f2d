"""What the server writes of what strangers send: no line of a log holds more than its own.

What goes wrong is written to standard error, what was asked to standard output.
"""

import json
import logging
import logging.config
from datetime import datetime
from urllib.parse import quote

from search.printable import one_line, signs
from search.settings import ACCESS_LOGS

LINE = "%(asctime)s %(levelname)s %(message)s"
KEPT = 1000  # characters of each thing that a stranger sent
OURS = ("search", "web")
OF_ADDRESS = "!$%&'()*+,-./:;=?@_~"  # what stays in an address as it is


class Printable(logging.Formatter):
    """A message takes one line, whatever it quotes; a traceback keeps its own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's name
        """The line of a record."""
        record.message = one_line(record.message)
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the traceback below it."""
        return signs(super().format(record))


class Combined(logging.Formatter):
    """The form that web servers share, with the number of the request and its seconds behind."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a request."""
        told = facts(record)
        when = datetime.fromisoformat(str(told["time"])).strftime("%d/%b/%Y:%H:%M:%S %z")
        asked = f"{told['method']} {told['target']} {told['protocol']}"
        return (
            f'{_bare(told["client"])} - - [{when}] "{_quoted(asked)}" {told["status"]} '
            f'{told["bytes"]} "{_quoted(told["referer"])}" "{_quoted(told["user_agent"])}" '
            f"{told['request_id']} {told['seconds']:.6f}"
        )


class Json(logging.Formatter):
    """One object for each request."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a request: ASCII, so nothing in it can be obeyed."""
        return json.dumps(facts(record))


FORMS: dict[str, type[logging.Formatter]] = dict(zip(ACCESS_LOGS, (Combined, Json), strict=True))


def facts(record: logging.LogRecord) -> dict[str, str | int | float]:
    """What is written of a request; see `web.http.access.Visit`."""
    visit = vars(record)["visit"]
    path = quote(visit.of("SCRIPT_NAME") + visit.of("PATH_INFO"), OF_ADDRESS, "latin-1", "replace")
    query = quote(visit.of("QUERY_STRING"), OF_ADDRESS, "latin-1", "replace")
    return {
        "time": datetime.fromtimestamp(visit.began).astimezone().isoformat(timespec="milliseconds"),
        "client": visit.of("REMOTE_ADDR")[:KEPT],
        "method": visit.of("REQUEST_METHOD")[:KEPT],
        "target": _cut(f"{path}?{query}" if query else path),
        "protocol": visit.of("SERVER_PROTOCOL"),
        "status": visit.status,
        "bytes": visit.size,
        "seconds": round(visit.seconds, 6),
        "referer": _cut(visit.of("HTTP_REFERER")),
        "user_agent": _cut(visit.of("HTTP_USER_AGENT")),
        "request_id": visit.number,
    }


def _cut(text: str) -> str:
    return text if len(text) <= KEPT else f"{text[:KEPT]}..."


def _bare(text: object) -> str:
    return one_line(str(text)).replace(" ", "_") or "-"


def _quoted(text: object) -> str:
    plain = one_line(str(text)).replace("\\", "\\\\").replace('"', '\\"')
    return plain or "-"


def configure(level: str, access: str = "") -> None:
    """Write from a level on, and a line for each request in one of the forms, if any.

    Granian's own messages are not written: what matters of them this project says itself.
    """
    forms = {name: {"()": form} for name, form in FORMS.items()}
    handlers = {
        "errors": {"class": "logging.StreamHandler", "formatter": "line"},
        "requests": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": access or ACCESS_LOGS[0],
        },
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": {"()": Printable, "fmt": LINE}, **forms},
            "handlers": handlers,
            # Of libraries what goes wrong; how much else is told is a matter of our own modules.
            "root": {"handlers": ["errors"], "level": "WARNING"},
            "loggers": {
                **{name: {"level": level.upper()} for name in OURS},
                "_granian": {"handlers": [], "level": "CRITICAL", "propagate": False},
                "buscador.access": {
                    "handlers": ["requests"] if access else [],
                    "level": "INFO" if access else "CRITICAL",
                    "propagate": False,
                },
            },
        }
    )
    logging.raiseExceptions = False  # a log that cannot be written to stops nobody
