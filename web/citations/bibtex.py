"""A citation for BibTeX and BibLaTeX."""

import re
from collections.abc import Iterator

from web.citations.citation import Citation, notes, one_row

TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, whatever stands before them
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
SPECIAL = re.compile(r"[\\{}~^#$%&_]")


def tex(text: str) -> str:
    r"""Text as TeX prints it; letters stay in UTF-8, which BibLaTeX and BibTeX take.

    >>> tex("50% de {a} & b_c")
    '50\\% de \\textbraceleft{}a\\textbraceright{} \\& b\\_c'
    """
    return SPECIAL.sub(lambda found: TEX[found[0]], one_row(text))


def bibtex(of: Citation) -> str:
    """An entry for BibTeX and BibLaTeX. What stands in two braces keeps its capitals."""
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _bibtex_fields(of))
    return f"@techreport{{{of.key},\n{fields}}}\n"


def _bibtex_fields(of: Citation) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{tex(of.title)}}}"
    if of.programme.branch:
        yield "author", f"{{{tex(of.programme.branch)}}}"
        yield "institution", f"{{{tex(of.programme.branch)}}}"
    yield "year", str(of.programme.year)
    yield "type", f"{{{tex(of.kind)}}}"
    yield "abstract", tex(of.record.text)
    yield "note", ". ".join(map(tex, notes(of)))
    yield "url", of.address  # as it stands: nothing in it has to be escaped
    yield "urldate", of.day.isoformat()
    yield "language", "spanish"
