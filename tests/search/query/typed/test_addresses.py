"""What the site prints works in its box: codes, ids, addresses, names of headings."""

import pytest

from search.query.syntax import Code, Plain, parse

LINE, ACTIVITY = Code("2.3.14"), Code("2.3.14", 7)
PROGRAMME = ("programme", "pem-2014-2018")
HEADINGS = {"1", "3", "5", "2.3"}
ID = "pem-2014-2018/2018/2.3.14"


def known(facet: str, value: str) -> bool:
    """A build with a few headings, one programme and two bodies."""
    if facet in {"objective", "strategy"}:
        return value in HEADINGS
    return value in {"SRE", "INM", "pem-2014-2018"}


@pytest.mark.parametrize("opened", ["", '"', "“", "«", "'", "(", "[", "{", "#", "(#", '"#'])
@pytest.mark.parametrize("code", ["2.3.14", "02.03.14", "2.3.14.", "2.3.14.-"])
def test_a_code_in_any_dress(opened: str, code: str) -> None:
    closed = opened.translate(str.maketrans("“«([{", "”»)]}", "#"))
    text = f"{opened}{code}{closed}"
    assert parse(text, known).wanted == (LINE,)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Línea de acción 2.3.14", LINE),
        ("linea 2.3.14", LINE),
        ("clave 2.3.14", LINE),
        ("Acción puntual 2.3.14", LINE),
        ("Actividad 7 de la línea 2.3.14", ACTIVITY),
        ("2.3.14, actividad 7", ACTIVITY),
        ("Línea de acción 2.3.14 (actividad 7)", ACTIVITY),
        ('"2.3.14/7"', ACTIVITY),
    ],
)
def test_a_record_by_its_name(text: str, item: Code) -> None:
    assert parse(text, known).wanted == (item,)


@pytest.mark.parametrize(
    ("text", "item"),
    [
        (ID, LINE),
        (f"{ID}/7", ACTIVITY),
        (f"[{ID}]", LINE),
        ("pem-2014-2018/2.3.14", LINE),
        (f"/lines/{ID}", LINE),
        (f"https://example.org/lines/{ID}", LINE),
        (f"http://127.0.0.1:8000/lines/{ID}?utm_source=x#actividad-7", ACTIVITY),
        (f"https://example.org/api/v1/records/{ID}/7", ACTIVITY),
        (f"https://example.org/api/v1/records/{ID}/related", LINE),
    ],
)
def test_an_id_or_address_of_a_record(text: str, item: Code) -> None:
    parsed = parse(text, known)
    assert (parsed.wanted, parsed.choices, parsed.notices) == ((item,), (PROGRAMME,), ())
    assert parse(f"becas -{ID}", known).unwanted == (LINE,)


def test_a_record_of_a_programme_that_is_not_here_is_its_code() -> None:
    parsed = parse("otro-programa/2020/2.3.14", known)
    assert (parsed.wanted, parsed.choices) == ((LINE,), ())


@pytest.mark.parametrize(
    "text",
    [
        "/agencies/SRE",
        "https://example.org/agencies/SRE?page=2",
        "https://example.org:8443/gobierno/buscador/agencies/SRE",
        "http://[::1]:8000/agencies/SRE",
        "(/buscador/agencies/SRE",
    ],
)
def test_an_address_of_a_body(text: str) -> None:
    assert parse(text, known).choices == (("agency", "SRE"),)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("objetivo:03", ["3"]),
        ('objetivo:"03"', ["3"]),
        ("objetivo:3,", ["3"]),
        ("¿objetivo 3?", ["3"]),
        ("Objetivo 3", ["3"]),
        ("OBJETIVO 03", ["3"]),
        ("objetivo: 3", ["3"]),
        ("objetivo número 3", ["3"]),
        ("Objetivo prioritario 3", ["3"]),
        ("objetivos 1, 3 y 5", ["1", "3", "5"]),
        ("estrategia 2.3", ["2.3"]),
        ("estrategia:02.03", ["2.3"]),
        ("Estrategia #2.3", ["2.3"]),
    ],
)
def test_a_heading_by_its_name(text: str, choices: list[str]) -> None:
    parsed = parse(text, known)
    assert [value for _, value in parsed.choices] == choices
    assert parsed.wanted == ()


@pytest.mark.parametrize(
    "text",
    [
        "objetivo 16",
        "estrategia 9.9",
        "objetivo 3 %",
        '"objetivo 3"',
        "estrategia 2",
    ],
)
def test_what_no_report_has_stays_words(text: str) -> None:
    parsed = parse(text.replace(" %", "%"), known)
    assert parsed.choices == ()
    assert parsed.wanted


def test_other_addresses_are_words() -> None:
    parsed = parse("www.gob.mx/salud", known)
    assert parsed.wanted[:2] == (Plain("www"), Plain("gob"))
