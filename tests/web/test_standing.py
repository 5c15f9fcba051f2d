"""One way to count what a body does, and the same numbers on every page that says them."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.ids import RecordId
from search.model import Attribution, Finding, Programme, Record
from search.output.sentences import done
from search.query.statistics import Standing
from search.results.levels import plural
from search.searcher import Searcher
from search.settings import Settings
from search.store.builds import Contents, current, open_build, publish
from tests.support.corpus import AGENCIES, contents, record
from tests.web.asking import page
from web import create_app
from web.derived.standing import NOWHERE, standings

BODIES = ("PGR", "INM", "SRE", "SDH", "STPS", "SEGOB")


def naming(made: Record, *names: str) -> Record:
    return replace(
        made,
        attributions=(*made.attributions, *(Attribution(name, "named", 0, 1) for name in names)),
    )


def test_standings_count_activities_lines_and_texts_that_only_name(tmp_path: Path) -> None:
    given = replace(
        record("p/2018/1.1.3", "Hacer"), attributions=(Attribution("INM", "acts", given=True),)
    )
    texts = (
        record("p/2018/1.1.1", "Hacer", acts=("SRE", "INM")),
        record("p/2018/1.1.1/1", "La SRE hará", acts=("SRE",)),
        record("p/2018/1.1.1/2", "La SRE y el INM harán", acts=("SRE", "INM")),
        naming(record("p/2018/1.1.2", "Hacer", acts=("SRE",)), "PGR"),
        naming(record("p/2018/1.1.2/1", "Hará con la PGR y la SRE", acts=("SRE",)), "PGR", "SRE"),
        given,
        naming(record("p/2018/1.1.3/1", "Se hará con el INM"), "INM"),
    )
    publish(tmp_path, contents(*texts))
    found = standings(open_build(current(tmp_path)))
    assert found.each == {
        "SRE": Standing(activities=3, lines=2, named=0),
        "INM": Standing(activities=1, lines=2, named=1),
        "PGR": Standing(activities=0, lines=0, named=2),
    }
    assert found.together == Standing(activities=3, lines=3, named=1)
    assert found.of("NADIE") == NOWHERE


def counted(build: Searcher, body: str) -> Standing:
    """By hand, from the records."""
    records = list(build.records())
    acts = [r for r in records if body in r.agencies("acts")]
    named = [r for r in records if body in r.agencies("named") and r not in acts]
    activities = [r for r in acts if r.activity]
    assert len({r.id.line for r in activities}) == len(acts) - len(activities)
    return Standing(len(activities), len(acts) - len(activities), len(named))


@pytest.mark.parametrize("body", BODIES)
def test_a_body_has_the_same_numbers_on_every_page(
    client: FlaskClient, searcher: Searcher, body: str
) -> None:
    standing = counted(searcher, body)
    said = done(standing.activities, standing.lines)

    lead = page(client, f"/agencies/{body}").one("p", class_="lead").text
    named = re.search(r"Solo se menciona en (\d+) texto", lead)
    assert lead.startswith(f"{said}." if said else "No actúa en ningún texto.")
    assert int(named[1] if named else 0) == standing.named

    box = page(client, f"/?q={body}").one("div", class_="body").text
    assert (f"Actúa en {said}" if said else "No actúa en ningún texto") in box
    named = re.search(r"solo se menciona en (\d+) texto", box)
    assert int(named[1] if named else 0) == standing.named

    rows = page(client, "/agencies").one("tbody").all("tr")
    (row,) = (r for r in rows if r.all("a", href=f"/agencies/{body}"))
    listed = Standing(*(int(td.text) for td in row.all("td", class_="n")))
    assert listed == standing

    rows = page(client, "/overview?all=1").all("table")[0].one("tbody").all("tr")
    totals = [int(r.all("td")[-1].text) for r in rows if r.all("a", href=f"/agencies/{body}")]
    assert totals == [standing.activities] * bool(standing.acts)

    total = page(client, f"/?agency={body}").one("p", class_="total").text if said else ""
    numbers = {name: int(n) for n, name in re.findall(r"(\d+) (línea|actividad)", total)}
    assert numbers.get("línea", 0) == standing.lines
    assert numbers.get("actividad", 0) == standing.activities

    (told,) = (
        each
        for each in client.get("/api/v1/agencies").json["agencies"]  # type: ignore[index]
        if each["id"] == body
    )
    assert Standing(told["activities"], told["lines"], told["named"]) == standing
    assert told["acts"] == standing.acts

    body_csv = client.get("/overview.csv").data.decode("utf-8-sig")
    place = ("Quién actúa en cada objetivo", searcher.agencies[body].name, "Total")
    file = csv.DictReader(io.StringIO(body_csv))
    whole = [int(r["número"]) for r in file if (r["tabla"], r["fila"], r["columna"]) == place]
    assert whole == [standing.activities] * bool(standing.acts)


def test_home_says_who_does_most_with_the_same_numbers(
    client: FlaskClient, searcher: Searcher
) -> None:
    items = page(client, "/").one("ol", class_="most").all("li")
    told = [(li.one("a").attributes["href"].rpartition("/")[2], li.text) for li in items]
    first = page(client, "/agencies").one("tbody").all("tr")[: len(told)]
    assert [f"/agencies/{body}" for body, _ in told] == [
        row.all("a")[0].attributes["href"] for row in first
    ]
    for body, text in told:
        standing = counted(searcher, body)
        assert text.endswith(done(standing.activities, standing.lines))


# Programmes of other shapes


def other_shape(levels: tuple[str, ...]) -> Contents:
    """A programme of some levels, with answers of its own and lines that answer nothing.

    Two lines say no and describe an activity; of the second of them no finding is told.
    """
    above = ["1"] * (len(levels) - 1)
    programme = Programme("p", "Programa", "Ramo", 2019, "p.txt", "0" * 64, levels=levels)
    records: list[Record] = []
    for n, response in enumerate(("yes", "no", "Concluida", "", "no"), 1):
        code = ".".join([*above, str(n)])
        line = record(f"p/2019/{code}", f"Plantar {n}", acts=("SRE",), response=response)
        text = f"La SRE plantará {n}"
        records += [
            line,
            record(f"p/2019/{code}/1", text, acts=("SRE",), response=response, line=line.text),
        ]
    second = RecordId.of("p/2019", ".".join([*above, "2"]))
    told = Finding("no-with-activities", "contradiction", "p.txt", record=second)
    return Contents({"p/2019": programme}, AGENCIES, (told,), tuple(records))


SHAPES = [
    ("Proyecto",),
    ("Eje", "Proyecto"),
    ("Eje", "Tema", "Objetivo", "Acción puntual"),
    ("Eje", "Tema", "Objetivo", "Estrategia", "Meta"),
]


@pytest.mark.parametrize("levels", SHAPES, ids=len)
def test_pages_of_figures_hold_for_programmes_of_other_shapes(
    tmp_path: Path, levels: tuple[str, ...]
) -> None:
    publish(tmp_path, other_shape(levels))
    visitor = create_app(Settings(index_dir=tmp_path)).test_client()
    for path in ("/", "/agencies?sort=kind", "/overview", "/overview?all=1", "/findings"):
        assert visitor.get(path).status_code == 200
        assert page(visitor, path).one("h1").text
    tree = page(visitor, "/agencies/SRE")
    name = levels[-1].lower()
    assert tree.one("p", class_="lead").text == f"5 actividades en 5 {plural(name)}."
    heads = [th.text for th in page(visitor, "/agencies").one("thead").all("th")]
    assert plural(name).capitalize() in heads
    assert [p.text for p in tree.all("p", class_="badge")] == [
        f"Su {name}: se realizarán acciones",
        f"Su {name}: no se realizarán acciones",
        f"Su {name}: «Concluida»",
        f"Su {name}: no se realizarán acciones",
    ]
    article = {"Proyecto": "El", "Acción puntual": "La", "Meta": "La"}[levels[-1]]
    clash = (
        f"{article} {name} dice «No se realizarán acciones en 2019», pero describe 1 actividad. "
        "Así está en el documento."
    )
    assert [p.text for p in tree.all("p", class_="clash")] == [clash]
    assert [p.text for p in page(visitor, "/?q=plantar").all("p", class_="clash")] == [clash]
    for number, told in (("2", [clash]), ("5", [])):
        code = ".".join(["1"] * (len(levels) - 1) + [number])
        line = page(visitor, f"/lines/p/2019/{code}")
        assert [p.text for p in line.all("p", class_="clash")] == told
    groups = [h3.text for h3 in tree.all("h3", class_="under")]
    assert groups == (["Eje 1. Encabezado"] if len(levels) > 1 else ["Programa"])
