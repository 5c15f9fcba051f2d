"""What a query string gives, in whichever encoding, what trackers put there left aside."""

import re
from urllib.parse import parse_qsl

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
    found = parse_qsl(query_string.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    read = ((_read(name), _read(text)) for name, text in found)
    return [(name, text) for name, text in read if not TRACKERS.fullmatch(name)]


def _read(raw: str) -> str:
    """Bytes as text: UTF-8, as every browser sends it, or what older programs on Windows write."""
    data = raw.encode("latin-1")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
