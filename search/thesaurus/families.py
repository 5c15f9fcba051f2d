"""Word families: what is of one derivation, or takes its adjective from another word.

Looser than a stem (turismo, turístico; trabajo, laboral), so it weighs less; a written table,
because suffix rules joined strangers more often than relatives.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from search.errors import FixSource
from search.spanish import analysis

FILE = "families.csv"


def load(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The related words of every stem that has any, as surface words, from a data folder.

    A row with fewer than two words raises FixSource with its number.
    """
    families = []
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            words = tuple(word.strip() for word in (row["words"] or "").split("|"))
            if len(words) < 2 or not all(words):
                raise FixSource(
                    f"{FILE}, fila {rows.line_num}: una familia debe tener dos palabras o más."
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
