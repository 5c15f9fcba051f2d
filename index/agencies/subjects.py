"""The verb of which a body is the subject, looked for in front of it and behind it."""

from dataclasses import replace

from index.agencies import grammar as g
from index.agencies.enumerations import Chain, past_attributes, past_bracket
from index.agencies.sentences import Sentence
from index.agencies.verbs import Clauses, Verb


def verb_leading(clauses: Clauses, at: int) -> Verb | None:
    """The verb right before a piece: "llevará a cabo también | la SEP", "va a abrir | la SEP"."""
    near, sentence = at - 1, clauses.sentence
    while near >= 0 and (sentence[near].fold in g.COMPLEMENTS or g.is_adverb(sentence[near].fold)):
        near -= 1
    if near > 0 and g.NON_FINITE.fullmatch(sentence[near].text):
        linked = sentence[near - 1].fold in g.PERIPHRASTIC_LINKS
        helper = clauses.verb_at(near - 2 if linked else near - 1)
        return helper and _with_main(helper, sentence[near].text)
    return clauses.verb_at(near)


def _with_main(helper: Verb, main: str) -> Verb | None:
    """A helping verb with the meaning of its infinitive: "tendrá que | informar"."""
    if helper.infinitive not in g.HELPERS:
        return None
    bare = g.PRONOUNS.sub("", main)
    return replace(helper, infinitive=bare, reflexive=helper.reflexive or main.endswith("rse"))


def verb_following(clauses: Clauses, chain: Chain, at: int) -> Verb | None:
    """The verb behind a chain whose determiner is at a piece.

    Where the chain opens its clause the verb may be far; elsewhere it must come right behind,
    or behind one phrase in commas.
    """
    behind = past_attributes(clauses.sentence, chain.end)
    near = verb_near(clauses, behind)
    if near:
        return near
    earlier = any(verb.at < at for verb in clauses.main)
    if not earlier and _opens_clause(clauses.sentence, at):
        return _verb_far(clauses, behind)
    return _verb_past_phrase(clauses, behind) or _verb_of_bracketed(clauses, chain, at)


def verb_near(clauses: Clauses, at: int) -> Verb | None:
    """The verb at a piece, behind a stray comma, adverbs and pronouns."""
    sentence = clauses.sentence
    while at < len(sentence) and (sentence[at].text == "," or g.is_adverb(sentence[at].fold)):
        at += 1
    return clauses.verb_at(at)


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether what stands before a piece lets a subject begin."""
    if at == 0:
        return True
    if sentence[at - 1].mark:
        return sentence[at - 1].text != "("
    folds = [piece.fold for piece in sentence[max(0, at - g.LONGEST_PHRASE) : at]]
    return any(folds[-len(words) :] == words for words in g.CONNECTORS)


def _verb_past_phrase(clauses: Clauses, at: int) -> Verb | None:
    """The verb behind one phrase that a comma ends: "en coordinación con la SEP, dará"."""
    sentence = clauses.sentence
    first = next((verb for verb in clauses.main if verb.at > at), None)
    if first is None or not _phrase_begins(sentence, at):
        return None
    commas = (i for i in range(at + 1, first.at) if sentence[i].text == ",")
    return first if any(verb_near(clauses, i) is first for i in commas) else None


def _phrase_begins(sentence: Sentence, at: int) -> bool:
    if sentence[at].text == ",":
        return sentence[at + 1].fold not in g.CONJUNCTIONS
    return g.PHRASES.get(sentence[at].fold) in (g.OTHER, g.BY, g.THROUGH)


def _verb_of_bracketed(clauses: Clauses, chain: Chain, at: int) -> Verb | None:
    """The verb whose subject lists the bodies: "las dependencias (SEP, SS) aplicarán"."""
    around = [piece.text for piece in clauses.sentence[max(0, at - 1) : chain.end + 1]]
    if around[:1] != ["("] or around[-1] != ")":
        return None
    behind = (verb for verb in clauses.main if verb.first == chain.end + 1)
    return next((verb for verb in behind if verb.plural), None)


def _verb_far(clauses: Clauses, at: int) -> Verb | None:
    """The first main verb behind that is in no bracket and in no clause of its own."""
    sentence = clauses.sentence
    while at < len(sentence):
        if sentence[at].text == "(":
            at = past_bracket(sentence, at)
        elif sentence[at].text == "," and _clause_begins(sentence, at + 1):
            at = _next_comma(sentence, at + 1)
        elif not clauses.past and g.PAST.fullmatch(sentence[at].text.lower()):
            return _verb_joined(clauses, at)
        else:
            verb = clauses.verb_at(at)
            if verb and not verb.under:
                return verb
            at += 1
    return None


def _clause_begins(sentence: Sentence, at: int) -> bool:
    """Whether a clause of its own begins at a piece: "que", "en la cual"."""
    for piece in sentence[at : at + 3]:
        kind = g.PHRASES.get(piece.fold)
        if kind == g.UNDER:
            return True
        if kind not in (g.OTHER, g.OF, g.BY) and piece.fold not in g.DETERMINERS:
            return False
    return False


def _next_comma(sentence: Sentence, at: int) -> int:
    commas = (i for i in range(at, len(sentence)) if sentence[i].text == ",")
    return next(commas, len(sentence))


def _verb_joined(clauses: Clauses, at: int) -> Verb | None:
    """After a past: "realizó y publicará" still has the subject."""
    verb = next((each for each in clauses.main if each.at > at), None)
    joined = verb and not verb.reflexive and clauses.sentence[verb.first - 1].fold in g.CONJUNCTIONS
    return verb if joined else None
