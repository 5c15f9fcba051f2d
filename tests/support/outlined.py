"""What a build counts and keeps in order, as reading all its records tells it: the slow way."""

from collections import Counter, defaultdict
from itertools import pairwise

from search.ids import HeadingId, RecordId
from search.model import Record
from search.query.statistics import Figures, Standing
from search.searcher import Searcher
from search.store.builds import Contents
from tests.support.corpus import contents, record

SILENT = ("no-activities", "yes-without-activities")
Neighbours = tuple[RecordId | None, RecordId | None]


def figures(build: Searcher) -> dict[str, dict[str, Figures]]:
    """Of each report by the codes of its headings; "" is the report."""
    found: dict[str, dict[str, list[Record]]] = {report: {"": []} for report in build.programmes}
    for each in build.records():
        for code in ("", *(heading.code for heading in each.headings[:-1])):
            found[each.report].setdefault(code, []).append(each)
    return {
        report: {code: counted(texts) for code, texts in held.items()}
        for report, held in found.items()
    }


def counted(texts: list[Record]) -> Figures:
    lines = [each for each in texts if each.kind == "line"]
    answers = Counter(each.response for each in lines)
    yes, no, none = (answers[response] for response in ("yes", "no", ""))
    return Figures(
        lines=len(lines),
        activities=len(texts) - len(lines),
        yes=yes,
        no=no,
        other=len(lines) - yes - no - none,
        silent=sum(any(rule in SILENT for rule in each.findings) for each in lines),
    )


def standings(build: Searcher, years: tuple[str, ...] = ()) -> dict[str, Standing]:
    """Of each body of which the texts of some years speak; "" is all of them together."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in build.records():
        if years and str(each.id.year) not in years:
            continue
        acts = set(each.agencies("acts"))
        named = set(each.agencies("named")) - acts
        kind = "activities" if each.activity else "lines"
        for body in (*acts, *([""] if acts else [])):
            found[body][kind] += 1
        for body in (*named, *([""] if named and not acts else [])):
            found[body]["named"] += 1
    return {body: Standing(**held) for body, held in found.items()}


def activities(build: Searcher) -> dict[RecordId, tuple[RecordId, ...]]:
    """Of each line."""
    found: dict[RecordId, list[RecordId]] = {}
    for each in build.records():
        held = found.setdefault(each.id.line, [])
        if each.activity:
            held.append(each.id)
    return {line: tuple(sorted(held)) for line, held in found.items()}


def neighbours(build: Searcher) -> dict[RecordId, Neighbours]:
    """Of each line, those before and after it in its report."""
    reports: dict[str, set[RecordId]] = defaultdict(set)
    for each in build.records():
        reports[each.report].add(each.id.line)
    found: dict[RecordId, Neighbours] = {}
    for lines in reports.values():
        ordered = [None, *sorted(lines), None]
        for (before, own), (_, after) in pairwise(pairwise(ordered)):
            assert own is not None
            found[own] = (before, after)
    return found


def headings(build: Searcher) -> dict[str, list[HeadingId]]:
    """Those of each report over its lines, by code."""
    found: dict[str, set[HeadingId]] = {report: set() for report in build.programmes}
    for each in build.records():
        found[each.report].update(each.id.headings[:-1])
    return {report: sorted(ids) for report, ids in found.items()}


def with_gaps() -> Contents:
    """Lines whose activities leave numbers out, as empty cells do; records in no order, and a
    report that stands before another by its place only."""
    return contents(
        record("pem/2018/1.1.10/3", "Contar los árboles", acts=("SRE",)),
        record("pem/2018/2.1.1", "Mirar", response="no"),
        record("pem/2018/1.1.10", "Contar", response="Concluida"),
        record("pem/2018/1.1.2/5", "Plantar cinco mangles", acts=("INM", "SRE")),
        record("agua/2017/3.1.1/2", "Regar dos veces"),
        record("pem/2018/1.1.2/2", "Plantar dos mangles"),
        record("agua/2017/3.1.1", "Regar", response=""),
        record("pem/2018/1.1.2", "Plantar", findings=("yes-without-activities",)),
        record("agua/2017/3.1.1/1", "Regar una vez", acts=("PGR",)),
        record("pem/2018/1.1.10/1", "Contar los mangles"),
        record("pem/2018/1.1.10/2", "Contar las raíces"),
    )
