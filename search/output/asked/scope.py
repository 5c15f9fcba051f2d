"""Which part of which reports a search is narrowed to, as part of a sentence."""

from collections.abc import Sequence

from search.filters import Filters
from search.ids import HeadingId, code_key
from search.model import Programme
from search.output.asked.grammar import either, of, vowel
from search.results.editions import enumeration
from search.results.levels import plural
from search.schema import LEVELS
from search.searcher import Searcher

UNNAMED = "apartado"  # a heading, where programmes call their levels differently


def scope(filters: Filters, build: Searcher) -> str:
    """The headings that are chosen, and of which reports they are; "" for all of several."""
    return " ".join(filter(None, (_places(filters, build), _reports(filters, build))))


def _places(filters: Filters, build: Searcher) -> str:
    """The headings, those of one level and one report together: "de los objetivos 1 o 2"."""
    alike: dict[tuple[str, str], list[str]] = {}
    for value in (each for facet in LEVELS for each in filters[facet]):
        level, code, note = _place(value, build)
        alike.setdefault((level, note), []).append(code)
    return either(_placed(*key, codes) for key, codes in alike.items()) if alike else ""


def _placed(level: str, note: str, codes: list[str]) -> str:
    several = f"de l{vowel([level])}s {plural(level)}" if codes[1:] else of(level)
    return f"{several} {either(codes)}{note}"


def _place(value: str, build: Searcher) -> tuple[str, str, str]:
    """What a heading's level is called, its code as it is written, and of which report it is.

    `value`: a bare code, or with its programme, or with some years of it before.
    """
    *report, code = value.split("/")
    numbers = code_key(code)
    years = tuple(map(int, report[1].split(","))) if report[1:] else ()
    among = [
        (each, build.headings.get(HeadingId(each.id, each.year, numbers)))
        for each in build.programmes.values()
        if each.id in (report[:1] or [each.id]) and (not years or each.year in years)
    ]
    levels = {each.levels[len(numbers) - 1].lower() for each, heading in among if heading}
    shown = {heading.shown for _, heading in among if heading}
    return (
        levels.pop() if len(levels) == 1 else UNNAMED,
        shown.pop() if len(shown) == 1 else code,
        _note(report[:1], years, build),
    )


def _note(programme: Sequence[str], years: tuple[int, ...], build: Searcher) -> str:
    """Of which report a heading is, where there are others."""
    titles = _titles(build)
    said = [titles[each] for each in programme if len(titles) > 1]
    said += [enumeration(years)] if years and len(build.programmes) > 1 else []
    return f" ({', '.join(said)})" if said else ""


def _titles(build: Searcher) -> dict[str, str]:
    return {each.id: each.title for each in build.programmes.values()}


def _reports(filters: Filters, build: Searcher) -> str:
    """The programmes and years: those that are chosen, or the only ones that there are."""
    titles = _titles(build)
    ids = filters["programme"] or (tuple(titles) if len(titles) == 1 else ())
    years = filters["year"] or _only_year(ids, build)
    listed = either(years) if years else ""
    if not ids:
        return f"{'de los informes' if years[1:] else 'del informe'} de {listed}" if years else ""
    told = f" (informe{'s' if years[1:] else ''} {listed})" if years else ""
    return either(of(titles.get(each, each)) for each in ids) + told


def _only_year(programmes: Sequence[str], build: Searcher) -> tuple[str, ...]:
    """The year of a programme that is reported once."""
    own: list[Programme] = [p for p in build.programmes.values() if p.id in programmes]
    return (str(own[0].year),) if len(own) == 1 else ()
