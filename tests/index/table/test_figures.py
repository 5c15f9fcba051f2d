"""The values of figures and dates, as a Mexican reader takes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.table.figures import LONGEST, DecimalMark, decimal_mark, typed
from tests.support.growth import grows

NUMBERS = [
    ("12", 12.0),
    ("0", 0.0),
    ("1.5", 1.5),
    ("0.5", 0.5),
    (".5", 0.5),
    ("1,250", 1250.0),
    ("1,250,000.00", 1250000.0),
    ("$1,250,000.00", 1250000.0),
    ("$ 1,250,000", 1250000.0),
    ("$1,250.50 M.N.", 1250.5),
    ("MXN 1,250.50", 1250.5),
    ("1,250.50 pesos", 1250.5),
    ("1 250 000", 1250000.0),
    ("1\xa0250\xa0000.5", 1250000.5),
    ("1'250,000", 1250000.0),
    ("1’250,000", 1250000.0),
    ("12.5%", 0.125),
    ("12.5 %", 0.125),
    ("100 %", 1.0),
    ("100 por ciento", 1.0),
    ("-12.5%", -0.125),
    ("(1,200)", -1200.0),
    ("($1,200.00)", -1200.0),
    ("-5", -5.0),
    ("−5", -5.0),
    ("-$500", -500.0),
    ("$-500", -500.0),
    ("+3", 3.0),
    ("2018", 2018.0),
    ("1,250¹", 1250.0),
    ("1,250 [2]", 1250.0),
    ("1,250*", 1250.0),
    (" 12 ", 12.0),
    ("1\u200b2", 12.0),
    ("１２", 12.0),
    ("1250.", 1250.0),
    ("12,5", 12.5),
    ("12,50 %", 0.125),
    ("1.250.000", 1250000.0),
    ("1.250.000,50", 1250000.5),
]
DAYS = [
    ("31/12/2018", "2018-12-31"),
    ("1/2/2018", "2018-02-01"),
    ("01-02-2018", "2018-02-01"),
    ("31.12.2018", "2018-12-31"),
    ("31-dic-2018", "2018-12-31"),
    ("31/dic/2018", "2018-12-31"),
    ("31 dic. 2018", "2018-12-31"),
    ("31-DIC-18", "2018-12-31"),
    ("31/12/18", "2018-12-31"),
    ("31 de diciembre de 2018", "2018-12-31"),
    ("31 de Diciembre del 2018", "2018-12-31"),
    ("1º de enero de 2018", "2018-01-01"),
    ("1o. de enero de 2018", "2018-01-01"),
    ("30 de setiembre de 2018", "2018-09-30"),
    ("lunes 31 de diciembre de 2018", "2018-12-31"),
    ("2018-12-31", "2018-12-31"),
    ("2018/12/31", "2018-12-31"),
    ("2018-12-31 00:00:00", "2018-12-31"),
    ("31/12/2018 23:59", "2018-12-31"),
    ("29/02/2016", "2016-02-29"),
]
NONE = [
    "",
    "-",
    "N/A",
    "Concluida",
    "12/31/2018",
    "29/02/2018",
    "31/06/2018",
    "dic 2018",
    "diciembre de 2018",
    "12/2018",
    "2018-12",
    "010405",
    "01",
    "0.1.2",
    "1.5.10",
    "1-5-10",
    "1.5.1000",
    "31/12/98",
    "1,25,0",
    "12,345,67",
    "1250,000",
    "1.2 mdp",
    "120 millones",
    "3 mil",
    "12 talleres",
    "12 a 15",
    "12-15",
    "2017-2018",
    "2014, 2015",
    "> 5",
    "5 km",
    "USD 1,250",
    "US$1,250",
    "€ 5",
    "1e5",
    "nan",
    "inf",
    "١٢",
    "½",
    "10:30",
    "1/2",
    "55 5555 5555",
    "5555-5555",
    "31/12/18 y 01/01/19",
    "--5",
    "(5",
    "5)",
    "$",
    "%",
    "5 %%",
    "(-5)",
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_a_figure_is_a_number(text: str, value: float) -> None:
    assert typed(text) == value
    assert isinstance(typed(text), float)


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_whole_day_is_one(text: str, day: str) -> None:
    assert typed(text) == day


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_sure_figure_has_no_value(text: str) -> None:
    assert typed(text) is None


def test_a_figure_has_a_length() -> None:
    assert typed("9" * 15) == 999999999999999.0
    assert typed("9" * 16) is None  # more than a number holds exactly
    assert typed(" " * (LONGEST + 1) + "1") is None


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 2)))
def test_a_number_comes_back_as_it_was_written(value: float) -> None:
    assert typed(f"{value:,.2f}") == value


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_a_day_comes_back_as_it_was_written(day: date) -> None:
    assert typed(str(day)) == str(day)


@pytest.mark.parametrize("piece", ["1", "1,", "1 ", ",250", " ", "1.", "$", "(", "de "])
def test_a_text_costs_what_it_is_long(piece: str) -> None:
    assert not grows(typed, lambda size: piece * (size // len(piece)), 1_000, 8, 24.0)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("30,5", ","),
        ("0,125", ","),
        ("12,25 %", ","),
        ("1.250,75", ","),
        ("$ 1.250.000", ","),
        ("30.5", "."),
        ("0.125", "."),
        ("12.5%", "."),
        ("1,250.75", "."),
        ("1,250,000", "."),
        ("1.2345", "."),
        ("2.000", "?"),
        ("(2,000)", "?"),
        ("$ 2.000", "?"),
        ("2.000 %", "?"),
        ("40", ""),
        ("1 250 000", ""),
        ("31.12.2018", ""),
        ("1.5.10", ""),
        ("2.000 obras", ""),
    ],
)
def test_the_mark_that_a_figure_shows(text: str, mark: DecimalMark) -> None:
    assert decimal_mark(text) == mark


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("2.000", ",", 2000.0),
        ("2,000", ",", 2.0),
        ("0,125", ",", 0.125),
        ("1.250,5", ",", 1250.5),
        ("1 250,5", ",", 1250.5),
        ("$ 2.000", ",", 2000.0),
        ("-2.000", ",", -2000.0),
        ("12.5", ",", 12.5),
        ("31.12.2018", ",", "2018-12-31"),
        ("2.000", "?", None),
        ("2,000", "?", None),
        ("12.5", "?", 12.5),
        ("30,5", "?", 30.5),
    ],
)
def test_a_figure_beside_others_that_show_their_mark(
    text: str, mark: DecimalMark, value: float | str | None
) -> None:
    assert typed(text, mark) == value
