"""Letters, citations of hits and numbers of bodies: with and without script, on a phone, by axe."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.visit import VISITORS, Visitor, stay

pytestmark = pytest.mark.browser

LINE = "pem-2014-2018/2018/1.5.10"
DESK = VISITORS[0]


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda v: v.name)
def test_a_letter_is_edited_and_downloaded(visit: Visit, visitor: Visitor, tmp_path: Path) -> None:
    with visit(visitor) as page:
        page.goto(f"/lines/{LINE}")
        page.get_by_role("link", name="Redactar una solicitud de información").click()
        box = page.get_by_label("Texto de la solicitud").first
        box.fill(f"{box.input_value()}\nFirma: ñandú «yo»")
        with page.expect_download() as pending:
            page.get_by_role("button", name="Descargar (.txt)").first.click()
        file = tmp_path / "letter.txt"
        pending.value.save_as(file)
        written = file.read_text("utf-8")
        assert written.startswith("Asunto: solicitud de información")
        assert written.rstrip().endswith("Firma: ñandú «yo»")
        assert pending.value.suggested_filename == "solicitud-de-informacion.txt"


def test_what_was_edited_is_copied(visit: Visit) -> None:
    with visit(DESK) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"/request?id={LINE}&agency=SFP")
        page.get_by_label("Texto de la solicitud").fill("Al INM: hola")
        stay(page)
        page.get_by_role("button", name="Copiar la solicitud").click()
        expect(page.get_by_text("Copiado")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == "Al INM: hola"


def test_a_hit_is_copied_with_its_citation_and_it_is_said(visit: Visit) -> None:
    with visit(DESK) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("/?q=1.5.10")
        stay(page)
        page.get_by_role("button", name="Citar Actividad 2").click()
        told = "El texto y su cita están en el portapapeles."
        expect(page.get_by_role("status").filter(has_text=told)).to_have_text(told)
        words, note = str(page.evaluate("navigator.clipboard.readText()")).strip().split("\n")
        assert words.startswith("«En el marco del Proyecto Piloto")
        assert "línea de acción 1.5.10, actividad 2" in note
        page.get_by_role("button", name="Citar Línea de acción 1.5.10").click()
        expect(page.get_by_role("button", name="Copiado Línea de acción 1.5.10")).to_be_visible()


@pytest.mark.parametrize("visitor", VISITORS[2:], ids=lambda v: v.name)
def test_without_script_a_hit_leads_to_its_citation(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        page.goto("/?q=1.5.10")
        page.locator(".hits").get_by_role("link", name="Citar").nth(1).click()
        expect(page.locator("#cita")).to_be_in_viewport()
        assert page.url.endswith(f"/lines/{LINE}/2#cita")


@pytest.mark.parametrize("visitor", VISITORS[:2], ids=lambda v: v.name)
def test_a_number_of_a_body_leads_to_as_many_texts(visit: Visit, visitor: Visitor) -> None:
    with visit(visitor) as page:
        page.goto("/agencies/INM")
        link = page.locator(".score a").first
        number = link.inner_text().split()[0]
        link.click()
        expect(page.locator(".total")).to_contain_text(f"{number} resultados")
