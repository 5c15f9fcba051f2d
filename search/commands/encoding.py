"""What the encoding of a terminal or a file cannot hold, written by its number."""

import codecs
import sys
from io import TextIOWrapper

ESCAPED = "buscador-escaped"  # the name of the handler, as streams know it


def escaped(error: UnicodeError) -> tuple[str, int]:
    r"""What stands for letters that an encoding lacks, as JSON spells them.

    >>> codecs.register_error(ESCAPED, escaped)
    >>> "«a» 😀 ⅔".encode("latin-1", ESCAPED).decode("latin-1")
    '«a» \\ud83d\\ude00 \\u2154'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2)), error.end


def spell() -> None:
    """Let standard output and error take any text."""
    codecs.register_error(ESCAPED, escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=ESCAPED)
