"""What changed from build to build, as the page, the API and the feeds tell it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from search.store.files import FileStore
from search.store.naming import begun
from search.store.protocol import Build
from tests.support import rebuilt
from tests.support.markup import Node, read
from tests.support.rebuilt import EDITS, Office
from web import create_app
from web.feeds.frame import stamp

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = "http://localhost"


class Site:
    """An office with a site over its index."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder / "reports", FileStore(folder / "index"))
        self.path = self.office.put()
        self.builds = [self.office.build()]
        self.client: FlaskClient = create_app(Settings(index_dir=folder / "index")).test_client()

    def edited(self, *edits: tuple[str, str]) -> Build:
        self.office.edit(self.path, *edits)
        self.builds.append(self.office.build())
        return self.builds[-1]


@pytest.fixture(scope="module", autouse=True)
def _no_waiting_for_a_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Nothing has changed yet."""
    return Site(tmp_path_factory.mktemp("quiet"))


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """All edits, then an edit and another programme."""
    site = Site(tmp_path_factory.mktemp("twice"))
    site.edited(*EDITS, rebuilt.HEADING)
    other = site.office.put("otro")
    site.office.edit(other, ("mezquites", "huizaches"))
    site.edited(rebuilt.TO_NO[::-1])
    return site


def page(client: FlaskClient, path: str = "/changes") -> Node:
    answer = client.get(path)
    assert answer.status_code == 200
    return read(answer.text)


def cards(node: Node) -> dict[str, list[str]]:
    """The labels of each card, by its code."""
    return {
        card.one("span", class_="code").text: [
            each.text for each in card.all("span", class_="badge")
        ]
        for card in node.all("li", class_="card")
    }


def feed(client: FlaskClient, path: str) -> ET.Element:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return ET.fromstring(answer.data)  # noqa: S314  our own


def entries(found: ET.Element) -> dict[str, tuple[str, str]]:
    """When each entry was updated, and its summary, by its title."""
    return {
        str(e.findtext(f"{ATOM}title")): (
            str(e.findtext(f"{ATOM}updated")),
            str(e.findtext(f"{ATOM}summary")),
        )
        for e in found.findall(f"{ATOM}entry")
    }


# Before anything changed


def test_without_a_change_the_page_says_so_and_what_will_be_there(quiet: Site) -> None:
    text = page(quiet.client).text
    assert "Desde que se leyeron" in text
    assert "no ha cambiado ningún informe" in text
    assert "qué línea es nueva" in text


def test_without_a_change_the_feed_is_empty_and_dated_by_the_first_build(quiet: Site) -> None:
    first = stamp(begun(quiet.builds[0].name))
    for _ in range(2):
        found = feed(quiet.client, "/changes.atom")
        assert (entries(found), found.findtext(f"{ATOM}updated")) == ({}, first)
        quiet.builds.append(quiet.office.build())


def test_without_a_change_the_api_says_since_when(quiet: Site) -> None:
    answer = quiet.client.get("/api/v1/changes").json
    assert answer
    assert (answer["since"], answer["total"], answer["cut"], answer["changes"]) == (
        begun(quiet.builds[0].name).isoformat(),
        0,
        0,
        [],
    )


# The page


def test_every_change_has_a_card_with_its_reason(twice: Site) -> None:
    assert cards(page(twice.client)) == {
        "1.2.1.3": ["Cambió su redacción"],
        "1.1.2.3": ["Pasó de no a sí"],
        "1.2.2.1": ["Pasó de sí a no"],
        "1.1.1.2": ["Cambió su respuesta"],
        "1.1.1.3": ["Cambió quién actúa"],
        "1.2.2.2": ["Cambiaron sus actividades"],
        "2.1.2.3": ["Cambiaron otros datos"],
        "2.1.1.4": ["Ya no está"],
    }


def test_the_newest_stand_first_under_their_report(twice: Site) -> None:
    heads = [each.text for each in page(twice.client).all("h2")]
    title = "Programa de ejemplo (inventado) de Huertos Escolares 2023-2026, informe de 2025"
    assert [head.partition(": ")[2] for head in heads] == [title] * 3
    assert "Informe nuevo" in page(twice.client).text
    assert "11 cambios" in page(twice.client).text


def test_what_was_said_before_stands_beside_what_is_said_now(twice: Site) -> None:
    text = page(twice.client, "/changes?change=reworded").one("li", class_="card").text
    assert "[se agregó: la basura y ]" in text
    answers = page(twice.client, "/changes?change=answer").one("li", class_="card").text
    assert "Antes: «En proceso». Ahora: se realizarán acciones." in answers
    bodies = page(twice.client, "/changes?change=agencies").one("li", class_="card").text
    assert "Ahora actúa CONAGUA" in bodies
    assert "Ya no actúa IMTA" in bodies


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("change=gone", {"2.1.1.4"}),
        ("change=to_no&change=gone", {"1.2.2.1", "2.1.1.4"}),
        ("agency=IMTA", {"1.1.1.3"}),
        ("agency=IMTA&change=gone", set()),
    ],
)
def test_changes_are_narrowed_alike_everywhere(twice: Site, asked: str, codes: set[str]) -> None:
    assert set(cards(page(twice.client, f"/changes?{asked}"))) == codes
    answer = twice.client.get(f"/api/v1/changes?{asked}").json
    assert answer
    sides = [each["line"]["after"] or each["line"]["before"] for each in answer["changes"]]
    assert {side["code"] for side in sides} == codes
    titles = entries(feed(twice.client, f"/changes.atom?{asked}"))
    assert {title.partition(": ")[2].partition(" ")[0] for title in titles} == codes


def test_pages_lead_through_all_changes(twice: Site) -> None:
    seen: set[str] = set()
    path = "/changes?size=4"
    while path:
        node = page(twice.client, path)
        seen |= cards(node).keys()
        steps = [a for a in node.all("a", class_="step") if "next" in a.attributes["rel"]]
        path = steps[0].attributes["href"] if steps else ""
    assert seen == {code for code, _ in EDITS.values()}


def test_what_is_unknown_is_left_out_and_told_and_the_api_refuses_it(twice: Site) -> None:
    node = page(twice.client, "/changes?change=nothing&page=x&colour=red")
    assert len(node.all("p", class_="notice")) == 3
    assert twice.client.get("/api/v1/changes?change=nothing").status_code == 422


def test_a_change_leads_to_the_line_as_it_stands_now(twice: Site) -> None:
    links = {
        a.attributes["href"]
        for p in page(twice.client).all("p", class_="sides")
        for a in p.all("a")
    }
    assert "/lines/ejemplo/2025/1.2.1.3" in links
    assert "/lines/ejemplo/2025/2.1.1.4" not in links
    assert {twice.client.get(link).status_code for link in links} == {200}


def test_a_line_is_followed_where_others_move_it(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.edited(rebuilt.REWORDED)
    site.edited(("1.2.1.3. ", "1.2.1.4. "))
    answer = site.client.get("/api/v1/changes").json
    assert answer
    assert [(c["reason"], c["url"]) for c in answer["changes"]] == [
        ("Cambió de clave", "/lines/ejemplo/2025/1.2.1.4"),
        ("Cambió su redacción", "/lines/ejemplo/2025/1.2.1.4"),
    ]


# The feed of changes


def test_every_change_is_an_entry_that_begins_with_its_reason(twice: Site) -> None:
    found = entries(feed(twice.client, "/changes.atom"))
    second, third = (stamp(begun(each.name)) for each in twice.builds[1:])
    example = "Programa de ejemplo (inventado) de Huertos Escolares 2023-2026"
    assert {title: when for title, (when, _) in found.items()} == {
        "Pasó de no a sí: 1.2.2.1 Plantar árboles nativos alrededor de las canchas": third,
        f"Informe nuevo: {example} (2025)": third,
        "Objetivo prioritario, cambió su redacción: 1.2 Recuperar el suelo de jardines y "
        "parcelas": second,
        "Cambió su respuesta: 1.1.1.2 Reparar cisternas y tinacos con fugas": second,
        "Cambió quién actúa: 1.1.1.3 Medir cada trimestre el nivel de los depósitos": second,
        "Pasó de no a sí: 1.1.2.3 Cambiar las tuberías de plomo que queden": second,
        "Cambió su redacción: 1.2.1.3 Retirar la basura y el cascajo de los patios": second,
        "Pasó de sí a no: 1.2.2.1 Plantar árboles nativos alrededor de las canchas": second,
        "Cambiaron sus actividades: 1.2.2.2 Adoptar un árbol por grupo": second,
        "Cambiaron otros datos: 2.1.2.3 Abrir bancos escolares de semillas": second,
        "Ya no está: 2.1.1.4 Certificar huertos de otras entidades federativas": second,
    }


def test_an_entry_tells_both_wordings(twice: Site) -> None:
    found = entries(feed(twice.client, "/changes.atom?change=reworded"))
    ((_, summary),) = found.values()
    assert summary.splitlines() == [
        "Antes: Retirar el cascajo de los patios",
        "Ahora: Retirar la basura y el cascajo de los patios",
        "Programa de ejemplo (inventado) de Huertos Escolares 2023-2026, informe de 2025.",
    ]


@pytest.mark.parametrize("path", ["/changes.atom", "/feed.atom", "/feed.atom?q=huertos"])
def test_feeds_are_valid(twice: Site, path: str) -> None:
    """RFC 4287: an id of its own, a title, an author, a date with a time zone for each entry."""
    found = feed(twice.client, path)
    ids = [e.findtext(f"{ATOM}id") for e in found.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) > 0
    assert all(str(each).startswith(HERE) for each in ids)
    for each in (found, *found.findall(f"{ATOM}entry")):
        assert datetime.fromisoformat(str(each.findtext(f"{ATOM}updated"))).tzinfo
        assert each.findtext(f"{ATOM}title")
    authors = [e.findtext(f"{ATOM}author/{ATOM}name") for e in found.findall(f"{ATOM}entry")]
    assert all(authors)


def test_ids_and_dates_stay_with_the_next_build(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.edited(rebuilt.REWORDED)
    before = site.client.get("/changes.atom").data
    site.office.build()
    assert site.client.get("/changes.atom").data == before


def test_what_only_the_sidecar_makes_read_otherwise_is_told_as_such(tmp_path: Path) -> None:
    site, said = Site(tmp_path), "El archivo es el mismo; cambió cómo se lee."
    known = 'yes = ["Concluida"'
    site.office.edit(site.path.with_suffix(".toml"), (known, f'{known}, "En proceso"'))
    site.office.build()
    assert said in [each.text for each in page(site.client).all("p")]
    told = entries(feed(site.client, "/changes.atom")).values()
    assert told
    assert all(summary.endswith(said) for _, summary in told)
    found = site.client.get("/api/v1/changes").json
    assert found
    assert {each["reread"] for each in found["changes"]} == {True}


# The feed of a search


def test_a_record_that_changed_is_dated_by_the_build_and_says_why(twice: Site) -> None:
    second, third = (stamp(begun(each.name)) for each in twice.builds[1:])
    found = entries(feed(twice.client, "/feed.atom?programme=ejemplo&sort=code"))
    dated = {title: when for title, (when, _) in found.items()}
    assert (
        dated["Pasó de no a sí: 1.2.2.1 Plantar árboles nativos alrededor de las canchas"] == third
    )
    assert (
        dated["Cambió su redacción: 1.2.1.3 Retirar la basura y el cascajo de los patios"] == second
    )
    assert (
        dated["Actividad con otra redacción: 1.2.2.2/1 Participan 1,300 grupos de primaria."]
        == second
    )
    first = min(begun(twice.builds[0].name), datetime(2025, 12, 31, tzinfo=UTC))
    assert {when for title, when in dated.items() if title[0].isdigit()} == {stamp(first)}


# Where they are found


def test_readers_find_the_feed(twice: Site) -> None:
    for node in (page(twice.client), page(twice.client, "/changes?change=gone")):
        (link,) = [
            each
            for each in node.all("link")
            if each.attributes.get("type") == "application/atom+xml"
        ]
        assert twice.client.get(link.attributes["href"]).status_code == 200
    assert "/changes" in {a.attributes["href"] for a in page(twice.client, "/help").all("a")}
