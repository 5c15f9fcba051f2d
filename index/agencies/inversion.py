"""A subject behind its verb: "realizará la SEP dos foros", "los huertos que abrirá el CONAFE"."""

from index.agencies import grammar as g
from index.agencies.enumerations import Chain, before, past_attributes
from index.agencies.sentences import Piece, Sentence
from index.agencies.subjects import verb_following, verb_near
from index.agencies.verbs import Clauses, Verb

SUBJECT_REACH = 9  # pieces that may stand between a verb and the subject behind it
JOINED = 5  # pieces from "y" to a second verb: "participó la SEP y este año montará"


def follows(clauses: Clauses, chains: list[Chain], chain: Chain, verb: Verb, at: int) -> bool:
    """Whether a chain behind a verb is its subject and not its object.

    `at` is where the chain with its determiner begins. A body that is an object has "a" before
    it, but for a few verbs, of which a body can be the thing made or changed.
    """
    sentence = clauses.sentence
    if not _agrees(sentence, chain, verb, at) or _has_subject(clauses, chains, verb):
        return False
    if _object_before(sentence, verb) or _object_follows(sentence, chain):
        return True
    if _shares_subject(clauses, chains, verb):
        return False
    if verb.infinitive in g.TAKE_BODIES and not _object_between(sentence, verb, at):
        return _antecedent_is_object(sentence, verb)
    return _opens(sentence, verb)


def verb_earlier(clauses: Clauses, at: int) -> Verb | None:
    """The verb of which only its object and adverbials stand before a piece.

    "Recorrerá de noche las vías | la Fiscalía".
    """
    sentence = clauses.sentence
    if at and sentence[at - 1].text == ",":
        return _verb_before_phrase(clauses, at - 1)
    if not at or sentence[at - 1].mark or sentence[at - 1].fold in g.CONJUNCTIONS:
        return None
    for place in range(at - 1, max(-1, at - 1 - SUBJECT_REACH), -1):
        piece = sentence[place]
        verb = clauses.verb_at(place)
        if verb:
            return verb if not (verb.passive or verb.reflexive or verb.past) else None
        partner = piece.body and g.phrase_before(before(sentence, place)[0])
        if (piece.body and not partner) or piece.mark or g.PHRASES.get(piece.fold) == g.UNDER:
            return None
    return None


def _verb_before_phrase(clauses: Clauses, comma: int) -> Verb | None:
    """The verb that a phrase in commas parts from its subject: "acudirá, en mayo, | la SEP"."""
    sentence = clauses.sentence
    first = next((i for i in range(comma - 1, 0, -1) if sentence[i].text == ","), 0)
    phrase = sentence[first + 1 : comma]
    if not first or not phrase or g.PHRASES.get(phrase[0].fold) != g.OTHER:
        return None
    plain = not any(piece.body or clauses.verb_at(first + 1 + n) for n, piece in enumerate(phrase))
    verb = clauses.verb_at(first - 1)
    usable = verb and not (verb.passive or verb.reflexive or verb.past)
    return verb if plain and usable else None


def relative_before(sentence: Sentence, at: int) -> int | None:
    """Where a relative stands that only a word parts from a piece, the verb of that as subject.

    "El índice que calculó | el CONAPO", "el personal que contrate | el INSABI".
    """
    verb = at - 1
    if verb < 1 or not is_plain(sentence[verb]) or g.is_adverb(sentence[verb].fold):
        return None
    near = verb - 1
    while near and sentence[near].fold in g.CLITICS:
        near -= 1
    found = g.PHRASES.get(sentence[near].fold) == g.UNDER and sentence[verb].fold not in g.NO_VERBS
    return near if found else None


def relative_behind(clauses: Clauses, chain: Chain) -> Verb | None:
    """The verb of the future in a relative right behind a chain: "la SEP, que abrirá"."""
    sentence = clauses.sentence
    at = past_attributes(sentence, chain.end)
    at += at < len(sentence) and sentence[at].text == ","
    folds = [piece.fold for piece in sentence[at : at + 2]]
    article = folds[:1] in (["el"], ["la"]) and folds[1:] == ["cual"]
    if not article and folds[:1] not in (["que"], ["quien"], ["quienes"]):
        return None
    verb = verb_near(clauses, at + 1 + article)
    usable = verb and verb.future and not verb.passive and not verb.reflexive
    return verb if verb and usable and _agrees_in_number(sentence, chain, verb) else None


def opens_sentence(sentence: Sentence, verb: Verb) -> bool:
    """Whether a relative with nothing before it is a main clause: "En el cual participa"."""
    led = (p.fold in g.PHRASES or p.fold in g.DETERMINERS for p in sentence[: verb.first])
    return verb.first <= g.OPENING and all(led)


def is_cleft(sentence: Sentence, chain: Chain, at: int) -> bool:
    """Whether a sentence says who it is that will: "es la SEP la que abrirá"."""
    behind = [piece.fold for piece in sentence[chain.end : chain.end + 2]]
    told = behind[:1] in (["quien"], ["quienes"]) or behind[1:] == ["que"]
    return told and at > 0 and sentence[at - 1].fold in ("es", "son")


def verb_joined(clauses: Clauses, chain: Chain, at: int) -> Verb | None:
    """The verb of the future that shares its subject with one of the past before it.

    "En 2019 participó | la SEP en la feria y este año montará un pabellón".
    """
    sentence = clauses.sentence
    if not at or not g.PAST.fullmatch(sentence[at - 1].text.lower()):
        return None
    verb = next((each for each in clauses.main if each.at > chain.end), None)
    if verb is None or verb.reflexive or verb.passive:
        return None
    if not _agrees_in_number(sentence, chain, verb):
        return None
    if any(piece.body for piece in sentence[chain.end : verb.at]):
        return None
    near = range(verb.first - 1, max(chain.end, verb.first - JOINED) - 1, -1)
    return verb if any(sentence[place].fold in g.CONJUNCTIONS for place in near) else None


def is_plain(piece: Piece) -> bool:
    """Whether a piece is a word in lower case that governs nothing."""
    return (
        not piece.body
        and not piece.mark
        and piece.text[0].islower()
        and piece.fold not in g.PHRASES
        and piece.fold not in g.DETERMINERS
        and piece.fold not in g.CONJUNCTIONS
    )


def _agrees_in_number(sentence: Sentence, chain: Chain, verb: Verb) -> bool:
    determiner = sentence[chain.start - 1].fold if chain.start else ""
    return verb.plural == (len(chain.bodies) > 1 or determiner in ("los", "las"))


def _agrees(sentence: Sentence, chain: Chain, verb: Verb, at: int) -> bool:
    """Whether a verb in the plural has a subject in the plural, or one that goes on to others."""
    if not verb.plural or verb.infinitive in g.JOINING or len(chain.bodies) > 1:
        return True
    behind = sentence[chain.end : chain.end + 1]
    goes_on = any(piece.text == "," or piece.fold in g.CONJUNCTIONS for piece in behind)
    return goes_on or at == chain.start or sentence[at].fold not in g.ONE


def _has_subject(clauses: Clauses, chains: list[Chain], verb: Verb) -> bool:
    """Whether another body before a verb is its subject."""
    sentence = clauses.sentence
    if verb.under and verb.infinitive in g.TAKE_BODIES and _past_comma(sentence, verb.first - 1):
        return sentence[_past_comma(sentence, verb.first - 1) - 1].body is not None
    for chain in chains:
        if chain.end > verb.first:
            return False
        folds, at = before(sentence, chain.start)
        if g.phrase_before(folds):
            continue
        if _same(verb_following(clauses, chain, at), verb):
            return True
    return False


def _same(one: Verb | None, other: Verb) -> bool:
    return one is not None and one.at == other.at


def _shares_subject(clauses: Clauses, chains: list[Chain], verb: Verb) -> bool:
    """Whether "y" ties a verb to one with a body as its subject: "la SEGOB creará y dirigirá"."""
    if not verb.first or clauses.sentence[verb.first - 1].fold not in g.CONJUNCTIONS:
        return False
    earlier = clauses.verb_at(verb.first - 2)
    return earlier is not None and _has_subject(clauses, chains, earlier)


def _past_comma(sentence: Sentence, at: int) -> int:
    """Where a relative's comma stands, or the relative itself."""
    return at - 1 if at and sentence[at - 1].text == "," else at


def _object_before(sentence: Sentence, verb: Verb) -> bool:
    """Whether a pronoun is the object: "las evaluaciones las dará"."""
    return verb.at > verb.first and sentence[verb.at - 1].fold in g.OBJECTS


def _object_follows(sentence: Sentence, chain: Chain) -> bool:
    """Whether an object, or an infinitive, stands behind a chain."""
    at = past_attributes(sentence, chain.end)
    if at >= len(sentence):
        return False
    piece = sentence[at]
    counted = piece.fold in g.DETERMINERS or piece.fold in g.NUMBERS or piece.text.isdecimal()
    return counted or (is_plain(piece) and not g.is_adverb(piece.fold) and not _finite(piece))


def _finite(piece: Piece) -> bool:
    return bool(g.infinitive(piece.text.lower()) or g.PAST.fullmatch(piece.text.lower()))


def _object_between(sentence: Sentence, verb: Verb, at: int) -> bool:
    """Whether an object stands between a verb and its subject: "abrirá módulos la SEP"."""
    between = [p for p in sentence[verb.at + 1 : at] if not g.NON_FINITE.fullmatch(p.text)]
    return bool(between) and (between[0].fold in g.DETERMINERS or is_plain(between[0]))


def _antecedent_is_object(sentence: Sentence, verb: Verb) -> bool:
    """Whether what a relative stands for is what the verb is done to.

    "Los huertos que instalará el CONAFE", but "la estrategia que fortalecerá el INM".
    """
    return verb.under and verb.infinitive not in g.CHANGE_BODIES


def _opens(sentence: Sentence, verb: Verb) -> bool:
    """Whether nothing before a verb in its clause can be its subject."""
    if verb.under:
        return True
    start = verb.first
    while start and not _ends_clause(sentence[start - 1]):
        start -= 1
    if start == verb.first or (start and g.PHRASES.get(sentence[start - 1].fold) == g.UNDER):
        return True
    return not _noun_phrase(sentence, start, verb)


def _ends_clause(piece: Piece) -> bool:
    if piece.body:
        return False
    return piece.mark or piece.fold in g.CONJUNCTIONS or g.PHRASES.get(piece.fold) == g.UNDER


def _noun_phrase(sentence: Sentence, start: int, verb: Verb) -> bool:
    """Whether a clause begins with what can be the subject of its verb."""
    first = sentence[start]
    if first.body:
        return True
    plural = first.fold in ("los", "las", "estos", "estas", "sus", "mil") or first.fold in g.NUMBERS
    if plural or first.text.isdecimal():
        return verb.plural
    return first.fold in g.DETERMINERS and not _time(sentence, start)


def _time(sentence: Sentence, at: int) -> bool:
    """Whether a phrase tells when: "este año", "el próximo mes"."""
    return any(piece.fold in g.TIMES for piece in sentence[at + 1 : at + 3])
