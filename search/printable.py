r"""Texts of strangers where a terminal, a log or a reader's eye would obey them: as signs.

A cell, a file's name or an argument may hold escape sequences, which move the cursor, set a title
or hide what stands beside them, and marks that turn the direction of what follows.
"""

import json
import re
from typing import Any

# Controls but tab and line feed; what turns a line's direction or ends one; tags, which nobody
# sees; halves of characters, which no output takes.
HARMFUL = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
UNKNOWN = "\ufffd"
# Unicode's pictures of the controls: what stood there can still be told.
PICTURES = {code: chr(0x2400 + code) for code in range(32)} | {0x7F: "\u2421"}


def signs(text: str) -> str:
    r"""A text with a sign in the place of each harmful character; line ends and tabs stay.

    >>> signs("Salud\x1b[31m\n\u202eroja")
    'Salud␛[31m\n�roja'
    """
    return HARMFUL.sub(lambda found: PICTURES.get(ord(found[0]), UNKNOWN), text)


def one_line(text: str) -> str:
    r"""The same in one line: nobody adds a line to a message.

    >>> one_line("informe.csv\n0 errores")
    'informe.csv␊0 errores'
    """
    return signs(text).replace("\n", PICTURES[10]).replace("\t", " ")


def json_text(value: Any) -> str:
    r"""A value as JSON that means the same and holds no harmful character.

    >>> print(json_text("é\x9b\u202e"))
    "é\u009b\u202e"
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], text)
