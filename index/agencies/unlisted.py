"""Full names that look like a body's and are in no list: told, so that someone can list them."""

from collections.abc import Iterator, Sequence

from index.agencies.exclusions import names_law
from index.agencies.gazetteer import Gazetteer, is_capitals
from index.agencies.mentions import Mention
from index.agencies.tokens import LONGEST_NAME, Word, words

# Only a body's name begins so, with two more words in capitals behind.
HEADS = frozenset(
    "instituto secretaria subsecretaria secretariado comision consejo procuraduria subprocuraduria "
    "fiscalia organismo agencia comite universidad asociacion federacion "
    "confederacion camara tribunal junta patronato fundacion sindicato autoridad corporacion "
    "policia ministerio observatorio defensoria fideicomiso consejeria contraloria coordinadora "
    "coalicion gendarmeria tecnologico visitaduria beneficencia".split()
)
# These begin a body's name only where a scope follows: "Centro Estatal de Trasplantes".
SCOPED_HEADS = frozenset("centro servicio servicios coordinacion colegio organizacion".split())
SCOPES = frozenset(
    "nacional estatal federal mexicano mexicana regional municipal mundial internacional".split()
)
INNER_WORDS = frozenset("de del la las los el y e para contra".split())
LEAST = 3  # words in capitals: "Consejo Técnico" is any school's


def unlisted(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[str]:
    """The names in a text's order that begin like a body's and that no mention covers.

    In a text in capitals nothing tells where a name ends: none is given.
    """
    if is_capitals(text):
        return
    spoken = words(text)
    past = 0
    for first, word in enumerate(spoken):
        if first < past or not word.capital or not _begins(spoken, first):
            continue
        end = _end(text, spoken, first, mentions)
        counted = sum(each.capital for each in spoken[first:end])
        if counted >= LEAST and _is_unknown(text, spoken, first, end, mentions, gazetteer):
            yield " ".join(text[word.start : spoken[end - 1].end].split())
        past = end


def _begins(spoken: Sequence[Word], first: int) -> bool:
    fold = spoken[first].fold
    scope = spoken[first + 1].fold if first + 1 < len(spoken) else ""
    return fold in HEADS or (fold in SCOPED_HEADS and scope in SCOPES)


def _end(text: str, spoken: Sequence[Word], first: int, mentions: Sequence[Mention]) -> int:
    """The word behind a name: it goes on over capitals and the links between them."""
    starts = {mention.start for mention in mentions}
    end = at = first + 1
    while at < min(len(spoken), first + LONGEST_NAME):
        word = spoken[at]
        parted = text[spoken[at - 1].end : word.start].strip()
        if parted or word.start in starts or (word.capital and _begins(spoken, at)):
            break
        if word.capital:
            end = at + 1
        elif word.fold not in INNER_WORDS:
            break
        at += 1
    return end


def _is_unknown(
    text: str,
    spoken: Sequence[Word],
    first: int,
    end: int,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> bool:
    start, stop = spoken[first].start, spoken[end - 1].end
    covered = any(each.start < stop and start < each.end for each in mentions)
    known = gazetteer.longest(text, spoken, first)
    whole = known is not None and known.end >= end
    explained = text[stop : stop + 2].lstrip().startswith("(")
    return not (covered or whole or explained or names_law(text, spoken, first))
