"""A value and its format give what a workbook's reader saw, as Excel shows it in Mexico."""

import pytest

from index.files.cells.number_format import BUILT_IN, NumberFormat

NUMBERS = [
    # per cent
    ("0.125", "0.0%", "12.5%"),
    ("0.125", "0%", "13%"),
    ("1", "0%", "100%"),
    ("0.8", "0.00%", "80.00%"),
    ("0.075", "#,##0.0 %", "7.5 %"),
    ("-0.03", "0.0%", "-3.0%"),
    ("-0.03", "0.0%;[Red](0.0%)", "(3.0%)"),
    # money
    ("1500000", '"$"#,##0.00', "$1,500,000.00"),
    ("1500000", "$#,##0", "$1,500,000"),
    ("1500000", "[$$-80A]#,##0.00", "$1,500,000.00"),
    ("1500000", '[$MXN] #,##0.00', "MXN 1,500,000.00"),
    ("1250.5", "#,##0.00 [$€-1]", "1,250.50 €"),
    ("1500000", '_-"$"* #,##0.00_-;-"$"* #,##0.00_-;_-"$"* "-"??_-;_-@_-', "$1,500,000.00"),
    ("-1500", '_-"$"* #,##0.00_-;-"$"* #,##0.00_-;_-"$"* "-"??_-;_-@_-', "-$1,500.00"),
    ("0", '_-"$"* #,##0.00_-;-"$"* #,##0.00_-;_-"$"* "-"??_-;_-@_-', "$ -"),
    ("-1500.5", '"$"#,##0.00_);[Red]("$"#,##0.00)', "($1,500.50)"),
    ("1500.5", '"$"#,##0.00_);[Red]("$"#,##0.00)', "$1,500.50"),
    ("2500000", '"$"#,##0.0,," mdp"', "$2.5 mdp"),
    ("12400", "#,##0,", "12"),
    # thousands, decimals, zeros in front
    ("1234567.891", "#,##0", "1,234,568"),
    ("999", "#,##0", "999"),
    ("12", "0.00", "12.00"),
    ("12.5", "0.##", "12.5"),
    ("12", "0.##", "12."),
    ("0.5", "#.00", ".50"),
    ("7", "000", "007"),
    ("10203", "00000", "10203"),
    ("101", "00\\.00\\.00", "00.01.01"),
    ("5512345678", "(##) ####-####", "(55) 1234-5678"),
    ("2.5", "0", "3"),
    ("0.285", "0.00", "0.29"),
    ("0.28999999999999998", "0.000", "0.290"),
    ("-5", "0.0", "-5.0"),
    ("-1234", "#,##0;(#,##0)", "(1,234)"),
    ("-1234", "#,##0 ;(#,##0)", "(1,234)"),
    ("0", '0;-0;"sin avance"', "sin avance"),
    ("0", "0;-0;;@", ""),
    ("1E+20", "0", "100000000000000000000"),
    ("15", '0 "becas"', "15 becas"),
    ("3", '"Meta: "0', "Meta: 3"),
    ("4", "General\\ \\a\\ñ\\o\\s", "4 años"),
    # conditions
    ("1", '[=1]0 "foro";0 "foros"', "1 foro"),
    ("8", '[=1]0 "foro";0 "foros"', "8 foros"),
    ("1500000", '[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', "1.5M"),
    ("1500", '[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', "1.5k"),
    ("15", '[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', "15"),
    # scientific, fractions
    ("1234567", "0.00E+00", "1.23E+06"),
    ("0.00012", "0.0E+0", "1.2E-4"),
    ("12345", "##0.0E+0", "12.3E+3"),
    ("9999999", "0.00E+00", "1.00E+07"),
    ("0", "0.00E+00", "0.00E+00"),
    ("0.5", "# ?/?", "1/2"),
    ("1.75", "# ?/?", "1 3/4"),
    ("3", "# ?/?", "3"),
    ("0.375", "?/8", "3/8"),
    ("2.375", "# ??/16", "2 6/16"),
    ("-1.5", "# ?/?", "-1 1/2"),
    # general
    ("2018", "General", "2018"),
    ("2018.0", "General", "2018"),
    ("0.1", "General", "0.1"),
    ("0.30000000000000004", "General", "0.3"),
    ("0.33333333333333331", "General", "0.333333333"),
    ("1234.56789012", "General", "1234.56789"),
    ("123456789012", "General", "123456789012"),
    ("0.00001", "General", "0.00001"),
    ("1.234E-9", "General", "1.234E-09"),
    ("-0.5", "General", "-0.5"),
    ("12", "@", "12"),
]  # fmt: skip

DAY = "43452"  # 18 December 2018
DATES = [
    (DAY, "dd/mm/yyyy", "18/12/2018"),
    (DAY, "d/m/yy", "18/12/18"),
    (DAY, "yyyy-mm-dd", "2018-12-18"),
    (DAY, "mm/dd/yyyy", "12/18/2018"),
    (DAY, "d-mmm-yy", "18-dic-18"),
    (DAY, "mmm-yy", "dic-18"),
    (DAY, "mmmm yyyy", "diciembre 2018"),
    (DAY, 'd "de" mmmm "de" yyyy', "18 de diciembre de 2018"),
    (DAY, "[$-80A]dddd, d \"de\" mmmm \"de\" yyyy;@", "martes, 18 de diciembre de 2018"),
    (DAY, "[$-80A]d\\ \"de\"\\ mmmm;@", "18 de diciembre"),
    (DAY, "[$-x-sysdate]dddd, mmmm dd, yyyy", "martes, 18 de diciembre de 2018"),
    (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "martes, 18 de diciembre de 2018"),
    (DAY, "[$-409]d\\-mmm\\-yy;@", "18-Dec-18"),
    (DAY, "[$-409]mmmm d, yyyy", "December 18, 2018"),
    (DAY, "ddd d", "mar 18"),
    (DAY, "mmmmm", "d"),
    (DAY, "yyyy", "2018"),
    (f"{DAY}.75", "dd/mm/yyyy hh:mm", "18/12/2018 18:00"),
    (f"{DAY}.75", "dd/mm/yyyy h:mm AM/PM", "18/12/2018 6:00 p. m."),
    ("0.4375", "h:mm", "10:30"),
    ("0.4375", "h:mm AM/PM", "10:30 a. m."),
    ("0.4375", "[$-409]h:mm AM/PM", "10:30 AM"),
    ("0.5", "h:mm AM/PM", "12:00 p. m."),
    ("0", "h:mm AM/PM", "12:00 a. m."),
    ("0.4375", "[$-F400]h:mm:ss\\ AM/PM", "10:30:00 a. m."),
    ("1.5", "[h]:mm", "36:00"),
    ("1.5", "[h]:mm:ss", "36:00:00"),
    ("0.0625", "[mm]:ss", "90:00"),
    ("0.00052083333333333333", "mm:ss.0", "00:45.0"),
    ("0.999999999", "h:mm:ss", "0:00:00"),
    ("0.53125", "mm:ss", "45:00"),
    ("0.53125", "hh\\hmm", "12h45"),
    ("1", "dd/mm/yyyy", "01/01/1900"),
    ("59", "dd/mm/yyyy", "28/02/1900"),
    ("60", "dd/mm/yyyy", "29/02/1900"),
    ("61", "dd/mm/yyyy", "01/03/1900"),
    ("2958465", "dd/mm/yyyy", "31/12/9999"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "code", "seen"), [*NUMBERS, *DATES])
def test_a_value_is_shown_as_its_format_says(value: str, code: str, seen: str) -> None:
    assert NumberFormat(code).shown(value) == seen


@pytest.mark.parametrize(
    ("number", "value", "seen"),
    [
        (0, "0.125", "0.125"),
        (1, "12.4", "12"),
        (2, "12.4", "12.40"),
        (3, "12345.6", "12,346"),
        (4, "12345.6", "12,345.60"),
        (7, "1500000", "$1,500,000.00"),
        (8, "-1500000", "-$1,500,000.00"),
        (9, "0.5", "50%"),
        (10, "0.125", "12.50%"),
        (11, "12345", "1.23E+04"),
        (12, "0.5", "1/2"),
        (14, DAY, "18/12/2018"),
        (15, DAY, "18-dic-18"),
        (16, DAY, "18-dic"),
        (17, DAY, "dic-18"),
        (18, "0.75", "6:00 p. m."),
        (20, "0.75", "18:00"),
        (22, f"{DAY}.5", "18/12/2018 12:00"),
        (37, "-1234", "-1,234"),
        (44, "1500000", "$1,500,000.00"),
        (46, "1.5", "36:00:00"),
        (49, "12", "12"),
    ],
)
def test_formats_that_have_only_a_number_are_those_of_mexico(
    number: int, value: str, seen: str
) -> None:
    assert NumberFormat(BUILT_IN[number]).shown(value) == seen


def test_days_are_counted_from_1904_where_the_workbook_does() -> None:
    assert NumberFormat("dd/mm/yyyy", from_1904=True).shown("41990") == "18/12/2018"
    assert NumberFormat("dd/mm/yyyy", from_1904=True).shown("0") == "01/01/1904"


@pytest.mark.parametrize(
    ("code", "text", "seen"),
    [
        ("General", "En proceso", "En proceso"),
        ("0.00", "En proceso", "En proceso"),
        ("@", "1.10", "1.10"),
        ('0;-0;0;"Meta: "@', "becas", "Meta: becas"),
        ('@" (preliminar)"', "12 becas", "12 becas (preliminar)"),
        ("_-@_-", "becas", "becas"),
        (";;;", "secreto", ""),
    ],
)
def test_a_text_is_shown_by_the_section_for_texts(code: str, text: str, seen: str) -> None:
    assert NumberFormat(code).shown_text(text) == seen


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("-1", "dd/mm/yyyy"),  # Excel shows ########
        ("2958466", "dd/mm/yyyy"),
        ("1", "ggge"),
        ("1", "[DBNum1]0"),
        ("1", '0"abierta'),
        ("1", "0.0.0"),
        ("1", "0;0;0;@;0"),
        ("1", "[>x]0;0"),
        ("1", "yyyy 0"),
        ("1", "0" * 300),
    ],
)
def test_what_cannot_be_shown_is_none(value: str, code: str) -> None:
    assert NumberFormat(code).shown(value) is None
