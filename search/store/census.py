"""The one pass over a build's records that counts what ranking, suggestions and pages need.

It knows no engine: document frequencies, mean lengths, surface forms, spellings, phrases and the
figures of headings and agencies are the same whichever index the records go into.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from search.comparison.moved import MovedTexts, by_id
from search.engine import Analysed
from search.errors import FixSource
from search.ids import HeadingId, RecordId
from search.model import Agency, Finding, Heading, Programme, Record
from search.query.lexicon import Lexicon
from search.query.statistics import Statistics
from search.schema import FACETS, GIVEN, RANKED, ROLES, Ranked, given, values_of
from search.spanish import analysis
from search.spanish.phrases import PhraseCounter
from search.store.figures import FiguresCounter
from search.tables import AND, Tables, Wordings, heading_bag, heading_keys, headings_over

ACTIVITY = 3  # slashes in the id of one


@dataclass(slots=True)
class Census:
    """Counts the records that stream past."""

    labels: Mapping[HeadingId, Heading] = field(default_factory=dict)  # the wordings to show
    moved: MovedTexts = field(default_factory=MovedTexts)
    headings: dict[HeadingId, Heading] = field(default_factory=dict)
    wordings: dict[RecordId, tuple[str, ...]] = field(default_factory=dict)  # others, by line
    lines: int = 0
    sample: list[Record] = field(default_factory=list)  # spread over all records
    _ids: set[str] = field(default_factory=set)  # half of what the values take
    _step: int = 1  # records from one of the sample to the next
    _length: int = 0  # of all texts, in terms
    _having: Counter[str] = field(default_factory=Counter)  # documents of each term
    _below: dict[Ranked, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in RANKED if name != "text"}
    )
    _values: dict[str, Counter[tuple[str, ...]]] = field(
        default_factory=lambda: {name: Counter() for name in (*(f.name for f in FACETS), *ROLES)}
    )
    _given: Counter[str] = field(default_factory=Counter)  # records in which a source gives each
    _under: Counter[str] = field(default_factory=Counter)  # documents at or under each heading
    _at: tuple[str, ...] = ()  # the headings of the records that pass now
    _here: int = 0  # of these records, those that are not counted under them yet
    _figures: FiguresCounter = field(default_factory=FiguresCounter)
    _surfaces: Counter[str] = field(default_factory=Counter)
    _written: Counter[str] = field(default_factory=Counter)  # words as texts have them
    _phrases: PhraseCounter = field(default_factory=PhraseCounter)

    SAMPLE = 40

    @property
    def records(self) -> int:
        """How many have passed."""
        return len(self._ids)

    def watch(self, records: Iterable[Record]) -> Iterator[Analysed]:
        """The records with the words of their texts. FixSource where an id comes twice."""
        for record in records:
            id_ = str(record.id)
            if id_ in self._ids:
                raise FixSource(f"El registro {id_} está dos veces en los archivos.")
            self._ids.add(id_)
            self.lines += record.kind == "line"
            self._note_headings(record)
            self._note_wording(record)
            self.moved.add(record)
            self._keep(record)
            yield self._count(record)

    def _note_headings(self, record: Record) -> None:
        """Keep the headings of a line, and count what is under them when the next line begins."""
        at = record.id.above
        if at is not self._at:
            self._count_under()
            self._at = at
            for above, heading in zip(record.id.headings, record.headings, strict=True):
                self.headings.setdefault(above, self.labels.get(above, heading))
        self._here += 1

    def _count_under(self) -> None:
        for above in self._at:
            self._under[above] += self._here
        self._here = 0

    def _note_wording(self, record: Record) -> None:
        """Keep the texts over a line where one of them is not its label."""
        if record.kind == "line":
            over = tuple(headings_over(record))
            if any(self.headings[id_].text != heading.text for id_, heading in over):
                self.wordings[record.id] = tuple(heading.text for _, heading in over)

    def _keep(self, record: Record) -> None:
        if self.records % self._step == 0:
            self.sample.append(record)
        if len(self.sample) == self.SAMPLE:
            del self.sample[::2]
            self._step *= 2

    def _count(self, record: Record) -> Analysed:
        text = analysis.counted(record.text)
        self._length += len(text.terms)
        self._having.update(list(dict.fromkeys(text.terms)))
        self._surfaces.update(text.forms)
        self._written.update(text.words)
        self._phrases.add(record.text)
        values = values_of(record)
        for name, held in values.items():
            self._values[name][held] += 1
        self._given.update(given(record))
        self._figures.add(record, values)
        self._below["agencies"][AND.join(values["agency"])] += 1
        for name, key in heading_keys(record.id, self.wordings).items():
            self._below[name][key] += 1
        return Analysed(record, text.surfaces, len(text.terms), values)

    def tables(
        self,
        programmes: Mapping[str, Programme],
        agencies: Mapping[str, Agency],
        findings: Iterable[Finding],
    ) -> Tables:
        """The tables, once all records have passed."""
        lexicon = Lexicon(dict(self._surfaces), _spellings(self._written))
        return Tables(
            programmes=dict(programmes),
            agencies=dict(agencies),
            findings=tuple(findings),
            headings=self._headings(programmes),
            statistics=self._statistics(programmes, agencies),
            lexicon=lexicon,
            phrases=tuple(self._phrases.frequent()),
            wordings=self.wordings,
            moved=by_id(self.moved.groups()),
        )

    def _headings(self, programmes: Iterable[str]) -> dict[HeadingId, Heading]:
        """The headings report by report, those of each by their codes."""
        place = {report: at for at, report in enumerate(programmes)}
        ordered = sorted(self.headings.items(), key=lambda e: (place[e[0].report], e[0].numbers))
        return dict(ordered)

    def _statistics(self, programmes: Iterable[str], agencies: Mapping[str, Agency]) -> Statistics:
        self._count_under()
        known = _Known(self.headings, agencies, self.wordings)
        having: dict[Ranked, Mapping[str, int]] = {"text": dict(self._having)}
        length: dict[Ranked, int] = {"text": self._length}
        for name, below in self._below.items():
            counts: Counter[str] = Counter()
            length[name] = 0
            for key, documents in below.items():
                terms = heading_bag(name, key, known)
                length[name] += documents * sum(terms.values())
                for term in terms:
                    counts[term] += documents
            having[name] = dict(counts)
        average = {name: total / (self.records or 1) for name, total in length.items()}
        values = {name: _each(counts) for name, counts in self._values.items()}
        values[GIVEN] = dict(self._given)
        return Statistics(
            documents=self.records,
            having=having,
            average=average,
            values=values,
            under=dict(self._under),
            figures=self._figures.of_headings(programmes),
            standings=self._figures.of_agencies(),
            numbers=_leaving_out(self._ids, self._under),
        )


class _Known(NamedTuple):
    """What heading texts are made of."""

    headings: Mapping[HeadingId, Heading]
    agencies: Mapping[str, Agency]
    wordings: Wordings


def _each(counts: Counter[tuple[str, ...]]) -> dict[str, int]:
    """How many records hold each value, from how many hold each set of them."""
    found: Counter[str] = Counter()
    for held, records in counts.items():
        for value in held:
            found[value] += records
    return dict(found)


def _leaving_out(ids: Iterable[str], under: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """The numbers of the activities of each line that are not those from 1 to how many it has."""
    activities = [id_.rpartition("/") for id_ in ids if id_.count("/") == ACTIVITY]
    found: dict[str, list[int]] = {
        line: [] for line, _, number in activities if int(number) >= under[line]
    }
    for line, _, number in activities if found else ():
        if line in found:
            found[line].append(int(number))
    return {line: tuple(sorted(found[line])) for line in sorted(found)}


def _spellings(written: Counter[str]) -> dict[str, str]:
    """The commonest way to write each word; a capital that only begins sentences is dropped."""
    ways: dict[str, list[str]] = defaultdict(list)
    for word in written:
        ways[analysis.fold(word)].append(word)
    return {surface: _spelling(words, written) for surface, words in ways.items()}


def _spelling(words: list[str], written: Counter[str]) -> str:
    best = max(words, key=lambda word: (written[word], word))
    lower = best.lower()
    return lower if best.istitle() and lower in words else best
