"""Text that was saved in UTF-8 twice, brought back: "EducaciÃ³n" to "Educación"."""

import re

_MOST_TIMES = 3  # that a text was saved once more


def _shown_byte(byte: int) -> str:
    """What a program shows that takes a byte of UTF-8 for a character of Windows-1252."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_BYTES = {shown: byte for byte in range(0x80, 0x100) for shown in (chr(byte), _shown_byte(byte))}
_FOLLOWING = "".join(re.escape(shown) for shown, byte in _BYTES.items() if byte < 0xC0)
_TWO = f"[ÂÃÅ][{_FOLLOWING}]"
_THREE = f"â[{_FOLLOWING}]{{2}}"
_TWICE = re.compile(f"{_TWO}|{_THREE}")
_FOLLOWED_BY_SPACE = {
    "Ã ": "à",
    "Â ": " ",
}  # what follows is a space that does not break, made plain


def decoded_once(text: str) -> str:
    """A text as it was before it was saved once more; one that was not as it is.

    >>> decoded_once("EducaciÃ³n â€“ NÂ° 5"), decoded_once("SÃO PAULO, 20 °C")
    ('Educación – N° 5', 'SÃO PAULO, 20 °C')
    """
    if text.isascii():
        return text
    for _ in range(_MOST_TIMES):
        once = _TWICE.sub(_original, text)
        if once == text:
            break
        for seen, meant in _FOLLOWED_BY_SPACE.items():
            once = once.replace(seen, meant)
        text = once
    return text


def _original(match: re.Match[str]) -> str:
    """The character that bytes are; what they show where they are none."""
    try:
        return bytes(_BYTES[each] for each in match[0]).decode()
    except UnicodeDecodeError:
        return match[0]
