"""The catalogue of click's words: what its source holds, and the compiled form of it.

    python -m tests.support.catalogue

writes the compiled one. The format is that of GNU gettext, which nothing in Python writes.
"""

import re
import struct
from ast import literal_eval
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

from search.terminal import LOCALE

SOURCE = LOCALE / "es" / "LC_MESSAGES" / "messages.po"
COMPILED = SOURCE.with_suffix(".mo")

LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr)(?:\[\d\])? )?(".*")')
MAGIC = 0x950412DE
HEADER = 7 * 4
PAIR = 2 * 4


def entries(source: str) -> dict[str, str]:
    r"""The messages and their translations; NUL parts singular and plural.

    >>> entries('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n"z"\n')
    {'a\x00b': 'x\x00yz'}
    """
    return dict(_entry(part) for part in re.split(r"(?m)^(?=msgid )", source)[1:])


def _entry(part: str) -> tuple[str, str]:
    sides: dict[bool, list[str]] = {False: [], True: []}
    translated = False
    for keyword, quoted in LINE.findall(part):
        if keyword:
            translated = keyword == "msgstr"
            sides[translated].append("")
        sides[translated][-1] += literal_eval(quoted)
    return "\0".join(sides[False]), "\0".join(sides[True])


def compiled(messages: Mapping[str, str]) -> bytes:
    """A catalogue as gettext reads it: a header, two tables of (length, offset), the texts."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    texts = [*(key for key, _ in pairs), *(value for _, value in pairs)]
    first = HEADER + PAIR * len(texts)
    starts = accumulate((len(text) + 1 for text in texts[:-1]), initial=first)
    tables = (
        number for text, start in zip(texts, starts, strict=True) for number in (len(text), start)
    )
    header = (MAGIC, 0, len(pairs), HEADER, HEADER + PAIR * len(pairs), 0, HEADER)
    numbers = (*header, *tables)
    return struct.pack(f"<{len(numbers)}I", *numbers) + b"".join(text + b"\0" for text in texts)


def write(source: Path = SOURCE, target: Path = COMPILED) -> None:
    target.write_bytes(compiled(entries(source.read_text("utf-8"))))


if __name__ == "__main__":
    write()
