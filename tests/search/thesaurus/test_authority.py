"""The authority file: what it must hold, and what a wrong one is told."""

from pathlib import Path

import pytest

import data
from search.errors import FixSource
from search.model import Agency
from search.thesaurus import authority, body_names

SHIPPED = data.folder() / "agencies.csv"
HEADER = "id,name,kind,parent,variants,succeeds,since,source\n"
# Ids that judgments and saved searches hold: they never change.
KEPT = (
    "SRE INM PGR STPS SFP OIC-INM SDH SEGOB SEDESOL SS IMJUVE UPM RENAPO CNS CONAVIM CONAPO "
    "CONAPRED COMAR PF GRUPOS-BETA ESISEN SNDIF PFPNNA CIJ IMSS CONACYT CDI CEAV CONDUSEF FND SAT "
    "PROFEDET IMR ICM-WASHINGTON CONSULMEX-EL-PASO PFM CENAPI FEVIMTRA UEITMPO UIDPM FEIDDF "
    "INTERPOL-MEXICO FGJEM PGJE-TLAXCALA FGE-PUEBLA CNDH INE CCPM GT-PSPPM SIPINNA CPE-SIPINNA "
    "GT-NNA GT-MYC MESA-C4D CI-TRATA CNPJ ONU ACNUR OIM OIT UNICEF ONUDD ONU-MUJERES OEA CORETT "
    "CRM GTTI CBP BORDER-PATROL NAPHSIS FG-GUATEMALA FG-HONDURAS FG-EL-SALVADOR FG-COSTA-RICA "
    "FG-BRASIL COLEF U-MANCHESTER AGENDA-MIGRANTE IMUMI"
).split()


def written(folder: Path, rows: str) -> Path:
    path = folder / "agencies.csv"
    whole = "".join(f"{row},,\n" for row in rows.splitlines())  # nobody took over
    path.write_text(HEADER + whole, encoding="utf-8")
    return path


def test_ids_are_kept() -> None:
    assert [id_ for id_ in KEPT if id_ not in authority.load(SHIPPED)] == []


def test_all_states_have_their_bodies() -> None:
    agencies = authority.load(SHIPPED)
    kinds = ("GOB", "CEDH", "SEDIF", "IMUJER", "SALUD", "EDUCACION", "SEGURIDAD", "TSJ", "COESPO")
    counts = {kind: sum(id_.startswith(f"{kind}-") for id_ in agencies) for kind in kinds}
    assert counts == dict.fromkeys(kinds, 32)


def test_later_bodies_name_the_ones_that_they_replaced() -> None:
    replaced = authority.predecessors(SHIPPED)
    assert {id_: replaced[id_] for id_ in ("FGR", "BIENESTAR", "INPI", "SADER", "GN")} == {
        "FGR": ("PGR",),
        "BIENESTAR": ("SEDESOL",),
        "INPI": ("CDI",),
        "SADER": ("SAGARPA",),
        "GN": ("PF",),
    }


def test_a_succession_has_its_year_and_what_ordered_it() -> None:
    known = {each.after: each for each in authority.successions(SHIPPED)}
    assert (known["FGR"].before, known["FGR"].since, known["FGR"].source) == (
        "PGR",
        2018,
        "DOF 20/12/2018",
    )
    assert all(each.since or not each.source for each in known.values())


@pytest.mark.parametrize(
    ("rest", "wrong"),
    [(",2018,", "succeeds"), (",,DOF 1/1/2018", "succeeds"), ("A,mañana,", "since es «mañana»")],
)
def test_a_succession_that_cannot_be_is_told(tmp_path: Path, rest: str, wrong: str) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text(f"{HEADER}A,Uno,,,,,,\nB,Dos,,,,{rest}\n", encoding="utf-8")
    with pytest.raises(FixSource, match=wrong):
        authority.load(path)


def test_every_federal_body_has_its_internal_control(tmp_path: Path) -> None:
    path = written(tmp_path, "SEP,Secretaría de Educación Pública,dependencia,,SEP,\n")
    assert authority.load(path) == {
        "SEP": Agency("SEP", "Secretaría de Educación Pública", "dependencia", "", ("SEP",)),
        "OIC-SEP": Agency(
            "OIC-SEP",
            "Órgano Interno de Control en la Secretaría de Educación Pública",
            "unidad administrativa",
            "SFP",
            (
                "Órgano Interno de Control en SEP",
                "OIC en SEP",
                "OIC en la Secretaría de Educación Pública",
            ),
        ),
    }


WRONG = [
    ("A,Uno,x,,,\nA,Dos,x,,,\n", "fila 3: A ya está en la fila 2"),
    ("A,Uno,x,B,,\n", "fila 2: A remite a B, que no está"),
    ("A,Uno,x,,,B\n", "fila 2: A remite a B, que no está"),
    ("A,Uno,x,,UNO AC,\nB,Dos,x,,Uno A.C.,\n", "es nombre de A y de B"),
    ("A,Consejo de la Unión,x,,,\nB,Dos,x,,CONSEJO UNION,\n", "es nombre de A y de B"),
    (",Uno,x,,,\n", "fila 2: debe tener id"),
    ("A,,x,,,\n", "fila 2: debe tener id"),
    ("A,Uno,x\n", "fila 2: debe tener 8 celdas"),
    ("A,Uno,x,,,,\n", "fila 2: sobran celdas"),
]


@pytest.mark.parametrize(("rows", "message"), WRONG)
def test_a_wrong_file_is_told_where(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(FixSource, match=message):
        authority.load(written(tmp_path, rows))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text("id,name\nA,Uno\n", encoding="utf-8")
    with pytest.raises(FixSource, match="sus columnas deben ser id, name, kind"):
        authority.load(path)


SAME = [
    ("Secretaría de la Función Pública", "SECRETARIA DE FUNCION PUBLICA"),
    ("Fiscalía General del Estado de Puebla", "Fiscalía General de Puebla"),
    ("Centros de Integración Juvenil, A.C.", "Centros de Integración Juvenil"),
]
OTHER = [
    ("Fiscalía General de Justicia del Estado de México", "Fiscalía General de Justicia de México"),
    ("Instituto Nacional de Pediatría", "Instituto Nacional de Geriatría"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_writings_of_one_name(one: str, other: str) -> None:
    assert body_names.key(one) == body_names.key(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_writings_of_two_names(one: str, other: str) -> None:
    assert body_names.key(one) != body_names.key(other)
