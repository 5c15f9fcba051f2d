"""The fields of a document for Whoosh's own writer: what a build holds, by its way."""

from collections import defaultdict
from collections.abc import Mapping

from whoosh.formats import Positions

from search.engines.whoosh.schema import SEPARATOR, Posting, column
from search.spanish import analysis


def stems(text: str) -> list[Posting]:
    """Postings of a text's terms."""
    return [(term.encode(), n, float(n), b"") for term, n in analysis.bag(text).items()]


def words(text: str) -> list[Posting]:
    """Postings of a text's folded surface forms with their positions, stop words included."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, token in enumerate(analysis.tokens(text)):
        places[token.surface].append(position)
        if "ñ" in token.surface and (other := analysis.n_form(token.surface)):
            places[other].append(position)
    encode = Positions().encode
    return [(w.encode(), len(p), float(len(p)), encode(p)) for w, p in places.items()]


def cells(values: Mapping[str, tuple[str, ...]]) -> dict[str, bytes]:
    """The column values of a record, several joined by SEPARATOR."""
    return {column(name): SEPARATOR.join(held).encode() for name, held in values.items()}
