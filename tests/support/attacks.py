"""Addresses that cost as much as a stranger can make them cost, on whatever build.

Every route of the application comes from its own map; what is put behind it from the build.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from urllib.parse import quote, urlencode

from flask import Flask
from werkzeug.routing import Rule

from search.comparison.values import LINE_KINDS
from search.schema import FACETS
from search.searcher import Searcher
from web import urls
from web.media import CITATIONS
from web.params import MAX_QUERY_STRING, MAX_SELECTED, MAX_TEXT
from web.quoting.asked import MAX_QUOTED
from web.scanning.scanned import MAX_SCANNED
from web.urls import CITED, SOURCE

Pairs = list[tuple[str, str]]

COMMON = "de la que el en los las por para con"
NOBODY = "qwxzjkvb"


@dataclass(frozen=True, slots=True)
class Attack:
    """What is asked for, and what it is called."""

    name: str
    address: str
    text: str = ""  # that is posted


def attacks(app: Flask, build: Searcher) -> Iterator[Attack]:
    """Every route of an application that is read, with everything hostile behind it."""
    asked = [(name, query_string(pairs)) for name, pairs in hostile(build)]
    places = worst_places(build)
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        # A file costs what its rows cost, whatever the search: the largest stands for all.
        some = asked[:1] if "suffix" in rule.arguments or rule.rule == SOURCE else asked
        for path in paths(rule, places):
            yield from (Attack(f"{path} {name}", f"{path}?{query}") for name, query in some)
    yield from (Attack(f"{urls.SCAN} {n}", urls.SCAN, text) for n, text in scanned(build).items())


def scanned(build: Searcher) -> dict[str, str]:
    """Texts as long as may be scanned."""
    words = frequent(build)
    own = ". ".join(record.text for record in islice(build.records(), 200))
    made = {
        "the texts of the index": f"{own}. ",
        "frequent words": f"{' '.join(words).capitalize()}. ",
        "one sentence": f"{' '.join(words)} ",
        "short sentences": ". ".join(word.capitalize() for word in words) + ". ",
        "marks": ". ",
        "one word": "a",
        "bodies": ". ".join(sorted(build.agencies)) + ". ",
    }
    return {n: (text * (MAX_SCANNED // len(text) + 1))[:MAX_SCANNED] for n, text in made.items()}


def paths(rule: Rule, places: list[dict[str, str]]) -> Iterator[str]:
    """A rule with what makes it cost most in its places, and with what no build has."""
    if not rule.arguments:
        yield rule.rule
        return
    found = set()
    for place in places:
        for suffix in _suffixes(rule):
            values = {
                name: int(value) if name in ("year", "activity", "number") else value
                for name, value in {**place, "suffix": suffix}.items()
                if name in rule.arguments
            }
            built = rule.build(values, append_unknown=False)
            found.add(built[1] if built else "")
    yield from sorted(found - {""})


def worst_places(build: Searcher) -> list[dict[str, str]]:
    """What stands in the places of a path: of all that is there the largest, and nothing."""
    records = list(build.records())
    longest, _ = Counter(record.id.line for record in records).most_common(1)[0]
    busiest = Counter(chain(*(r.agencies("acts") + r.agencies("named") for r in records)))
    agency, _ = (busiest or Counter(build.agencies)).most_common(1)[0]
    known = {
        "programme": longest.programme,
        "year": str(longest.year),
        "code": longest.code,
        "activity": "1",
        "id": agency,
        "number": "1",
    }
    unknown = {
        "programme": NOBODY,
        "year": "2000",
        "code": "999.999.999",
        "activity": "9999",
        "id": NOBODY,
        "number": "9999",
    }
    return [known, unknown]


def query_string(pairs: Pairs) -> str:
    """As many of the pairs as a query string may hold."""
    kept: Pairs = []
    for pair in pairs:
        if len(urlencode([*kept, pair])) > MAX_QUERY_STRING:
            break
        kept.append(pair)
    return urlencode(kept)


def hostile(build: Searcher) -> Iterator[tuple[str, Pairs]]:
    """(name, parameters) of what makes a search, a list or a suggestion cost."""
    words = frequent(build)
    bodies = sorted(build.agencies, key=len)
    choices = build.choices()
    text = texts(words, bodies)
    yield "nothing", []
    yield from ((name, [("q", each)]) for name, each in text.items())
    for facet in FACETS:
        values = [(facet.name, value) for value in islice(choices[facet.name], 20)]
        yield f"twenty of {facet.name}", [("q", words[0]), *values]
        yield f"one of {facet.name}, many words", [("q", text["frequent words"]), *values[:1]]
    each_facet = [(f.name, v) for f in FACETS for v in islice(choices[f.name], 20)]
    yield "all filters", [("q", words[0]), *each_facet]
    yield "all filters, no hits", [("q", f"{words[0]} {NOBODY}"), *(p for p in each_facet[:40:5])]
    for name in ("frequent words", "phrases", "either", "beginnings", "astral"):
        yield f"large page of {name}", [("q", text[name]), ("size", "100"), ("explain", "1")]
        yield f"limit of {name}", [("q", text[name]), ("limit", "20")]
        yield f"deep page of {name}", [("q", text[name]), ("page", "100000"), ("size", "100")]
    yield "a long quotation", [("q", f"{text['frequent words']}. " * (MAX_QUOTED // MAX_TEXT))]
    yield from ((name, [("q", each)]) for name, each in quotations(build, words).items())
    yield "all agencies", [("all", "1")]
    yield "many related", [("limit", "20")]
    yield "everything explained", [("size", "100"), ("explain", "1")]
    yield "everything by code", [("sort", "code"), ("size", "100"), ("page", "3")]
    off = [("without", f"form:{word}") for word in words[:50]]
    yield "forms off", [("q", text["frequent words"]), ("size", "100"), *off]
    long_off = [("without", f"{n:02}" + "\U0001f4a9" * 80) for n in range(50)]
    yield "long keys off", [("q", words[0]), ("size", "100"), *long_off]
    yield "unknown names", [(f"x{n}", "") for n in range(700)]
    yield "an unknown name as long as may be", [("x", "y" * (MAX_QUERY_STRING - 2))]
    kept = [("id", str(record.id)) for record in islice(build.records(), MAX_SELECTED)]
    yield "as many kept as may be", [("q", words[0]), *kept]
    yield "unknown ids kept", [("id", f"{NOBODY}/2018/{n}") for n in range(MAX_SELECTED)]
    yield "rules", [("rule", "no-activities"), ("q", "a e i o u"), ("page", "99999")]
    yield "large page of findings", [("rule", "no-activities"), ("q", "a"), ("size", "100")]
    yield from comparing(build, each_facet)
    yield "one repeated", [("q", words[n % 50]) for n in range(700)]


def quotations(build: Searcher, words: list[str]) -> dict[str, str]:
    """Pastes of many quotations, as long as may be verified."""
    stretches = [" ".join(words[n : n + 5]) for n in range(0, len(words) - 5, 2)]
    own = [" ".join(record.text.split()[:6]) for record in islice(build.records(), 200)]
    made = {
        "a list of quotations": "\n".join(f"- {each}" for each in own),
        "a list of frequent words": "\n".join(f"- {each}" for each in stretches),
        "a list of names in quotes": "\n".join(f'- {each} "{each}"' for each in stretches),
        "lines, each of sentences": "\n".join(f"{each.title()}. {each.title()}" for each in own),
        "sentences that texts say": ". ".join(own),
    }
    return {name: text[:MAX_QUOTED] for name, text in made.items()}


def comparing(build: Searcher, chosen: Pairs) -> Iterator[tuple[str, Pairs]]:
    """Of two reports what is longest to tell: of the newest two, which a build means by itself."""
    narrowing = [pair for pair in chosen if pair[0] in ("agency", "objective")]
    yield "all changes", [("size", "100")]
    yield "each kind of change", [*(("change", each) for each in LINE_KINDS), ("size", "100")]
    yield "changes narrowed by all", [*narrowing, ("size", "100")]
    yield "last of the changes", [("page", "100000"), ("size", "100")]
    yield "unknown reports", [("a", f"{NOBODY}/2017"), ("b", f"{NOBODY}/2018")]
    for report in islice(build.programmes, 1):
        yield "a report with itself", [("a", report), ("b", report)]


def texts(words: list[str], bodies: list[str]) -> dict[str, str]:
    """Texts of a search, as long as it may be."""
    pairs = pairwise(words)
    rare = (f"{NOBODY[n % 8 :]}{word}" for n, word in enumerate(words))
    common = (f'"{word} {other}"' for word in COMMON.split() for other in ("de", "la"))
    found = {
        "ordinary": words[7],
        "frequent words": " ".join(words),
        "rare words": " ".join(rare),
        "misspelt words": " ".join(f"{w[:3]}{w[4:]}" for w in words if len(w) > 7),
        "stop words": " ".join([COMMON] * 9),
        "phrases": " ".join(f'"{a} {b}"' for a, b in pairs),
        "phrases of stop words": " ".join(common),
        "one long phrase": f'"{" ".join([COMMON] * 8)}"',
        "either": " OR ".join(words),
        "beginnings": " ".join(f"{word[:3]}*" for word in words[:2]) + " con* des* pro*",
        "words left out": f"{words[0]} " + " ".join(f"-{word}" for word in words[1:])[:280],
        "codes": " ".join(f"{n % 5 + 1}.{n % 4 + 1}" for n in range(90)),
        "bodies chosen": " ".join(f"dependencia:{body}" for body in bodies),
        "one body chosen again and again": ("dependencia:X " * 30),
        "headings chosen": " ".join(f"estrategia:{n % 5 + 1}.{n // 5 + 1}" for n in range(30)),
        "bodies named": " ".join(bodies),
        "tags": "\U000e0061" * MAX_TEXT,
        "astral": f"{words[0]} " + "\U0001f4a9" * (MAX_TEXT - 20),
        "a filter begun": f"{words[0]} {words[1]} dependencia:",
        "a letter": "d",
        "two letters": "co",
        "missing word by word": " ".join([*words[:4], NOBODY, f"{NOBODY}a", f"{NOBODY}b", "-de"]),
    }
    return {name: text[:MAX_TEXT] for name, text in found.items()}


def frequent(build: Searcher) -> list[str]:
    """The words that most texts have."""
    having = Counter(dict(build.statistics.having["text"]))
    terms = [term for term, _ in having.most_common(400) if term.isalpha()]
    forms = Counter(
        {word: having[term] for term in terms for word in build._lexicon.forms(term)[:1]}
    )
    return [word for word, _ in forms.most_common(150)]


def escaped(text: str) -> str:
    """A text as a link has it."""
    return quote(text, safe="")


def _suffixes(rule: Rule) -> tuple[str, ...]:
    """The endings that a rule is asked with: of files those that cost most, of citations all."""
    if "suffix" not in rule.arguments:
        return ("",)
    return tuple(CITATIONS) if CITED in rule.rule else ("csv", "xlsx")
