"""An invented report of another programme, written in every accepted form."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl

from index import pipeline
from index.files import source
from index.files.row import Row
from index.files.sidecar import Metadata
from index.records import Records
from index.survey import Survey, file_lines, survey
from index.table.rows.lines import Line
from search.model import Record

Cells = Sequence[str]
NOTHING = Metadata()

TITLE = "Programa Nacional de Trabajo Digno 2019-2024"
BRANCH = "Trabajo y Previsión Social"
YES, NO = "Se realizarán acciones en 2020", "No se realizarán acciones en 2020"
GOALS = (
    "1. Erradicar el trabajo infantil y la discriminación en el empleo",
    "2. Ampliar la formación para el trabajo",
)
PLANS = (
    "1.1. Vigilar el cumplimiento de la norma laboral",
    "1.2. Promover la igualdad salarial",
    "2.1. Capacitar a las y los jóvenes",
)
ROWS: tuple[tuple[str, ...], ...] = (
    (
        GOALS[0],
        PLANS[0],
        "1.1.1. Inspeccionar centros de trabajo agrícola",
        YES,
        "La STPS realizará 1,200 inspecciones en campos agrícolas del país.",
        "Por su parte, la PROFEDET asesorará a las jornaleras «sin costo».",
    ),
    (GOALS[0], PLANS[0], "1.1.10. Publicar los resultados de las inspecciones", NO, "", ""),
    (
        GOALS[0],
        PLANS[0],
        "1.1.2. Atender las quejas de la niñez trabajadora",
        YES,
        "El Servicio Nacional de Empleo (SNE) canalizará los casos de niñas y niños.",
        "",
    ),
    (
        GOALS[0],
        PLANS[1],
        "1.2.1. Difundir la norma de igualdad",
        NO,
        "La STPS difundirá la norma en 32 entidades federativas.",
        "",
    ),
    (GOALS[1], PLANS[2], "2.1.1. Otorgar becas de capacitación", YES, "", ""),
)
ACTIONS = "ACCIONES RELEVANTES A REALIZAR EN 2020"
GOAL, PLAN, LINE, KIND = "OBJETIVO", "ESTRATEGIA", "LÍNEA DE ACCIÓN", "Tipo de respuesta"
ONE, TWO = "Actividad 1", "Actividad 2"
SHAPES: dict[str, tuple[Cells, ...]] = {
    "actions over activities": (
        (GOAL, PLAN, LINE, KIND, ACTIONS, ""),
        ("", "", "", "", ONE, TWO),
    ),
    "actions first": (("", "", "", ACTIONS, "", ""), (GOAL, PLAN, LINE, KIND, ONE, TWO)),
    "response below": ((GOAL, PLAN, LINE, ACTIONS, "", ""), ("", "", "", KIND, ONE, TWO)),
    "titles in one cell": (
        (GOAL, PLAN, LINE, ACTIONS, "", ""),
        ("", "", "", KIND, f"{ONE} {TWO}", ""),
    ),
    "one row": ((GOAL, PLAN, LINE, KIND, ONE, TWO),),
}
HEADER = SHAPES["actions over activities"]


def block(
    rows: Iterable[Cells] = ROWS,
    header: Iterable[Cells] = HEADER,
    title: str = TITLE,
    branch: str = BRANCH,
) -> list[Cells]:
    """A page: its title, its branch, its header and its rows."""
    front: list[Cells] = [(), (title,), (), (f"Ramo: {branch}",), ()]
    return [*front, *header, *rows]


def changed(**cells: str) -> tuple[str, ...]:
    """The third row of the report with other cells."""
    names = ("goal", "plan", "line", "kind", "one", "two")
    return tuple(cells.get(name, ROWS[2][n]) for n, name in enumerate(names))


def tabbed(rows: Iterable[Cells]) -> str:
    """Rows as the flattened PDF has them."""
    return "".join("\t".join(row) + "\n" for row in rows)


def separated(rows: Iterable[Cells], delimiter: str = ",") -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def workbook(path: Path, sheets: Mapping[str, Iterable[Cells]]) -> Path:
    """A workbook; cells that begin with = arrive as formulas, as Excel would have it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    book.save(path)
    return path


SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def parts_of(sheets: int = 1, sheet: str = "worksheets/sheet1.xml") -> dict[str, str]:
    """The parts of a workbook that lead to its sheets, which are all in one part."""
    listed = "".join(f'<sheet name="H{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(sheets))
    related = "".join(
        f'<Relationship Id="r{n}" Type="{KINDS}/worksheet" Target="{sheet}"/>'
        for n in range(sheets)
    )
    strings = f'<Relationship Id="s" Type="{KINDS}/sharedStrings" Target="sharedStrings.xml"/>'
    top = f'<Relationship Id="a" Type="{KINDS}/officeDocument" Target="xl/workbook.xml"/>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    typed = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{kind}{type_}+xml"/>'
        for name, type_ in (
            ("workbook", "sheet.main"),
            (sheet.removesuffix(".xml"), "worksheet"),
            ("sharedStrings", "sharedStrings"),
            ("styles", "styles"),
        )
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{typed}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{top}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SPACE}" xmlns:r="{KINDS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f"{related}{strings}</Relationships>",
    }


def sheet_of(rows: Iterable[Cells]) -> str:
    """The part of a sheet, its texts in its cells; openpyxl cuts long ones."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    listed = "".join(
        f"<row>{''.join(cell.format(html.escape(text)) for text in row)}</row>" for row in rows
    )
    return f'<worksheet xmlns="{SPACE}"><sheetData>{listed}</sheetData></worksheet>'


def book_of(path: Path, rows: Iterable[Cells]) -> Path:
    """A workbook written part by part."""
    none = f'<sst xmlns="{SPACE}"/>'
    parts = {"xl/worksheets/sheet1.xml": sheet_of(rows), "xl/sharedStrings.xml": none}
    return zipped(path, {**parts_of(), **parts})


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A ZIP of some parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def share_strings(path: Path) -> Path:
    """A workbook whose texts stand in one table, as Excel writes it, and not in the cells."""
    texts: list[bytes] = []

    def moved(match: re.Match[bytes]) -> bytes:
        texts.append(match[2])
        return match[1] + b' t="s"><v>%d</v></c>' % (len(texts) - 1)

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    inline = re.compile(rb'(<c [^>]*?) t="inlineStr"><is>(.*?)</is></c>', re.DOTALL)
    sheet = inline.sub(moved, parts["xl/worksheets/sheet1.xml"])
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    table = b"".join(b"<si>%s</si>" % text for text in texts)
    named = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["xl/worksheets/sheet1.xml"] = sheet
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}">'.encode() + table + b"</sst>"
    types = parts["[Content_Types].xml"].replace(b"</Types>", named.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (parts | {"[Content_Types].xml": types}).items():
            archive.writestr(name, part)
    assert texts
    return path


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file, its line ends as they are."""
    path.write_bytes(text.encode(encoding))
    return path


def surveyed(*paths: Path, given: Metadata = NOTHING) -> Survey:
    """The first reading of files."""
    return survey([source.look(path, given) for path in paths], _ignore, _pass, _nobody)


def lines(path: Path) -> list[Line]:
    """The lines of a file."""
    found = file_lines(source.look(path), _pass, _nobody)
    return [each for each in found if isinstance(each, Line)]


def compiled(*paths: Path, given: Metadata = NOTHING) -> tuple[Records, list[Record]]:
    """Both readings of files, complete; the records wherever they stand in them."""
    found = pipeline.records([source.look(path, given) for path in paths], _pass)
    return found, [replace(each, row=None, sheet="") for each in found]


def rules(found: Survey, *severities: str) -> list[tuple[str, int | None, str]]:
    """(rule, row, column) of the findings of these severities, or of all."""
    return [
        (each.rule, each.row, each.column)
        for each in found.findings()
        if not severities or each.severity in severities
    ]


def _pass(rows: Iterable[Row], document: str) -> Iterable[Row]:
    return rows


def _nobody(title: str) -> bool:
    return False


def _ignore(text: str) -> None:
    pass
