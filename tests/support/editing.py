"""The next year's report, made from this year's by edits that are known."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from random import Random

from search.ids import RecordId
from search.model import Agency, Attribution, Heading, Record
from search.store.builds import Contents
from search.thesaurus.shipped import topics
from tests.support.shipped import shipped

WORDS = "coordinar instancias municipales mediante jornadas trimestrales gratuitas".split()
NEWCOMER = "AGENCIA-NUEVA"
NEW = (
    "Instalar bebederos en las plazas de los municipios costeros con agua de lluvia",
    "Publicar el padrón de bibliotecas rurales que prestan libros a domicilio",
    "Restaurar los faros abandonados y abrirlos al turismo de temporada",
    "Sembrar mangle en las lagunas dañadas por el huracán de septiembre",
    "Otorgar becas de música a jóvenes de las orquestas comunitarias",
)


@dataclass(slots=True)
class Edited:
    """A report a year later, and what was done to it."""

    lines: list[list[Record]]  # a line with its activities, in order
    lines_told: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    activities_told: list[tuple[str, str]] = field(default_factory=list)  # kind, text

    @property
    def records(self) -> list[Record]:
        """All of them, each with the topics of its own words."""
        return [
            replace(record, topics=topics().of(record.text))
            for held in self.lines
            for record in held
        ]


def two_years(seed: int = 11) -> tuple[Contents, Edited]:
    """What a build of the shipped report and of one a year later holds; and that one."""
    held = shipped()
    records = list(held.records)
    (programme,) = held.programmes.values()
    later = edited(records, Random(seed))
    after = replace(programme, year=programme.year + 1, document="later.txt", formerly="")
    programmes = {**held.programmes, after.report: after}
    every = (*records, *later.records)
    agencies = {**held.agencies, NEWCOMER: Agency(NEWCOMER, "Agencia Nueva", "dependencia", "")}
    return Contents(programmes, agencies, held.findings, every), later


def edited(records: list[Record], random: Random, edits: int = 12) -> Edited:
    """A report edited at random; `lines_told` goes by the words of a line as they are now, or as
    they were where it is gone."""
    held: dict[RecordId, list[Record]] = defaultdict(list)
    for record in sorted(records, key=lambda each: each.id):
        held[record.id.line].append(record)
    report = Edited(list(held.values()))
    touched = random.sample(range(len(report.lines)), edits)
    doers = (turn, reword, extend, hand_over, add_activity, drop_activity, typeset)
    for place, do in zip(touched, (doers * edits)[:edits], strict=True):
        do(report, place, random)
    spare = [place for place in range(len(report.lines)) if place not in touched]
    for text in random.sample(NEW, 2):
        insert(report, random.choice(spare), text)
    drop(report, random.choice([p for p in range(len(report.lines)) if not _edited(report, p)]))
    _number(report)
    return report


def _edited(report: Edited, place: int) -> bool:
    return report.lines[place][0].text in report.lines_told


def _told(report: Edited, place: int, kind: str, text: str = "") -> None:
    line = report.lines[place][0]
    if text:
        report.lines_told[text] = report.lines_told.pop(line.text, set())
    report.lines_told[text or line.text].add(kind)


def turn(report: Edited, place: int, _: Random) -> None:
    """No where it said yes, and the other way round."""
    line, *others = report.lines[place]
    said = {"yes": "no", "no": "yes"}[line.response]
    _told(report, place, f"to_{said}")
    report.lines[place] = [replace(each, response=said) for each in (line, *others)]


def reword(report: Edited, place: int, random: Random) -> None:
    """One word for another."""
    words = report.lines[place][0].text.split(" ")
    words[random.randrange(len(words))] = random.choice(WORDS)
    _retext(report, place, " ".join(words))


def extend(report: Edited, place: int, random: Random) -> None:
    """Some words more at the end."""
    _retext(report, place, f"{report.lines[place][0].text} {' '.join(random.sample(WORDS, 2))}")


def _retext(report: Edited, place: int, text: str) -> None:
    _told(report, place, "reworded", text)
    report.lines[place] = [
        replace(each, headings=(*each.headings[:-1], replace(each.line, text=text)))
        for each in report.lines[place]
    ]
    report.lines[place][0] = replace(report.lines[place][0], text=text)


def hand_over(report: Edited, place: int, _: Random) -> None:
    """Another body acts."""
    _told(report, place, "agencies")
    report.lines[place][0] = replace(
        report.lines[place][0], attributions=(Attribution(NEWCOMER, "acts"),)
    )


def add_activity(report: Edited, place: int, random: Random) -> None:
    """One activity more."""
    text = f"{random.choice(NEW)} número {place}"
    line = report.lines[place][0]
    _told(report, place, "activities")
    report.activities_told.append(("new", text))
    id_ = line.id.activity_of(len(report.lines[place]))
    report.lines[place].append(Record(id_, line.headings, text, line.response))


def drop_activity(report: Edited, place: int, _: Random) -> None:
    """The first activity less, where there is one."""
    if len(report.lines[place]) > 1:
        _told(report, place, "activities")
        report.activities_told.append(("gone", report.lines[place].pop(1).text))


def typeset(report: Edited, place: int, _: Random) -> None:
    """The same words in other type: no change."""
    report.lines[place] = [
        replace(each, text=each.text.replace(" ", "  ", 1).replace('"', "”"))
        for each in report.lines[place]
    ]


def insert(report: Edited, place: int, text: str) -> None:
    """A line more before another, which moves on with all that follow it."""
    like = report.lines[place][0]
    heading = Heading(like.code, text)
    report.lines.insert(
        place, [replace(like, text=text, headings=(*like.headings[:-1], heading), attributions=())]
    )
    report.lines_told[text].add("new")


def drop(report: Edited, place: int) -> None:
    """A line less, with its activities."""
    line, *activities = report.lines.pop(place)
    report.lines_told[line.text] = {"gone"}
    report.activities_told += [("gone", each.text) for each in activities]


def _number(report: Edited) -> None:
    """Codes in order under each strategy, in the next year."""
    counted: dict[tuple[int, ...], int] = defaultdict(int)
    for place, (line, *activities) in enumerate(report.lines):
        above = line.id.numbers[:-1]
        counted[above] += 1
        id_ = RecordId(line.programme, line.id.year + 1, (*above, counted[above]))
        if id_.numbers != line.id.numbers and report.lines_told.get(line.text) != {"new"}:
            _told(report, place, "renumbered")
        headings = (*line.headings[:-1], replace(line.line, code=id_.code))
        report.lines[place] = [
            replace(each, id=id_.activity_of(number), headings=headings)
            for number, each in enumerate((line, *activities))
        ]
