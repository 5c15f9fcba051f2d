"""Quotes of every kind as the plain pairs that the query language knows; pure."""

import re

from search.spanish.reading import read

# Those that say which side they stand on: quotes inside them are no quotes of ours.
_AROUND = re.compile(r"“([^“”]*)”|«([^«»]*)»")
_INSIDE = re.compile(r"[\"'“”«»„‘’‚`´](?=\s|$)|(?:(?<=\s)|(?<=^))[\"'“”«»„‘’‚`´]")
# A pair of single ones; an apostrophe inside a word ("O'Higgins") is none.
_SINGLE = re.compile(r"(?<![\w'])'(?!')((?:[^'\"]|(?<=\w)'(?=\w))+)'(?![\w'])")
_ALONE = re.compile(r"(?<!\w)'|(?<=[^\W\d_])'(?!\w)")


def plain(text: str) -> tuple[str, bool]:
    """A query as it is read, in plain quotes that all have a partner; and whether one had none.

    >>> plain("-“trata de personas” «niñ@s»")
    ('-"trata de personas" "niños"', False)
    >>> plain("'trata de personas' O'Higgins"), plain("-”trata de")
    (('"trata de personas" O\\'Higgins', False), ('-trata de', True))
    """
    text = read(_AROUND.sub(_outer, text)).text
    text = _SINGLE.sub(r'"\1"', text)
    text, alone = _ALONE.subn("", text)
    if text.count('"') % 2:
        before, _, behind = text.rpartition('"')
        return before + behind, True
    return text, alone > 0


def _outer(match: re.Match[str]) -> str:
    inner = match[1] if match[1] is not None else match[2]
    return f'"{_INSIDE.sub("", inner)}"'
