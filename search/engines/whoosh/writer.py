"""Writes one build's Whoosh index; any failure leaves nothing behind that could be read."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh import index

from search.engines.whoosh.distribution import check
from search.engines.whoosh.posting_pool import TermPool
from search.engines.whoosh.schema import facet_values, schema, stems, words
from search.model import Agency, Record
from search.query.completion import PhraseCounter
from search.spanish import analysis
from search.spanish.analysis import Token
from search.store.serialise import record_json

SPELLINGS = "spellings.json"  # folded word -> as the texts write it most
PHRASES = "phrases.json"  # [phrase, texts that have it], the most frequent first
MEMORY = 256  # MB before Whoosh spills postings: 32 is 36 % slower, more than 256 gains nothing


class WhooshWriter:
    """The Writer of the embedded engine."""

    def write(self, folder: Path, records: Iterable[Record], agencies: Mapping[str, Agency]) -> int:
        """Index the records into an empty folder; returns their number."""
        check()
        whoosh_index = index.create_in(str(folder), schema())
        writer: Any = whoosh_index.writer(limitmb=MEMORY)
        writer.pool = TermPool(writer.pool, MEMORY)
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        phrases = PhraseCounter()
        count = 0
        try:
            for count, record in enumerate(records, 1):  # noqa: B007  its last value is returned
                tokens = analysis.tokens(record.text)
                writer.add_document(**_document(record, tokens))
                phrases.add(record.text, tokens)
                for token in tokens:
                    spellings[token.surface][record.text[token.start : token.end]] += 1
            writer.commit(optimize=True)
        except BaseException:
            # A half-added document would leave its words on the next one: drop the whole build.
            with suppress(Exception):
                writer.cancel()
            raise
        finally:
            whoosh_index.close()
        chosen = {surface: _spelling(counts) for surface, counts in spellings.items()}
        _write_json(folder / SPELLINGS, chosen)
        _write_json(folder / PHRASES, phrases.frequent())
        return count


def _document(record: Record, tokens: list[Token]) -> dict[str, Any]:
    return {
        "id": record.id.encode(),
        "stored": record_json(record),
        "words": words(tokens),
        "text": stems(tokens),
        **facet_values(record),
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def _spelling(counts: Counter[str]) -> str:
    """The commonest way to write a word; a capital that only begins sentences is dropped."""
    best = max(counts, key=lambda word: (counts[word], word))
    lower = best.lower()
    return lower if best.istitle() and lower in counts else best
