"""What a query string gives, in whichever encoding, what trackers put there left aside."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote_to_bytes

# Put there by who shares a link, and no business of this site.
TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_\w+|srsltid|msclkid|yclid|twclid|ttclid"
    r"|li_fat_id|epik|igshid|igsh|mc_[ce]id|mkt_tok|_hs\w+|hsctatracking|vero_id|oly_\w+_id|_gl"
    r"|_ga|_openstat|mtm_\w+|pk_\w+|s_cid|wickedid",
    re.IGNORECASE | re.ASCII,
)


def pairs(query_string: bytes) -> list[tuple[str, str]]:
    """The parameters in their order, without those of trackers.

    >>> pairs(b"q=migraci%C3%B3n&utm_source=x"), pairs(b"q=migraci%F3n")
    ([('q', 'migración')], [('q', 'migración')])
    """
    read = ((_read(name), _read(text)) for name, text in _parted(query_string))
    return [(name, text) for name, text in read if not TRACKERS.fullmatch(name)]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A parameter, or a path, that is not UTF-8."""

    name: str
    text: str
    sent: str  # as it stands in the address
    meant: str  # as it stands there in UTF-8


def not_utf_8(query_string: bytes) -> Foreign | None:
    """The first parameter that is not UTF-8, trackers' left aside.

    >>> not_utf_8(b"q=migraci%C3%B3n"), not_utf_8(b"q=migraci%F3n").meant
    (None, 'q=migraci%C3%B3n')
    """
    if _in_utf_8(unquote_to_bytes(query_string)):
        return None
    for raw in _parted(query_string):
        name, text = map(_read, raw)
        foreign = not all(_in_utf_8(part.encode("latin-1")) for part in raw)
        if foreign and not TRACKERS.fullmatch(name):
            sent = "=".join(quote(part, encoding="latin-1") for part in raw)
            return Foreign(name, text, sent, f"{quote(name)}={quote(text)}")
    return None


def foreign_path(raw: str) -> Foreign | None:
    """A path that is not UTF-8; `raw` as WSGI has it, each byte a character.

    >>> foreign_path("/agencies/SRE"), foreign_path("/agencies/\xf1").meant
    (None, '/agencies/%C3%B1')
    """
    if _in_utf_8(raw.encode("latin-1")):
        return None
    text = _read(raw)
    return Foreign("path", text, quote(raw, encoding="latin-1"), quote(text))


def _parted(query_string: bytes) -> list[tuple[str, str]]:
    """The pairs of a query string, each byte a character."""
    return parse_qsl(query_string.decode("latin-1"), keep_blank_values=True, encoding="latin-1")


def _in_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _read(raw: str) -> str:
    """Bytes as text: UTF-8, as every browser sends it, or what older programs on Windows write."""
    data = raw.encode("latin-1")
    return data.decode() if _in_utf_8(data) else data.decode("cp1252", "replace")
