"""Quotes of every kind, as they are typed on every machine."""

from unicodedata import category

import pytest

from search.query import syntax
from search.query.syntax import Plain, Quoted, parse
from search.query.typed.notices import NOTICES

PAIRS = [
    *(chr(code) * 2 for code in range(0x10000) if category(chr(code)) in ("Pi", "Pf")),
    *("“”", "‘’", "«»", "‹›", "„“", "‚‘", "”“", "’‘", "»«", "›‹", "„”", "‚’", "””", "’’", "‟”"),
    *("``", "´´", "`´", "`'", "′′", "‵′", "″″", "‶″", "''", "＇＇", "＂＂", '""', "〝〞", "〝〟"),
    *("「」", "『』", "｢｣", "❝❞", "❛❜", "❮❯", "🙶🙷", '“"', '"”', '«"', "ʼʼ", "ʻʼ", "״״"),
]
DOUBLED = [("''", "''"), ("``", "''"), ("‘‘", "’’"), ("´´", "´´"), ("‹‹", "››")]
LIKE = [(",,", "''"), (",,", "``"), ("<<", ">>")]  # other signs too, away from a word
ANYWHERE = [(pair[0], pair[1:]) for pair in PAIRS] + DOUBLED
EVERY = ANYWHERE + LIKE
PHRASE = Quoted(("permiso", "de", "salida"))
TOLD = NOTICES["quote"]
UNPAIRED = ["{}permiso de salida", "permiso de salida{}", "permiso {}de salida"]


@pytest.mark.parametrize(("opened", "closed"), EVERY)
def test_every_pair_of_quotes_asks_for_a_phrase(opened: str, closed: str) -> None:
    parsed = parse(f"menores {opened}permiso de salida{closed} México")
    assert parsed.wanted == (Plain("menores"), PHRASE, Plain("México"))
    assert parsed.notices == ()


@pytest.mark.parametrize(("opened", "closed"), EVERY)
def test_every_pair_of_quotes_excludes_after_a_minus(opened: str, closed: str) -> None:
    parsed = parse(f"menores -{opened}permiso de salida{closed}")
    assert (parsed.wanted, parsed.unwanted) == ((Plain("menores"),), (PHRASE,))
    assert parsed.notices == ()


@pytest.mark.parametrize(("opened", "closed"), EVERY)
@pytest.mark.parametrize("behind", ["", ",", "."])
def test_a_pair_around_all_that_is_asked(opened: str, closed: str, behind: str) -> None:
    assert parse(f"{opened}permiso de salida{behind}{closed}").wanted == (PHRASE,)


@pytest.mark.parametrize(("opened", "closed"), ANYWHERE)
def test_a_pair_with_blanks_inside(opened: str, closed: str) -> None:
    assert parse(f"{opened} permiso de salida {closed}").wanted == (PHRASE,)


@pytest.mark.parametrize("quote", sorted({each for pair in ANYWHERE for each in pair}))
@pytest.mark.parametrize("text", UNPAIRED)
def test_a_quote_without_a_partner_is_told(quote: str, text: str) -> None:
    parsed = parse(text.format(quote))
    assert parsed.wanted == (Plain("permiso"), Plain("de"), Plain("salida"))
    assert [notice.text for notice in parsed.notices] == [TOLD]


@pytest.mark.parametrize("quote", ['"', "“", "”", "«", "‘", "'"])
def test_after_a_minus_too(quote: str) -> None:
    parsed = parse(f"menores -{quote}permiso salida")
    assert parsed.wanted == (Plain("menores"), Plain("salida"))
    assert parsed.unwanted == (Plain("permiso"),)
    assert [notice.text for notice in parsed.notices] == [TOLD]


@pytest.mark.parametrize("text", ["O'Higgins", "D’Artagnan", "migrante's", "1'200,000"])
def test_an_apostrophe_is_no_quote(text: str) -> None:
    assert parse(text).notices == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“plan «vecinos seguros» nacional”", ("plan", "vecinos", "seguros", "nacional")),
        ("«plan “vecinos seguros” nacional»", ("plan", "vecinos", "seguros", "nacional")),
        ("“plan 'vecinos seguros' nacional”", ("plan", "vecinos", "seguros", "nacional")),
        ("'día de D'Artagnan'", ("dia", "de", "d", "artagnan")),
    ],
)
def test_quotes_inside_quotes_are_none_of_ours(text: str, words: tuple[str, ...]) -> None:
    parsed = parse(text)
    assert parsed.wanted == (Quoted(words),)
    assert parsed.notices == ()


def test_several_pairs_of_several_kinds() -> None:
    parsed = parse("“visa humanitaria” OR ‘visa de trabajo’ -«sin visa»")
    assert parsed.unwanted == (Quoted(("sin", "visa")),)
    visas = (Quoted(("visa", "humanitaria")), Quoted(("visa", "de", "trabajo")))
    assert parsed.wanted == (syntax.Either(visas),)


def test_a_value_of_a_filter_in_quotes() -> None:
    assert parse("dependencia:“SRE”").choices == (("agency", "SRE"),)
