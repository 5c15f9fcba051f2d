"""What is said of a verification, in Spanish: in a word, and in a sentence."""

from collections import Counter
from collections.abc import Mapping, Sequence

from search.output.totals import count
from search.quotation.values import Verdict, Verification
from search.quotation.verifying import LEAST_WORDS

# Of one quotation: (in a word, in a sentence).
SAID: Mapping[Verdict, tuple[str, str]] = {
    "exact": ("Sí", "Está palabra por palabra en {texts}."),
    "near": ("Casi", "Palabra por palabra no está. Se parece a {texts}."),
    "no": ("No", "Ningún texto la dice, ni nada que se le parezca lo bastante."),
    "short": (
        "No se puede saber",
        "Son muy pocas palabras para reconocer una cita: hacen falta al menos {least}, y que no "
        "sean todas como «de la que». Tal cual, las {has}.",
    ),
    "empty": ("", "Lo que pegó no tiene palabras: pegue la frase entera, con sus palabras."),
}
# Of several that have one verdict.
_ALL: Mapping[Verdict, str] = {
    "exact": "Las {n} citas están palabra por palabra.",
    "near": "Ninguna de las {n} citas está palabra por palabra; las {n} se parecen a algún texto.",
    "no": "Ninguna de las {n} citas está, ni nada que se les parezca lo bastante.",
    "short": "Las {n} citas tienen muy pocas palabras para reconocerlas.",
}
# Of those of several that have a verdict: (of one, of more).
_SOME: Mapping[Verdict, tuple[str, str]] = {
    "exact": ("está palabra por palabra", "están palabra por palabra"),
    "near": ("se parece a algún texto", "se parecen a algún texto"),
    "no": ("no está", "no están"),
    "short": ("es muy corta para saberlo", "son muy cortas para saberlo"),
}
_DEPENDS = "Depende de la cita"
_UNKNOWN = "No se sabe de todas"


def of_one(found: Verification, has: str) -> tuple[str, str]:
    """What is said of one quotation. `has`: how many texts have its words, where it is short."""
    word, sentence = SAID[found.verdict]
    number = count(len(found.places) + found.more, "texto", "textos")
    return word, sentence.format(texts=number, least=LEAST_WORDS, has=has)


def of_several(found: Verification) -> tuple[str, str]:
    """What is said of several quotations."""
    verdicts = [each.verdict for each in found.quotations]
    if len(set(verdicts)) == 1:
        word, sentence = SAID[verdicts[0]][0], _ALL[verdicts[0]].format(n=len(verdicts))
    else:
        word, sentence = _DEPENDS, f"De {len(verdicts)} citas: {counted(verdicts)}."
    if not found.unjudged:
        return word, sentence
    rest = count(found.unjudged, "cita no se comprobó", "citas no se comprobaron")
    return _UNKNOWN, f"{sentence} Hay más de las que caben: {rest}; péguelas aparte."


def of_sentences(found: Verification) -> tuple[str, str]:
    """What is said of a quotation that no text says whole, and of whose sentences some do."""
    each = f"Frase por frase: {counted([each.verdict for each in found.sentences])}."
    word, sentence = of_one(found, "")
    whole = "Ningún texto la dice entera." if found.verdict == "no" else sentence
    return word, f"{whole} {each}"


def counted(verdicts: Sequence[Verdict]) -> str:
    """How many have each verdict.

    >>> counted(["exact", "no", "exact"])
    '2 están palabra por palabra, 1 no está'
    """
    having = Counter(verdicts)
    return ", ".join(count(having[each], *said) for each, said in _SOME.items() if having[each])
