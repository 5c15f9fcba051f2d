"""Which encoding a text file is in: by its mark, by its NULs, or by the Spanish that it gives."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where the NULs of a text stand that has mostly Latin letters: which bytes of so many.
_WIDE = (
    ("utf-32-le", "UTF-32 sin marca", 4, (1, 2, 3)),
    ("utf-32-be", "UTF-32 sin marca", 4, (0, 1, 2)),
    ("utf-16-le", "UTF-16 sin marca", 2, (1,)),
    ("utf-16-be", "UTF-16 sin marca", 2, (0,)),
)
HEAD = 1 << 13  # bytes in which NULs are counted
_MOSTLY, _HARDLY = 0.9, 0.02

WINDOWS = ("cp1252", "Windows-1252")
OTHERS = (("mac_roman", "MacRoman"), ("cp850", "CP850"))  # CP437 has the same small letters
CANDIDATES = ", ".join(("UTF-8", WINDOWS[1], *(name for _, name in OTHERS)))
SAMPLED = 1 << 24  # bytes in which words are looked for
MOST_WORDS = 5_000
FEWEST_WORDS = 3  # for another encoding than Windows-1252, which is the rule
FEWEST_WRONG = 20  # to say that none is right
SURE, DOUBTED, WRONG = 0.9, 0.5, 0.2  # of the words

_SPANISH_LETTERS = re.compile("[A-Za-z\udc80-\udcff]+")  # with bytes that are no UTF-8
_OPENING, _CLOSING = "[¿¡«“‘„–—•·-]*+", "[ºª°»”’…–—•·€£§©®™±½¼¾²³-]*+"
_SPANISH = "áéíóúüñ"
_WESTERN = "áéíóúüñàèìòùâêîôûäëïöãõçåøæœšžý"


def _word(letters: str) -> str:
    """A word with signs around it: in small letters, in capitals, or beginning with one."""
    small, large = f"a-z{letters}", f"A-Z{letters.upper()}"
    return f"{_OPENING}(?:[{large}]?[{small}]*+|[{large}]*+){_CLOSING}"


_WINDOWS_WORD = re.compile(_word(_WESTERN))
_SPANISH_WORD = re.compile(_word(_SPANISH))


@dataclass(frozen=True, slots=True)
class TextEncoding:
    """How the bytes of a file are read; `name` is told where that was a guess."""

    codec: str = "utf-8"
    single: str = WINDOWS[0]  # for the bytes that are no UTF-8
    name: str = WINDOWS[1]
    guessed: bool = False  # of the whole file
    sure: bool = True


def encoding_of(file: IO[bytes]) -> TextEncoding:
    """The encoding of a file that is open at its beginning; it is left there."""
    head = file.read(HEAD)
    file.seek(0)
    for bom, codec in BOMS:
        if head.startswith(bom):
            return TextEncoding(codec)
    if wide := _without_mark(head):
        return wide
    found = list(islice(_foreign_words(file), MOST_WORDS))
    file.seek(0)
    return _by_spanish_words(found)


def _without_mark(head: bytes) -> TextEncoding | None:
    for codec, name, width, zeros in _WIDE:
        whole = head[: len(head) // width * width]
        shares = [whole[n::width].count(0) * width / (len(whole) or 1) for n in range(width)]
        if all(shares[n] > _MOSTLY if n in zeros else shares[n] < _HARDLY for n in range(width)):
            return TextEncoding(codec, name=name, guessed=True)
    return None


def _foreign_words(file: IO[bytes]) -> Iterator[bytes]:
    """The words with bytes that are no UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    left = SAMPLED
    while left > 0 and (block := file.read(min(left, 1 << 20))):
        left -= len(block)
        text = decoder.decode(block)
        if not text.isascii():
            words = (
                match[0] for match in _SPANISH_LETTERS.finditer(text) if not match[0].isascii()
            )
            yield from (word.encode("ascii", "surrogateescape") for word in words)


def _by_spanish_words(words: list[bytes]) -> TextEncoding:
    """Windows-1252 unless its words are none and those of another encoding are."""
    # In CP850 á is the byte of the no-break space, which says nothing for Windows.
    telling = [word for word in words if b"\xa0" not in word]
    windows = _share(telling, WINDOWS[0], _WINDOWS_WORD)
    if len(words) < FEWEST_WORDS or not telling or windows >= DOUBTED:
        return TextEncoding()
    shares = {other: _share(words, other[0], _SPANISH_WORD) for other in OTHERS}
    (codec, name), share = max(shares.items(), key=lambda each: each[1])
    if share >= SURE:
        return TextEncoding(single=codec, name=name)
    return TextEncoding(sure=len(words) < FEWEST_WRONG or windows > WRONG)


def _share(words: list[bytes], codec: str, pattern: re.Pattern[str]) -> float:
    fits = sum(bool(pattern.fullmatch(word.decode(codec, "replace"))) for word in words)
    return fits / (len(words) or 1)
