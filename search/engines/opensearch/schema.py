"""What an OpenSearch index is made of, derived from the one table of fields.

Texts are written as the words of our own analysis, a blank between them: the cluster splits them
and does nothing else. A word with ñ has its form without it at the same place.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from search.engine import Analysed
from search.model import Agency, Record
from search.query import ranking
from search.query.statistics import Statistics
from search.schema import FACETS, RANKED, ROLES, Ranked
from search.serialise import record_json
from search.spanish import analysis

Body = dict[str, Any]

EMPTY = "."  # holds the place of a word that is not searched
EITHER = "|"  # between the forms of a word
LONGEST = 200  # letters of a word that are kept; no word that is asked for has so many
LEVELS = ("text", "line")  # have places and surface forms: what a phrase may stand in
ORDER = "order"  # sorts by programme, year from the newest, and code
STORED = "stored"  # the record itself
LAST_YEAR = 2999  # that an id can have

_UNSAFE = re.compile(r"[^\w]|_")


def key(word: str) -> str:
    """A word as the index has it: one that no splitting cuts.

    >>> key("migrante"), key("1.5"), key("\\ud800")
    ('migrante', '1_2e_5', '_d800_')
    """
    return _UNSAFE.sub(lambda match: f"_{ord(match[0]):x}_", word[:LONGEST])


def facet(name: str) -> str:
    """The field of a facet or a role: some share their name with a ranked field."""
    return f"{name}_values"


def surfaces(level: str) -> str:
    """The field of the surface forms of a text."""
    return f"{level}_words"


def length(level: str) -> str:
    """The field of a text's length in terms."""
    return f"{level}_length"


# The index


def body(shards: int) -> Body:
    """The settings and the fields of an index, before the build's counts are known."""
    settings = {
        "index.number_of_shards": shards,
        "index.number_of_replicas": 0,  # copied when it is whole
        "index.refresh_interval": "-1",
        "index.translog.durability": "async",  # a build that is cut off is thrown away
        "analysis": ANALYSIS,
        "similarity": {f"of_{name}": similarity(0.0, 1.0) for name in RANKED},
    }
    return {"settings": settings, "mappings": {"dynamic": "strict", "properties": fields()}}


ANALYSIS = {
    "analyzer": {
        "placed": {"type": "custom", "tokenizer": "whole", "filter": ["either", "filled"]},
        "asked": {"type": "custom", "tokenizer": "whole"},
    },
    "tokenizer": {"whole": {"type": "whitespace", "max_token_length": 10 * LONGEST}},
    "filter": {
        "either": {
            "type": "pattern_capture",
            "preserve_original": False,
            "patterns": [rf"([^{EITHER}]+)"],
        },
        "filled": {"type": "stop", "stopwords": [EMPTY]},  # its place stays
    },
}


def fields() -> dict[str, Body]:
    """The fields by their names."""
    text = {"type": "text", "analyzer": "placed", "search_analyzer": "asked"}
    kept = {"type": "keyword"}
    found: dict[str, Body] = {
        name: {
            **text,
            "similarity": f"of_{name}",
            "index_options": "positions" if name in LEVELS else "freqs",
        }
        for name in RANKED
    }
    for level in LEVELS:
        found[surfaces(level)] = {**text, "norms": False, "index_options": "positions"}
        found[length(level)] = {"type": "integer", "index": False}
    for name in (*(each.name for each in FACETS), *ROLES):
        found[facet(name)] = kept
    return found | {
        "codes": {**kept, "doc_values": False},
        "activity": {"type": "integer"},
        ORDER: {**kept, "index": False},
        STORED: {**kept, "index": False, "doc_values": False},
    }


def similarity(least: float, slope: float) -> Body:
    """BM25 without idf, which comes with the query; the norm is least + slope * length."""
    return {
        "type": "scripted",
        "discount_overlaps": False,  # a form without ñ counts as a word, as it does everywhere
        "weight_script": {"source": "return query.boost;"},
        "script": {
            "source": f"return weight * doc.freq * {ranking.frequency_part(1.0, 0.0)!r}"
            f" / (doc.freq + {least!r} + {slope!r} * doc.length);"
        },
    }


def similarities(statistics: Statistics) -> Body:
    """The settings of an index by the counts of its build; it must be closed for them."""
    return {f"index.similarity.of_{n}": similarity(*norm(statistics, n)) for n in RANKED}


def norm(statistics: Statistics, name: Ranked) -> tuple[float, float]:
    """The norm of a text in a field, as (least, slope) of its length."""
    least = statistics.norm(name, 0)
    return least, statistics.norm(name, 1) - least


def version() -> str:
    """A short digest that changes whenever a reader would expect another index."""
    parts = (body(1), similarity(1.0, 1.0), EMPTY, EITHER, LONGEST, key(".,\u0301"))
    return blake2b(repr(parts).encode(), digest_size=6).hexdigest()


# A record in it


def document(analysed: Analysed, agencies: Mapping[str, Agency]) -> Body:
    """What the index holds of a record."""
    record = analysed.record
    above = [heading.text for heading in record.headings[:-1]]
    found: Body = {
        **_level("text", analysed.surfaces, analysed.length),
        "strategy": " ".join(map(_terms, above[-1:])),
        "objective": " ".join(map(_terms, above[:-1])),
        "agencies": _called(analysed.values["agency"], agencies),
        "codes": [heading.code for heading in record.id.headings],
        "activity": record.id.activity,
        ORDER: order(record),
        STORED: record_json(record),
        **{facet(name): held for name, held in analysed.values.items() if held},
    }
    if record.id.activity:
        found |= _line(record.line.text)
    return found


def order(record: Record) -> str:
    """What sorts as the places of records do.

    A blank stands before all that a slug may have; numbers have at most four digits, that of an
    activity nine. Years are counted down from the last that an id can have.
    """
    programme, year, numbers, activity = record.id.place
    code = "".join(f"{number:04}" for number in numbers)
    return f"{programme} {LAST_YEAR + year:04} {code} {activity:09}"


def _level(level: str, words: Sequence[str], terms: int) -> Body:
    return {
        level: " ".join(map(_stem, words)),
        surfaces(level): " ".join(map(_surface, words)),
        length(level): ranking.rounded(terms),
    }


def _surface(surface: str) -> str:
    return EITHER.join(map(key, analysis.forms_of(surface))) or EMPTY


def _stem(surface: str) -> str:
    return EITHER.join(map(key, analysis.terms_of(surface))) or EMPTY


@lru_cache(maxsize=16_384)  # the activities of a line come one after the other
def _line(text: str) -> Body:
    counted = analysis.counted(text)
    return _level("line", counted.surfaces, len(counted.terms))


@lru_cache(maxsize=16_384)
def _terms(text: str) -> str:
    return " ".join(map(_stem, analysis.counted(text).surfaces))


def _called(ids: Iterable[str], agencies: Mapping[str, Agency]) -> str:
    """The names of the bodies that act, each after its id."""
    known = (f"{id_} {agencies[id_].name}" if id_ in agencies else id_ for id_ in ids)
    return " ".join(map(_terms, known))
