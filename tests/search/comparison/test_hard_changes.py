"""Changes that are easily taken for others: what a report a year later does with a shipped one."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from unicodedata import normalize

import pytest
from unidecode import unidecode

from search.comparison.changes import compare
from search.comparison.values import Comparison
from search.ids import RecordId
from search.model import Cell, Heading, Programme, Record


def later(records: Iterable[Record]) -> list[Record]:
    """The same a year later."""
    return [replace(each, id=each.id._replace(year=each.id.year + 1)) for each in records]


def found(programme: Programme, old: list[Record], new: list[Record]) -> Comparison:
    after = replace(programme, year=programme.year + 1)
    return compare(programme, after, old, later(new))


def told(changes: Comparison) -> dict[str, set[str]]:
    return {each.shown.code: set(each.kinds) for each in changes.changed}


def acted(changes: Comparison) -> list[str]:
    return sorted(a.kind for line in changes.lines for a in line.activities if a.kind != "kept")


def by_line(records: list[Record]) -> dict[str, list[Record]]:
    held: dict[str, list[Record]] = defaultdict(list)
    for each in records:
        held[each.code].append(each)
    return held


def at(record: Record, code: str) -> Record:
    """A record under another code; the headings over it are those of their new codes."""
    numbers = tuple(map(int, code.split(".")))
    codes = [".".join(map(str, numbers[:depth])) for depth in range(1, len(numbers) + 1)]
    return replace(
        record,
        id=RecordId(record.programme, record.id.year, numbers, record.id.activity),
        headings=tuple(
            replace(each, code=own) for each, own in zip(record.headings, codes, strict=True)
        ),
    )


def worded(record: Record, text: str) -> Record:
    """A line with other words; of an activity, its line's."""
    headings = (*record.headings[:-1], replace(record.line, text=text))
    return replace(record, headings=headings, text=record.text if record.activity else text)


def over(record: Record, texts: dict[int, str]) -> Record:
    """A record below headings of other words, by depth from 0."""
    headings = list(record.headings)
    for depth, text in texts.items():
        headings[depth] = replace(headings[depth], text=text)
    return replace(record, headings=tuple(headings))


def shifted(records: list[Record]) -> list[Record]:
    """All strategies of the first objective one further on, and one before them."""
    moved = []
    for each in records:
        first, second, *rest = each.id.numbers
        code = ".".join(map(str, (first, second + (first == 1), *rest)))
        moved.append(at(each, code))
    new = over(at(records[0], "1.1.1"), {1: "Abrir los archivos históricos a los pueblos"})
    return [worded(new, "Digitalizar los fondos de cada archivo histórico municipal"), *moved]


def test_a_strategy_before_all_others_moves_codes_and_changes_nothing_else(
    programme: Programme, records: list[Record]
) -> None:
    new = [replace(each, attributions=()) if n == 0 else each for n, each in enumerate(records)]
    changes = found(programme, new, shifted(new))
    firsts = [each for each in new if each.id.numbers[0] == 1 and not each.activity]
    assert changes.counts["new"] == 1
    assert changes.counts["renumbered"] == len(firsts)
    assert changes.counts["same"] == len(changes.lines) - len(firsts) - 1
    assert {"gone", "reworded", "to_no", "to_yes"}.isdisjoint(
        k for c in changes.changed for k in c.kinds
    )
    assert acted(changes) == []
    kinds = [each.kinds for each in changes.headings]
    assert kinds.count(("new",)) == 1
    assert all(each in (("new",), ("renumbered",)) for each in kinds)


def line(code: str, text: str, response: str = "yes", strategy: str = "") -> Record:
    numbers = tuple(map(int, code.split(".")))
    headings = (
        Heading(f"{numbers[0]}", "Objetivo"),
        Heading(f"{numbers[0]}.{numbers[1]}", strategy or f"Estrategia {numbers[1]}"),
        Heading(code, text),
    )
    return Record(RecordId("plan", 2017, numbers), headings, text, response)


@pytest.fixture
def plan(programme: Programme) -> Programme:
    return replace(programme, id="plan", year=2017)


def test_equal_lines_of_two_strategies_stay_in_them_where_both_move(plan: Programme) -> None:
    text = "Promover la coordinación con las entidades federativas"
    old = [
        line("1.1.1", text, "yes", "Proteger los bosques templados"),
        line("1.2.1", text, "no", "Sanear los ríos de la cuenca"),
    ]
    new = [
        line("1.1.1", "Abrir las bibliotecas rurales", "yes", "Fomentar la lectura en voz alta"),
        line("1.2.1", text, "yes", "Proteger los bosques templados"),
        line("1.3.1", text, "no", "Sanear los ríos de la cuenca"),
    ]
    assert told(found(plan, old, new)) == {
        "1.1.1": {"new"},
        "1.2.1": {"renumbered"},
        "1.3.1": {"renumbered"},
    }


def test_equal_lines_of_one_strategy_stay_in_order_where_both_move(plan: Programme) -> None:
    text = "Promover la coordinación con las entidades federativas"
    old = [line("1.1.1", text, "yes"), line("1.1.2", text, "no")]
    new = [line("1.1.1", "Abrir las bibliotecas rurales", "yes"), line("1.1.2", text, "yes")]
    new.append(line("1.1.3", text, "no"))
    assert told(found(plan, old, new)) == {
        "1.1.1": {"new"},
        "1.1.2": {"renumbered"},
        "1.1.3": {"renumbered"},
    }


def test_two_lines_that_changed_places(programme: Programme, records: list[Record]) -> None:
    codes = {"1.1.1": "1.1.2", "1.1.2": "1.1.1"}
    new = [at(each, codes.get(each.code, each.code)) for each in records]
    assert told(found(programme, records, new)) == {
        "1.1.1": {"renumbered"},
        "1.1.2": {"renumbered"},
    }


def test_a_line_split_in_two_is_the_first_and_a_new_one(plan: Programme) -> None:
    first = "Capacitar a los agentes migratorios de las fronteras norte y sur"
    second = "y publicar cada año los resultados de las quejas que se reciban"
    old = [line("1.1.1", f"{first} {second}"), line("1.1.2", "Abrir las bibliotecas rurales")]
    new = [
        line("1.1.1", first),
        line("1.1.2", second),
        line("1.1.3", "Abrir las bibliotecas rurales"),
    ]
    assert told(found(plan, old, new)) == {
        "1.1.1": {"reworded"},
        "1.1.2": {"new"},
        "1.1.3": {"renumbered"},
    }


def test_two_lines_that_became_one_are_the_first_and_one_that_is_gone(plan: Programme) -> None:
    first = "Capacitar a los agentes migratorios de las fronteras norte y sur"
    second = "y publicar cada año los resultados de las quejas que se reciban"
    old = [line("1.1.1", first), line("1.1.2", second), line("1.1.3", "Abrir bibliotecas rurales")]
    new = [line("1.1.1", f"{first} {second}"), line("1.1.2", "Abrir bibliotecas rurales")]
    changes = found(plan, old, new)
    assert [
        (c.before and c.before.code, c.after and c.after.code, c.kinds) for c in changes.lines
    ] == [
        ("1.1.1", "1.1.1", ("reworded",)),
        ("1.1.2", None, ("gone",)),
        ("1.1.3", "1.1.2", ("renumbered",)),
    ]


def test_a_line_under_another_strategy_in_other_words_is_the_same_line(
    programme: Programme, records: list[Record]
) -> None:
    text = by_line(records)["1.2.1"][0].text
    words = text.split(" ")
    changed = " ".join([*words[:-1], "trimestralmente"])
    last = max(each.id.numbers for each in records)
    code = ".".join(map(str, (*last[:-1], last[-1] + 1)))
    like = next(each for each in records if each.id.numbers == last)
    new = []
    for each in records:
        if each.code == "1.2.1":
            moved = replace(at(each, code), headings=(*like.headings[:-1], Heading(code, "")))
            each = worded(moved, changed)
        new.append(each)
    (change,) = found(programme, records, new).changed
    assert change.before
    assert change.after
    assert (change.before.code, change.after.code) == ("1.2.1", code)
    assert set(change.kinds) == {"renumbered", "reworded"}


def test_numbers_that_changed_inside_activities(
    programme: Programme, records: list[Record]
) -> None:
    number = re.compile(r"[0-9]+")
    new, edited = [], 0
    for each in records:
        if each.activity and number.search(each.text):
            edited += 1
            each = replace(each, text=number.sub(lambda m: f"{int(m[0]) + 7}", each.text))
        new.append(each)
    assert edited > 5
    changes = found(programme, records, new)
    assert acted(changes) == ["reworded"] * edited
    assert {kind for each in changes.changed for kind in each.kinds} == {"activities"}


def test_activities_that_differ_by_a_number_keep_to_their_likeness(plan: Programme) -> None:
    own = line("1.1.1", "Dar cursos")

    def activities(*texts: str) -> list[Record]:
        held = (
            Record(own.id.activity_of(n), own.headings, t, "yes") for n, t in enumerate(texts, 1)
        )
        return [own, *held]

    sonora = "Impartir {} cursos a los agentes migratorios de la frontera de Sonora"
    chiapas = "Impartir {} cursos a los agentes migratorios de la frontera de Chiapas"
    old = activities(sonora.format(3), chiapas.format(5))
    new = activities(chiapas.format(6), sonora.format(4))
    (change,) = found(plan, old, new).changed
    pairs = [(a.before.text, a.after.text) for a in change.activities if a.before and a.after]
    assert pairs == [
        (chiapas.format(5), chiapas.format(6)),
        (sonora.format(3), sonora.format(4)),
    ]


TYPESETTING: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "no accents": unidecode,
    "upper case without accents": lambda text: unidecode(text).upper(),
    "white space": lambda text: text.replace(" ", " \u00a0 "),
    "dashes": lambda text: text.replace("-", "\u2011"),
    "quotes": lambda text: text.replace('"', "\u201d").replace("'", "\u2019"),
    "composed": lambda text: normalize("NFD", text),
}


@pytest.mark.parametrize("how", TYPESETTING)
def test_how_a_whole_report_is_set_is_no_change(
    programme: Programme, records: list[Record], how: str
) -> None:
    written = TYPESETTING[how]
    new = [
        replace(
            each,
            text=written(each.text),
            headings=tuple(replace(h, text=written(h.text)) for h in each.headings),
        )
        for each in records
    ]
    for old, now in ((records, new), (new, records)):
        changes = found(programme, old, now)
        assert told(changes) == {}
        assert acted(changes) == []
        assert changes.headings == ()


def test_in_a_report_without_accents_what_changed_still_is_found(
    programme: Programme, records: list[Record]
) -> None:
    new = [replace(each, text=unidecode(each.text)) for each in records]
    new = [
        worded(each, f"{each.text} y las familias") if each.code == "2.1.1" else each
        for each in new
    ]
    (change,) = found(programme, records, new).changed
    assert (change.shown.code, change.kinds) == ("2.1.1", ("reworded",))


@pytest.mark.parametrize(
    ("old", "new"), [("ó", "o"), (" ", "  "), (" la ", " La "), ("s", "S")], ids=repr
)
def test_how_one_text_is_set_is_no_change(
    programme: Programme, records: list[Record], old: str, new: str
) -> None:
    place = next(n for n, each in enumerate(records) if not each.activity and old in each.text)
    after = list(records)
    after[place] = worded(records[place], f"{records[place].text.replace(old, new, 1)}.")
    assert told(found(programme, records, after)) == {}


def test_activities_in_another_order_are_kept(programme: Programme, records: list[Record]) -> None:
    new: list[Record] = []
    for own, *activities in by_line(records).values():
        new.append(own)
        turned = reversed(activities)
        new += [replace(a, id=own.id.activity_of(n)) for n, a in enumerate(turned, 1)]
    changes = found(programme, records, new)
    assert told(changes) == {}
    assert changes.activity_counts["kept"] == 140


def test_an_activity_that_moved_in_other_words_is_no_other(
    programme: Programme, records: list[Record]
) -> None:
    held = by_line(records)
    giving = next(each for each in held.values() if len(each) == 2)
    taking = next(each for each in held.values() if len(each) == 1)
    text = f"{giving[1].text} Se informará cada trimestre."
    moved = replace(
        giving[1], id=taking[0].id.activity_of(1), headings=taking[0].headings, text=text
    )
    new = [*(each for each in records if each != giving[1]), moved]
    changes = found(programme, records, new)
    assert acted(changes) == ["left", "moved"]
    assert changes.activity_counts["moved"] == 1
    assert {each.kinds for each in changes.changed} == {("activities",)}
    every = [each for change in changes.changed for each in change.activities]
    activity, left = (
        next(each for each in every if each.kind == kind) for kind in ("moved", "left")
    )
    assert (left.before, left.after) == (activity.before, activity.after)
    assert activity.before
    assert (activity.before.text, activity.shown.text) == (giving[1].text, text)


RESPONSES = [
    ("yes", "no", {"to_no"}),
    ("no", "yes", {"to_yes"}),
    ("yes", "Concluida", {"answer"}),
    ("Concluida", "En proceso", {"answer"}),
    ("Concluida", "", {"answer"}),
    ("Concluida", "CONCLUIDA", set()),
    ("En  proceso", "en proceso", set()),
]


@pytest.mark.parametrize(("before", "after", "kinds"), RESPONSES)
def test_answers_of_any_words(plan: Programme, before: str, after: str, kinds: set[str]) -> None:
    old, new = line("1.1.1", "Dar cursos", before), line("1.1.1", "Dar cursos", after)
    assert told(found(plan, [old], [new])) == ({"1.1.1": kinds} if kinds else {})


Cells = list[tuple[str, str, float | None]]

# Of one line in two years, (header, text, value) each; and (header, before, after) that is told.
COLUMNS: dict[str, tuple[Cells, Cells, list[tuple[str, str, str]]]] = {
    "another figure": (
        [("Meta", "2,000", 2000.0)],
        [("Meta", "2,500", 2500.0)],
        [("Meta", "2,000", "2,500")],
    ),
    "another writing": ([("Meta", "2,000", 2000.0)], [("Meta", "2000", 2000.0)], []),
    "other words": (
        [("Avance", "Bajo", None)],
        [("Avance", "Alto", None)],
        [("Avance", "Bajo", "Alto")],
    ),
    "white space": ([("Avance", "Muy  bajo", None)], [("AVANCE", "Muy bajo", None)], []),
    "empty now": (
        [("Meta", "5", 5.0), ("Avance", "Bajo", None)],
        [("Avance", "Bajo", None)],
        [("Meta", "5", "")],
    ),
    "named by its year": (
        [("Meta 2017", "5", 5.0)],
        [("Meta 2018", "6", 6.0)],
        [("Meta 2018", "5", "6")],
    ),
    "two years": (
        [("Meta 2017", "5", 5.0), ("Meta 2018", "7", 7.0)],
        [("Meta 2017", "5", 5.0), ("Meta 2018", "7", 7.0)],
        [],
    ),
}


@pytest.mark.parametrize("case", COLUMNS)
def test_what_further_columns_say(plan: Programme, case: str) -> None:
    before, after, expected = COLUMNS[case]
    # Another line has all columns, so that both tables have them.
    every = tuple(Cell(*cell) for cell in before)
    other = replace(line("1.1.2", "Abrir las bibliotecas rurales"), columns=every)
    old = [replace(line("1.1.1", "Dar cursos"), columns=every), other]
    named = tuple(Cell(name, *cell[1:]) for (name, *_), cell in zip(after, before, strict=False))
    if case == "empty now":
        named = every
    cells = tuple(Cell(*cell) for cell in after)
    new = [replace(line("1.1.1", "Dar cursos"), columns=cells), replace(other, columns=named)]
    changes = found(plan, old, new)
    assert told(changes) == ({"1.1.1": {"columns"}} if expected else {})
    got = [(c.column, c.before, c.after) for each in changes.changed for c in each.columns]
    assert got == expected


def test_a_column_that_one_table_does_not_have_is_no_change_of_its_lines(plan: Programme) -> None:
    old = line("1.1.1", "Dar cursos")
    new = replace(old, columns=(Cell("Presupuesto", "10", 10.0),))
    assert told(found(plan, [old], [new])) == {}
    assert told(found(plan, [new], [old])) == {}


def test_a_figure_of_an_activity_is_its_line_s(plan: Programme) -> None:
    own = line("1.1.1", "Dar cursos")
    old = Record(
        own.id.activity_of(1), own.headings, "Diez cursos", "yes", columns=(Cell("Meta", "1", 1.0),)
    )
    new = replace(old, columns=(Cell("Meta", "2", 2.0),))
    changes = found(plan, [own, old], [own, new])
    assert told(changes) == {"1.1.1": {"columns"}}
    (activity,) = changes.changed[0].activities
    assert activity.kind == "kept"
    assert [(c.column, c.before, c.after) for c in activity.columns] == [("Meta", "1", "2")]


def test_reports_of_nothing_and_of_one_line(plan: Programme) -> None:
    own = line("1.1.1", "Dar cursos")
    assert told(found(plan, [], [])) == {}
    assert told(found(plan, [], [own])) == {"1.1.1": {"new"}}
    assert told(found(plan, [own], [])) == {"1.1.1": {"gone"}}
    assert told(found(plan, [own], [own])) == {}
    other = found(plan, [own], [line("1.1.1", "Sembrar mangle en lagunas")])
    assert [each.kinds for each in other.lines] == [("gone",), ("new",)]
