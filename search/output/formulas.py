"""The one guard against formulas: a table's text that a spreadsheet would calculate."""

from typing import TypeVar
from unicodedata import category, normalize

T = TypeVar("T")

SIGNS = frozenset("=+-@−")  # their wide, small and raised forms fold to these
BREAKS = ("\t", "\r", "\n")  # some start a new cell here, so what comes after is its beginning
# What may stand before a sign and is stripped or not shown: controls, marks, white space.
UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})


def calculated(text: str) -> bool:
    r"""Whether a spreadsheet could take a text for a formula.

    >>> [calculated(text) for text in ("=1+1", "＝1", "\ufeff =1", "\t1", "trata", "1-2")]
    [True, True, True, True, False, False]
    """
    if text[:1].isalnum():
        return False
    first = next((c for c in text if category(c) not in UNSEEN), "")
    return text.startswith(BREAKS) or normalize("NFKC", first) in SIGNS


def guard(cell: T) -> T | str:
    """A CSV cell that no spreadsheet runs: an apostrophe goes before whatever could be a formula.

    It also goes before a text that starts with an apostrophe: to take one leading apostrophe
    off every cell gives back the texts.

    >>> guard("=1+1"), guard("'96"), guard("trata"), guard(-3)
    ("'=1+1", "''96", 'trata', -3)
    """
    if isinstance(cell, str) and (cell.startswith("'") or calculated(cell)):
        return f"'{cell}"
    return cell
