"""Where a text names bodies: known names, coordinated plurals, and "el Instituto"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index import grammar
from index.gazetteer import Gazetteer, Match
from index.words import Word, words
from search.model import Agency

# "OIC del INM": a unit's name ends in the name of another body, which is thereby named.
UNITS = frozenset({"unidad administrativa", "instancia interinstitucional"})
# Names that are a body's only where no place or word follows that makes it a state's.
NATIONAL = frozenset(
    "nacional federal mexicano mexicana republica nacion mexico federacion".split()
)
SHORTHAND = frozenset(
    "instituto secretaria comision consejo procuraduria fiscalia centro unidad coordinacion "
    "fondo banco universidad subsecretaria policia sistema comite".split()
)
POINTING = frozenset("dicho dicha este esta propio propia mismo misma citado citada".split())
SINGULAR = {
    "fiscalias": "fiscalia", "procuradurias": "procuraduria", "secretarias": "secretaria",
    "institutos": "instituto", "comisiones": "comision", "universidades": "universidad",
    "consulados": "consulado", "gobiernos": "gobierno", "congresos": "congreso",
    "tribunales": "tribunal", "ministerios": "ministerio", "consejos": "consejo",
    "direcciones": "direccion", "unidades": "unidad", "subsecretarias": "subsecretaria",
    "centros": "centro", "sistemas": "sistema", "generales": "general",
    "nacionales": "nacional", "autonomas": "autonoma", "superiores": "superior",
    "publicos": "publico", "federales": "federal", "estatales": "estatal",
    "mexicanos": "mexicano", "departamentos": "departamento",
}  # fmt: skip
BRACKET = re.compile(r'\s*\(\s*["“]?([^()]{2,160}?)["”]?\s*\)')


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text; `inside` another's name, or `shorthand` for one named before."""

    agency: str
    start: int
    end: int
    inside: bool = False
    shorthand: bool = False


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds mentions; the gazetteer may grow between texts."""

    agencies: Mapping[str, Agency]
    gazetteer: Gazetteer
    places: frozenset[tuple[str, ...]] = frozenset()

    def mentions(self, text: str) -> list[Mention]:
        """The mentions of a text in order; one inside another follows it."""
        found: list[Mention] = []
        spoken = words(text)
        at = 0
        while at < len(spoken):
            here, at = self._at(text, spoken, at, found)
            found.extend(here)
        return found

    def _at(
        self, text: str, spoken: Sequence[Word], at: int, before: Sequence[Mention]
    ) -> tuple[list[Mention], int]:
        """The mentions that begin at a word, and the word to go on from."""
        several = list(self._several(text, spoken, at))
        if several:
            end = several[-1].end
            return several, next(
                (i for i in range(at, len(spoken)) if spoken[i].start >= end), len(spoken)
            )
        match = self.gazetteer.longest(text, spoken, at)
        if match:
            return self._known(text, spoken, match)
        return list(self._shorthand(text, spoken, at, before)), at + 1

    def _known(self, text: str, spoken: Sequence[Word], match: Match) -> tuple[list[Mention], int]:
        if not self._stands_alone(text, spoken, match):
            return [], match.end
        start, end = spoken[match.first].start, spoken[match.end - 1].end
        end, after = self._with_bracket(text, spoken, match.end, end, match.agency)
        mention = Mention(match.agency, start, end)
        return [mention, *self._inside(text, spoken, match)], after

    def _with_bracket(
        self, text: str, spoken: Sequence[Word], after: int, end: int, agency: str
    ) -> tuple[int, int]:
        """Where a mention ends with its acronym in brackets, as offset and as word."""
        bracket = BRACKET.match(text, end)
        if not bracket or after >= len(spoken):
            return end, after
        inner = self.gazetteer.longest(text, spoken, after)
        same = inner and (inner.agency == agency or inner.end == inner.first + 1)
        if not inner or not same or spoken[inner.end - 1].end < bracket.end(1) - 1:
            return end, after
        return bracket.end(), inner.end

    def _inside(self, text: str, spoken: Sequence[Word], match: Match) -> Iterator[Mention]:
        """The bodies that a unit's name ends with."""
        if self.agencies[match.agency].kind not in UNITS:
            return
        for at in range(match.first + 1, match.end):
            if spoken[at - 1].fold not in ("de", "del", "la", "el", "en"):
                continue
            inner = self.gazetteer.longest(text, spoken[: match.end], at)
            if inner and inner.end == match.end and inner.agency != match.agency:
                yield Mention(
                    inner.agency, spoken[at].start, spoken[match.end - 1].end, inside=True
                )

    def _stands_alone(self, text: str, spoken: Sequence[Word], match: Match) -> bool:
        """Whether a name is a body's here, not part of a longer word, a thing's name, a state's."""
        before = [word.fold for word in spoken[max(0, match.first - 4) : match.first]]
        return not (
            self._hyphenated(text, spoken, match)
            or _names_a_thing(text, spoken, match)
            or _names_a_law(before)
            or self._is_local(spoken, match)
        )

    def _hyphenated(self, text: str, spoken: Sequence[Word], match: Match) -> bool:
        """Whether a hyphen ties the name to something that is no body: IMSS-PROSPERA."""
        start, end = spoken[match.first].start, spoken[match.end - 1].end
        tied_before = (
            text[max(0, start - 1) : start] == "-" and text[max(0, start - 2) : start - 1].isalnum()
        )
        tied_after = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()
        if tied_after:
            other = (
                self.gazetteer.longest(text, spoken, match.end) if match.end < len(spoken) else None
            )
            return other is None
        if tied_before:
            other = self.gazetteer.longest(text, spoken[: match.first], match.first - 1)
            return other is None
        return False

    def _is_local(self, spoken: Sequence[Word], match: Match) -> bool:
        """Whether a name without "nacional" goes on to name a state: not the federal body."""
        following = [word.fold for word in spoken[match.end : match.end + 5]]
        named = {word.fold for word in spoken[match.first : match.end]}
        if following[:1] and following[0] in grammar.LOCAL and match.end - match.first > 1:
            return True
        if following[:1] and following[0] in grammar.LOCAL and named == {"dif"}:
            return True
        if (
            named == {"dif"}
            and match.first
            and spoken[match.first - 1].fold in grammar.LOCAL | {"sistemas"}
        ):
            return True
        if match.end - match.first == 1 or named & NATIONAL:
            return False
        rest = [word for word in following if word not in ("del", "de", "la", "el")]
        linked = following[:1] and following[0] in ("del", "de")
        if following[:3] in (["de", "los", "estados"], ["de", "las", "entidades"]):
            return True
        return bool(linked) and (following[:3] == ["del", "estado", "de"] or self._is_place(rest))

    def _is_place(self, rest: Sequence[str]) -> bool:
        return any(tuple(rest[:size]) in self.places for size in (1, 2, 3))

    def _several(self, text: str, spoken: Sequence[Word], at: int) -> Iterator[Mention]:
        """ "Fiscalías Generales de los Estados de México, Tlaxcala y Puebla", one by one."""
        head, at_rest = _plural_head(spoken, at)
        states = [word.fold for word in spoken[at_rest : at_rest + 4]][:3] == [
            "de",
            "los",
            "estados",
        ]
        at_rest += 3 if states else 0
        start = spoken[at].start
        while head and at_rest < len(spoken):
            while at_rest < len(spoken) and spoken[at_rest].fold in (
                "de",
                "del",
                "la",
                "el",
                "y",
                "e",
                "los",
                "las",
            ):
                at_rest += 1
            if at_rest >= len(spoken):
                return
            tail = list(spoken[at_rest:])
            if states and tail[0].fold == "mexico":
                tail = [tail[0]._replace(fold="estado", text="Estado"), *tail]
            match = self.gazetteer.longest(text, [*head, *tail], 0)
            used = match.end - len(head) - (len(tail) - len(spoken) + at_rest) if match else 0
            if not match or used < 1:
                return
            at_rest += used
            end = spoken[at_rest - 1].end
            yield Mention(match.agency, start, end)
            if at_rest < len(spoken):
                start = spoken[at_rest].start
                gap = text[end:start].strip()
                if gap not in ("", ",") or (gap == "" and spoken[at_rest].fold not in ("y", "e")):
                    return

    def _shorthand(
        self, text: str, spoken: Sequence[Word], at: int, before: Sequence[Mention]
    ) -> Iterator[Mention]:
        """ "El Instituto": the last one named whose name begins so."""
        word = spoken[at]
        pointed = at > 0 and spoken[at - 1].fold in POINTING
        if (
            word.fold not in SHORTHAND
            or not (word.capital or pointed)
            or _goes_on(text, spoken, at)
        ):
            return
        for mention in reversed(before):
            if words(self.agencies[mention.agency].name)[0].fold == word.fold:
                yield replace(mention, start=word.start, end=word.end, inside=False, shorthand=True)
                return


def _plural_head(spoken: Sequence[Word], at: int) -> tuple[list[Word], int]:
    """The words of a plural name in the singular, up to where its members differ."""
    head: list[Word] = []
    while at < len(spoken) and spoken[at].fold in SINGULAR:
        singular = SINGULAR[spoken[at].fold]
        head.append(spoken[at]._replace(fold=singular, text=singular.capitalize()))
        at += 1
    links = ("de", "del")
    return (head, at) if head and at < len(spoken) and spoken[at].fold in links else ([], at)


def _goes_on(text: str, spoken: Sequence[Word], at: int) -> bool:
    """Whether a body word is the beginning of a longer name."""
    if at + 1 >= len(spoken):
        return False
    gap = text[spoken[at].end : spoken[at + 1].start]
    if gap.strip():
        return False
    following = spoken[at + 1]
    if following.capital or following.fold in grammar.LOCAL:
        return True
    linked = following.fold in ("de", "del", "para")
    return linked and any(word.capital for word in spoken[at + 2 : at + 4])


def _names_a_thing(text: str, spoken: Sequence[Word], match: Match) -> bool:
    """Whether an acronym stands right behind a thing's word: "Programa IMSS"."""
    if match.end - match.first > 1 or match.first == 0:
        return False
    before = spoken[match.first - 1]
    joined = not text[before.end : spoken[match.first].start].strip()
    return joined and before.fold in grammar.THINGS


def _names_a_law(before: Sequence[str]) -> bool:
    """Whether a name stands in a law's: "Ley del ISSSTE", "Ley Orgánica de la CNDH"."""
    words_before = [
        word
        for word in before
        if word not in ("de", "del", "la", "el", "organica", "general", "federal")
    ]
    linked = bool(before) and before[-1] in ("de", "del", "la", "el")
    return linked and bool(words_before) and words_before[-1] in grammar.LAWS
