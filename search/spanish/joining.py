"""Words in two pieces: broken at a line's end, or with a hyphen behind a prefix."""

import re
from collections.abc import Container

from search.spanish.dictionary import is_form
from search.spanish.folding import folded
from search.spanish.rewriting import Reading

_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})-[ \t]*[\r\n]\s*([^\W\d_]{2,})(?![\w-])")
# Where the line ends were lost before the file was made.
_BLANK = re.compile(r"(?<![\w-])([^\W\d_]{2,})-[ \t]([^\W\d_]{2,})(?![\w-])")

_WORD = re.compile(r"[^\W\d_]+")

# What stands in no text as a word; behind a vowel an r is doubled.
_PREFIXES = (
    "anti|auto|bi|bio|ciber|co|eco|extra|geo|hidro|hiper|infra|inter|intra|macro|mega|micro|mini|"
    "mono|multi|neo|pluri|poli|pos|post|pre|pseudo|psico|re|semi|socio|sub|super|súper|supra|tele|"
    "trans|tri|ultra|uni|vice"
)
_SURE = re.compile(_PREFIXES, re.IGNORECASE)
_MORE_PREFIXES = "contra|ex|sobre|para|pro|des|in|entre"  # where the whole is a known word
_HYPHENED = re.compile(r"-[^\W\d_]{3}")
_PREFIXED = re.compile(
    rf"(?<![\w-])(?:(?P<sure>{_PREFIXES})|{_MORE_PREFIXES})-(?P<rest>[^\W\d_]{{3,}})(?![\w-])",
    re.IGNORECASE,
)


def read(reading: Reading) -> Reading:
    """A reading with such words in one piece; what stands in it elsewhere is known too.

    >>> read(Reading("sensi-\\nbilización costero-\\nmarítima, sub-secretaría anti-racista")).text
    'sensibilización costero-\\nmarítima, subsecretaría antirracista'
    """
    text = reading.text
    if "-" not in text:
        return reading
    if "-\n" in text or "-\r" in text or "- " in text:
        elsewhere = frozenset(_WORD.findall(text.lower()))
        reading = reading.rewritten(_BROKEN, lambda match: _joined(match, elsewhere))
        reading = reading.rewritten(_BLANK, _if_sure)
    return reading.rewritten(_PREFIXED, _prefixed) if _HYPHENED.search(text) else reading


def _joined(match: re.Match[str], elsewhere: Container[str]) -> str | None:
    """The two pieces as one, where that is a word or one of them is none.

    "costero-⏎marítima" are two words that a hyphen links; so are "SRE-⏎INM" and "México-⏎Canadá".
    """
    first, rest = match[1], match[2]
    if rest[0].isupper() and (len(rest) == 1 or not rest.isupper() or not first.isupper()):
        return None
    whole = first + rest
    if whole.lower() in elsewhere or is_form(folded(whole)):
        return whole
    if first.isupper() and rest.isupper():  # all words look like acronyms
        return None
    linked = is_form(folded(first)) and is_form(folded(rest)) and not _SURE.fullmatch(first)
    return None if linked else whole


def _if_sure(match: re.Match[str]) -> str | None:
    """Without a line's end the pieces are one only where the whole is a word and the rest none."""
    whole = match[1] + match[2]
    return whole if is_form(folded(whole)) and not is_form(folded(match[2])) else None


def _prefixed(match: re.Match[str]) -> str | None:
    prefix, rest = match[0][: match.start("rest") - match.start() - 1], match["rest"]
    double = rest[0] in "rR" and prefix[-1].lower() in "aeiouú"
    whole = prefix + (rest[0] if double else "") + rest
    return whole if match["sure"] or is_form(folded(whole)) else None
