"""Whoosh's schema, derived from the one table of fields."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from whoosh import columns, fields, formats

from search.schema import FACETS, ROLES
from search.spanish import analysis
from search.spanish.analysis import Token

Posting = tuple[bytes, int, float, bytes]  # term, frequency, weight, encoded positions
SEPARATOR = "|"  # between the values of a facet that can hold several

SURFACES = "words"  # surface forms with their positions: phrases, prefixes, forms, proximity
COLUMNS = (*(facet.name for facet in FACETS), *ROLES)
LENGTH = "length"  # terms of a text, rounded as all lengths are


class Prepared(fields.TEXT):
    """A text field that is handed its postings ready made, by our own analysis.

    One pass over a text yields the postings of both its stems and its surface forms.
    """

    def index(self, value: list[Posting], **_: object) -> list[Posting]:  # type: ignore[override]
        """The postings as they came."""
        return value


def schema() -> fields.Schema:
    """A new schema; an index is always opened with it, never with the one pickled in there."""
    facets = {column(name): fields.COLUMN(columns.RefBytesColumn()) for name in COLUMNS}
    return fields.Schema(
        id=fields.COLUMN(columns.VarBytesColumn()),
        stored=fields.STORED,
        length=fields.COLUMN(columns.RefBytesColumn()),
        text=Prepared(phrase=False),
        words=Prepared(phrase=True),
        **facets,
    )


def column(facet: str) -> str:
    """The name of a facet's column: some facets share their name with a ranked field."""
    return f"{facet}_column"


_positions = formats.Positions()


def stems(terms: Mapping[str, int]) -> list[Posting]:
    """Postings of a text's terms."""
    return [(term.encode(), n, float(n), b"") for term, n in terms.items()]


def words(tokens: Iterable[Token]) -> list[Posting]:
    """Postings of a text's folded surface forms with their positions, stop words included."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, token in enumerate(tokens):
        places[token.surface].append(position)
        if "ñ" in token.surface and (other := analysis.n_form(token.surface)):
            places[other].append(position)
    encode = _positions.encode
    return [(w.encode(), len(p), float(len(p)), encode(p)) for w, p in places.items()]


def cells(values: Mapping[str, tuple[str, ...]]) -> dict[str, bytes]:
    """The column values of a record, several joined by SEPARATOR."""
    return {column(name): SEPARATOR.join(held).encode() for name, held in values.items()}
