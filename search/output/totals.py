"""How much was found, in Spanish words: what has all that was asked, and what has a part."""

from collections.abc import Sequence

from search.model import Page, Record

PARTIAL = "Contienen parte de lo buscado"  # the heading above the hits with a part


def count(n: int, one: str, many: str) -> str:
    """A number with its noun, and with the thousands separator of es-MX.

    >>> count(1, "línea", "líneas"), count(25100, "línea", "líneas")
    ('1 línea', '25,100 líneas')
    """
    return f"{n:,} {one if n == 1 else many}"


def found(page: Page, one: str = "resultado", many: str = "resultados") -> str:
    """The number of those with all that was asked, and of those with a part.

    >>> from search.model import Query
    >>> found(Page(Query(), 33, 5, 28, 15, 0, (), ()))
    '15 resultados, y 18 que contienen parte'
    >>> found(Page(Query(), 12, 5, 7, 0, 0, (), ()))
    'Ningún texto contiene todo lo buscado; 12 contienen parte'
    >>> found(Page(Query(), 0, 0, 0, 0, 0, (), ()), "texto", "textos")
    'Ningún texto'
    """
    if not page.total:
        return f"Ningún {one}"
    few = page.partial == 1
    if not page.exact:
        parts = f"{page.partial:,} {'contiene' if few else 'contienen'} parte"
        return f"Ningún texto contiene todo lo buscado; {parts}"
    exact = count(page.exact, one, many)
    if not page.partial:
        return exact
    return f"{exact}, y {page.partial:,} que {'contiene' if few else 'contienen'} parte"


Nouns = tuple[str, str]  # one, many
LINES: Nouns = ("línea", "líneas")


def kinds(page: Page, lines: Nouns = LINES) -> str:
    """The total by kind; a kind that is not there is not named. `lines`: what they are called.

    >>> from search.model import Query
    >>> kinds(Page(Query(), 17, 5, 12, 17, 0, (), ()))
    '5 líneas, 12 actividades'
    """
    counted = ((page.lines, *lines), (page.activities, "actividad", "actividades"))
    return ", ".join(count(n, *nouns) for n, *nouns in counted if n)


def what(lines: Nouns = LINES) -> str:
    """What a count of texts of all kinds counts.

    >>> what(), what(("proyecto", "proyectos"))
    ('líneas y actividades', 'proyectos y actividades')
    """
    return f"{lines[1]} y actividades"


def by_kind(records: Sequence[Record], lines: Nouns = LINES) -> str:
    """How many records there are, and of which kinds.

    >>> by_kind(())
    'Ningún texto'
    """
    if not records:
        return "Ningún texto"
    number = sum(record.kind == "line" for record in records)
    counted = ((number, *lines), (len(records) - number, "actividad", "actividades"))
    kinds = ", ".join(count(n, *nouns) for n, *nouns in counted if n)
    return f"{count(len(records), 'texto', 'textos')}: {kinds}"


def total(
    page: Page, one: str = "resultado", many: str = "resultados", lines: Nouns = LINES
) -> str:
    """What was found; by kind where it is one whole.

    >>> from search.model import Query
    >>> total(Page(Query(), 17, 5, 12, 17, 0, (), ()))
    '17 resultados: 5 líneas, 12 actividades'
    >>> total(Page(Query(), 1, 1, 0, 1, 0, (), ()), "texto", "textos")
    '1 texto: 1 línea'
    """
    said = found(page, one, many)
    return said if page.partial or not page.total else f"{said}: {kinds(page, lines)}"


def beside(page: Page, called: Nouns = LINES) -> str:
    """What only its line's words bring near, which is not of the total; "" where nothing is.

    >>> from search.model import Query
    >>> beside(Page(Query(), 17, 5, 12, 17, 3, (), ()))
    'y 3 actividades más de esas líneas'
    >>> beside(Page(Query(), 12, 0, 12, 12, 3, (), ()))
    'y 3 actividades más de líneas que tratan de ello'
    """
    if not page.by_line:
        return ""
    lines = "esas líneas" if page.lines else "líneas que tratan de ello"
    if called != LINES:  # of whatever gender
        lines = f"{called[1]} que tratan de ello"
    return f"y {count(page.by_line, 'actividad', 'actividades')} más de {lines}"
