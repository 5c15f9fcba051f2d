"""Whoosh's schema, derived from the one table of fields."""

from collections import defaultdict
from collections.abc import Iterable

from whoosh import columns, fields, formats

from search.model import Record
from search.schema import FACETS
from search.spanish import analysis
from search.spanish.analysis import Token
from search.spanish.commitment import commitment

Posting = tuple[bytes, int, float, bytes]  # term, frequency, weight, encoded positions
SEPARATOR = "|"  # between the values of a facet that can hold several

WORDS = "words"  # surface forms with their positions: phrases, prefixes, forms, proximity
# Not facets, yet they rank: agencies that act in a record's own text, and those only named there.
ACTORS = "actors"
NAMED = "named"
COLUMNS = (*(facet.name for facet in FACETS), ACTORS, NAMED)


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
        text=Prepared(phrase=False),
        words=Prepared(phrase=True),
        **facets,
    )


def column(facet: str) -> str:
    """The name of a facet's column: some facets share their name with a ranked field."""
    return f"{facet}_column"


_positions = formats.Positions()


def stems(tokens: Iterable[Token]) -> list[Posting]:
    """Postings of a text's terms, each ñ also as n at the same place."""
    counts: dict[str, int] = defaultdict(int)
    for token in tokens:
        for term in _terms(token):
            counts[term] += 1
    return [(term.encode(), n, float(n), b"") for term, n in counts.items()]


def words(tokens: Iterable[Token]) -> list[Posting]:
    """Postings of a text's folded surface forms with their positions, stop words included."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, token in enumerate(tokens):
        places[token.surface].append(position)
        if "ñ" in token.surface and (other := analysis.n_form(token.surface)):
            places[other].append(position)
    encode = _positions.encode
    return [(w.encode(), len(p), float(len(p)), encode(p)) for w, p in places.items()]


def _terms(token: Token) -> tuple[str, ...]:
    if not token.term:
        return ()
    if "ñ" in token.surface and (other := analysis.n_form(token.surface)):
        return token.term, analysis.stem(other)
    return (token.term,)


def facet_values(record: Record) -> dict[str, bytes]:
    """The column values of a record, several joined by SEPARATOR."""
    scope = record.programme
    values: dict[str, Iterable[str]] = {
        "agency": record.agencies("acts"),
        "objective": (f"{scope}/{record.objective.code}",),
        "strategy": (f"{scope}/{record.strategy.code}",),
        "response": (record.response,),
        "kind": (record.kind,),
        "commitment": commitment(record.text) if record.kind == "activity" else (),
        "finding": sorted(set(record.findings)),
        "programme": (scope,),
        ACTORS: record.agencies("acts", own=True),
        NAMED: record.agencies("named"),
    }
    return {column(name): SEPARATOR.join(each).encode() for name, each in values.items()}
