"""Word families: what is of one derivation, or takes its adjective from another word.

Looser than a stem (turismo, turístico; trabajo, laboral), so it weighs less; a written table,
because suffix rules joined strangers more often than relatives.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from search import reading
from search.errors import FixSource
from search.spanish import analysis

FILE = "families.csv"
MOST_WORDS = 60  # each is related to all the others; the most that ship are 5


def load(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The related words of every stem that has any, as surface words, from a data folder.

    A row with fewer than two words raises FixSource with its number.
    """
    columns, rows = reading.table(folder / FILE)
    if "words" not in columns:
        raise FixSource(f"{FILE}: falta la columna words.")
    families = []
    for number, row in rows:
        words = tuple(word.strip() for word in row["words"].split("|"))
        if not 2 <= len(words) <= MOST_WORDS or not all(words):
            raise FixSource(
                f"{FILE}, fila {number}: una familia debe tener de 2 a {MOST_WORDS} palabras."
            )
        families.append(words)
    return related(families)


def related(families: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The words that share a family with a stem; a word in two families does not join them.

    >>> words = related([("turismo", "turista"), ("arte", "artista"), ("arte", "artesano")])
    >>> words[analysis.stem("turisticos")], words[analysis.stem("arte")]
    (('turismo',), ('artista', 'artesano'))
    """
    found: dict[str, dict[str, str]] = {}
    for words in families:
        stems = {analysis.stem(analysis.fold(word)): word for word in reversed(words)}
        for stem in stems:
            others = ((other, word) for other, word in reversed(stems.items()) if other != stem)
            for other, word in others:
                found.setdefault(stem, {}).setdefault(other, word)
    return {stem: tuple(others.values()) for stem, others in found.items()}
