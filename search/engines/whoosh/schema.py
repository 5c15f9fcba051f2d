"""Whoosh's schema, derived from the one table of fields."""

from whoosh import columns, fields

from search.schema import FACETS, ROLES

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
