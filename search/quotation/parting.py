"""What was pasted, parted into the quotations that it sets apart: items of a list, what stands
between quote marks, lines, sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.quotation.letters import letters
from search.quotation.readings import (
    LEAST_QUOTED,
    Fragment,
    Quotation,
    edged,
    named_levels,
    sentences,
    without_code,
)
from search.spanish.characters import visible

_SIGN = "•▪●◦‣■□➢✓"  # never within a sentence
_SIGNS = re.compile(f"[{_SIGN}]")
# A sign, a letter in a bracket, a Roman number.
_BULLET = re.compile(
    rf"(?:[{_SIGN}]|[·*–—-](?=\s)|\(?(?:[a-z]|[ivx]{{1,4}})\)(?=\s)|[IVX]{{1,5}}(?:\.-?|\))(?=\s))\s*"
)
# What joins an item to the next, or a sentence to the one before.
_JOINING = re.compile(r"^[yeou]\s+|[,;]\s*[yeou]$")
_SINGLE = re.compile(r"(?<!\w)'|'(?!\w)")  # a quote mark, and no apostrophe
_OPENING = re.compile(r"[\W_]*[A-ZÁÉÍÓÚÑÜ0-9]")
_INTRODUCES = ":"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with quote marks in it."""

    inside: tuple[str, ...]  # what stands between them and is no name
    outside: Quotation  # all other words


def items(text: str, levels: Iterable[str]) -> tuple[str, ...]:
    """The items of a list, behind signs, letters or codes; none of fewer than two.

    >>> items("Promete:\\n- Dar cursos;\\n- Abrir\\nalbergues", ())
    ('Dar cursos', 'Abrir\\nalbergues')
    """
    named = named_levels(levels)
    found: list[str] = []
    inside = False
    for line in _lines(_SIGNS.sub(r"\n\g<0>", visible(text).text)):
        bare = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
        if bare != line or without_code(line, named) != line:
            found.append(bare)
            inside = True
        elif inside and line:
            found[-1] += f"\n{line}"
        else:
            inside = False
    return _several(found)


def lines(text: str) -> tuple[str, ...]:
    """The lines that may each be a quotation, with those that go on with them; none of fewer than
    two. A line that introduces the others is none.

    >>> lines("Dice:\\nDar tres cursos\\nal mes\\nAbrir albergues")
    ('Dar tres cursos\\nal mes', 'Abrir albergues')
    """
    found: list[str] = []
    goes_on = False
    for line in _lines(visible(text).text):
        if line and (not goes_on or _OPENING.match(line)):
            found.append(line)
        elif line:
            found[-1] += f"\n{line}"
        goes_on = bool(line)
    return _several(each for each in found if not each.endswith(_INTRODUCES))


def parted_sentences(quotation: str) -> tuple[str, ...]:
    """The sentences of a quotation that are long enough to be found; none of fewer than two."""
    return _several(each for each in sentences(quotation) if _long(each))


def _lines(text: str) -> Iterator[str]:
    yield from (line.strip() for line in text.split("\n"))


def _several(found: Iterable[str]) -> tuple[str, ...]:
    tidy = (_JOINING.sub("", each.strip().rstrip(" .;,")) for each in found)
    worded = tuple(dict.fromkeys(each for each in tidy if letters(each).words))
    return worded if len(worded) > 1 else ()


def marked(text: str) -> Marked:
    """What stands between quote marks, the outermost, and what does not.

    >>> marked('Dice "dar tres cursos al mes" y "abrir un albergue al año", en "Inicio".').inside
    ('dar tres cursos al mes', 'abrir un albergue al año')
    """
    plain = " ".join(visible(text).text.split())
    plain = plain if '"' in plain else _SINGLE.sub('"', plain)
    spans = [span for span in _spans(plain) if _long(plain[slice(*span)])]
    ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(plain)]
    between = (edged(plain[first:last]) for first, last in zip(*ends, strict=True))
    outside = tuple(Fragment(each, (False, False)) for each in between if letters(each).words)
    return Marked(
        tuple(dict.fromkeys(plain[slice(*span)].strip() for span in spans)),
        Quotation(" ".join(each.text for each in outside), outside),
    )


def _long(text: str) -> bool:
    return len(letters(text).words) >= LEAST_QUOTED


def _spans(text: str) -> list[tuple[int, int]]:
    """Where texts between the outermost quote marks stand; one that is left open goes to the end.

    Marks that do not close each other are taken as if none stood within others.
    """
    nested, whole = _paired(text, nests=True)
    return nested if whole else _paired(text, nests=False)[0]


def _paired(text: str, *, nests: bool) -> tuple[list[tuple[int, int]], bool]:
    """The texts between marks, and whether each mark that opens is closed."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for match in re.finditer('"', text):
        if _opens(text, match.start(), depth):
            start = start if depth else match.end()
            depth = depth + 1 if nests else 1
        elif depth:
            depth -= 1
            found += [] if depth else [(start, match.start())]
    return ([*found, (start, len(text))], False) if depth else (found, True)


def _opens(text: str, place: int, depth: int) -> bool:
    """Whether a quote mark opens: a word stands behind it, and none before it."""
    before = text[:place][-1:] not in ("", " ", "(", "[", "¿", "¡", "-", "–", "—", '"')
    after = text[place + 1 :][:1].isalnum() or text[place + 1 :][:1] in tuple('[(¿¡…"')
    return after if before != after else not depth
