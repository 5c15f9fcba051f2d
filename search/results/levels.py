"""What the programmes of a build call their levels."""

from collections.abc import Iterable, Mapping

from search import model
from search.model import Programme
from search.schema import KINDS, LEVELS, FacetField

*OVER, LINE = model.LEVELS
DIFFERENT = "Lugar en el programa"  # where programmes call their levels differently
PREPOSITIONS = frozenset({"de", "del", "en", "para", "con", "por", "que"})


class LevelNames:
    """The names that all programmes of a build agree on; immutable."""

    def __init__(self, programmes: Iterable[Programme]) -> None:
        held = [each.levels for each in programmes]
        over, lines = {each[:-1] for each in held}, {each[-1] for each in held}
        self.over: tuple[str, ...] = over.pop() if len(over) == 1 else ()  # of the lines; or none
        self.flat = bool(held) and not any(each[1:] for each in held)  # nothing is over the lines
        self.line = lines.pop() if len(lines) == 1 else LINE
        self.counted = ("línea", "líneas")  # one, many
        if self.line != LINE:
            self.counted = (self.line.lower(), plural(self.line.lower()))
        self.kinds: Mapping[str, str] = {**KINDS, "line": self.line}

    @property
    def tree(self) -> str:
        """What the tree of all levels over the lines is called."""
        first, *others = self.over or (DIFFERENT,)
        *between, last = (first, *map(str.lower, others))
        return f"{', '.join(between)} y {last}" if between else last

    def facet(self, field: FacetField) -> str:
        """What a choice in a facet is of; in the tree, its level."""
        if field.name not in LEVELS or self.over == tuple(OVER):
            return field.label
        return dict(zip(LEVELS, self.over, strict=False)).get(field.name, DIFFERENT)


def plural(name: str) -> str:
    """A kind of thing in the plural: its words up to the first preposition.

    >>> plural("órgano desconcentrado"), plural("unidad de enlace"), plural("institución")
    ('órganos desconcentrados', 'unidades de enlace', 'instituciones')
    """
    words = name.split(" ")
    end = next((i for i, word in enumerate(words) if word in PREPOSITIONS), len(words))
    return " ".join([*map(_plural, words[:end]), *words[end:]])


def _plural(word: str) -> str:
    if word.endswith(("a", "e", "i", "o", "u", "á", "é", "ó")):
        return f"{word}s"
    if word.endswith("s"):
        return word
    for ending, many in (("z", "ces"), ("ón", "ones")):
        if word.endswith(ending):
            return word.removesuffix(ending) + many
    return f"{word}es"
