"""What an address asks of a comparison: two reports, and what of them is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby

from search.comparison.changes import comparable
from search.comparison.values import LINE_KINDS, Comparison, LineChange
from search.errors import FixQuery
from search.ids import RecordId
from search.model import Programme
from search.searcher import Searcher
from web.derived.comparisons import MOST_LINES, Comparisons
from web.params import MAX_CHOICES, MAX_PAGE, MAX_SIZE, Parameter, Reading
from web.request import derived, searcher

PAGE_SIZE = 20  # lines on a page
ONE = "Id of a report: its programme and year. "
FOR_FILE: tuple[Parameter, ...] = (
    Parameter(
        "a",
        "text",
        f"{ONE}Without it, the one before `b`; without both, the newest two of a programme.",
        length=120,
    ),
    Parameter("b", "text", f"{ONE}Without it, the newest other one.", length=120),
    Parameter(
        "change",
        "choice",
        "Keep lines that changed in this way; several are OR-ed.",
        repeat=len(LINE_KINDS),
        values=tuple(LINE_KINDS),
    ),
    Parameter(
        "agency",
        "choice",
        "Keep lines in which this agency acts in either report; several are OR-ed.",
        repeat=MAX_CHOICES,
    ),
    Parameter(
        "objective",
        "choice",
        "Keep lines under this heading in either report; several are OR-ed.",
        repeat=MAX_CHOICES,
    ),
)
FOR_FEED: tuple[Parameter, ...] = (
    *FOR_FILE,
    Parameter("page", "number", "Page of the lines.", low=1, high=MAX_PAGE, default=1),
)
FOR_COMPARE: tuple[Parameter, ...] = (
    *FOR_FEED,
    Parameter("size", "number", "Lines on a page.", low=1, high=MAX_SIZE, default=PAGE_SIZE),
)
UNFIT = HTTPStatus.UNPROCESSABLE_ENTITY  # where no two reports can be compared
NONE_HAS_SEVERAL = (
    "Ningún programa de este índice tiene informes de dos años: no hay qué comparar. Para tenerlo, "
    "construya el índice con los dos archivos: buscador-index build informe-2017.xlsx "
    "informe-2018.xlsx."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Two reports of one programme, the earlier first, and what of them is shown."""

    before: Programme
    after: Programme
    kinds: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    page: int = 1
    size: int = PAGE_SIZE

    def pairs(self, page: int = 1, kinds: tuple[str, ...] | None = None) -> list[tuple[str, str]]:
        """The parameters of its address, on some page and of some kinds."""
        many = (
            ("change", self.kinds if kinds is None else kinds),
            ("agency", self.agencies),
            ("objective", self.objectives),
        )
        found = [("a", self.before.report), ("b", self.after.report)]
        found += [(name, value) for name, values in many for value in values]
        found += [("page", str(page))] if page > 1 else []
        return found + ([("size", str(self.size))] if self.size != PAGE_SIZE else [])

    @property
    def whole(self) -> Comparison:
        """All that changed between the two. Raises FixQuery where that is too much to ask here."""
        kept = derived(Comparisons)
        if kept.lines(self.before, self.after) > MOST_LINES:
            raise FixQuery(
                "b",
                self.after.report,
                "Estos dos informes son demasiado grandes para compararlos aquí. En una terminal: "
                f"buscador-index diff {self.before.report} {self.after.report}",
            )
        return kept.of(self.before, self.after).found

    def narrowed(self, found: Comparison, kinds: bool = True) -> Comparison:
        """What of a comparison is asked for; `kinds`: by how lines changed as well."""
        codes = [each.rpartition("/")[2] for each in self.objectives]
        return found.narrowed(self.agencies, codes, self.kinds if kinds else ())


def asked(reading: Reading, build: Searcher) -> Asked:
    """What a reading of an address asks for.

    Raises FixQuery where it names no two reports of one programme.
    """
    a, b = pair(build, reading.text("a"), reading.text("b"))
    before, after = sorted((a, b), key=lambda each: each.year)
    many = {n: tuple(sorted(set(map(str, v)))) for n, v in reading.values.items()}
    return Asked(
        before,
        after,
        tuple(kind for kind in LINE_KINDS if kind in many.get("change", ())),
        many.get("agency", ()),
        many.get("objective", ()),
        reading.first("page", 1),
        reading.first("size", PAGE_SIZE),
    )


def pair(build: Searcher, a: str, b: str) -> tuple[Programme, Programme]:
    """Two reports by their ids; where one is not given, the newest that goes with the other.

    Raises FixQuery, in Spanish, where there are no such two.
    """
    listed = several(build)
    if not listed:
        raise FixQuery("a" if a else "b", a or b, NONE_HAS_SEVERAL)
    chosen = [_report(build, name, given) for name, given in (("a", a), ("b", b)) if given]
    if len(chosen) == 2:
        comparable(*chosen)
        return chosen[0], chosen[1]
    own = chosen[0] if chosen else listed[0]
    others = [each for each in listed if each.id == own.id and each.report != own.report]
    if not others:
        name = "a" if a else "b"
        raise FixQuery(
            name,
            own.report,
            f"Del programa {own.id} solo hay un informe ({own.report}): elija otro de la lista.",
        )
    return own, others[0]


def _report(build: Searcher, name: str, given: str) -> Programme:
    found = build.programmes.get(given)
    if found is None:
        raise FixQuery(
            name, given, f"No hay ningún informe «{given}» en este índice: elija uno de la lista."
        )
    return found


def fitting(build: Searcher, reading: Reading, name: str) -> tuple[Programme, ...]:
    """The reports that a parameter may name beside what the other one names."""
    other = reading.text("b" if name == "a" else "a")
    held = build.programmes.get(other)
    return tuple(
        each
        for each in several(build)
        if held is None or (each.id == held.id and each.report != other)
    )


def several(build: Searcher) -> tuple[Programme, ...]:
    """The reports of the programmes that have more than one, programme by programme, the newest
    first."""
    ordered = sorted(build.programmes.values(), key=lambda each: (each.id, -each.year))
    grouped = (tuple(held) for _, held in groupby(ordered, key=lambda each: each.id))
    return tuple(each for held in grouped if len(held) > 1 for each in held)


# What one line was in other years

AT_ONCE = 4_000  # lines of a pair that a page of one line compares


def other_years(line: RecordId) -> Iterator[tuple[Programme, LineChange | None]]:
    """Each other report of a line's programme, the newest first, and what became of the line
    from the earlier of the two to the later; None where they are too
    large for a page of a line."""
    build, kept = searcher(), derived(Comparisons)
    own = build.programmes[line.report]
    for other in several(build):
        if other.id == own.id and other.report != own.report:
            if kept.lines(own, other) > AT_ONCE:
                yield other, None
                continue
            compared = kept.of(own, other)
            yield other, compared.changes[line]
