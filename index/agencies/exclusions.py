"""Where a known name is no body's: inside longer words, things' names, laws, state bodies."""

from collections.abc import Collection, Sequence

from index.agencies import grammar
from index.agencies.gazetteer import Gazetteer, Match
from index.agencies.tokens import Word
from search.spanish import toponyms
from search.thesaurus import body_names

STATES = (
    "Aguascalientes", "Baja California", "Baja California Sur", "Campeche", "Chiapas",
    "Chihuahua", "Ciudad de México", "Distrito Federal", "Coahuila", "Colima", "Durango",
    "Guanajuato", "Guerrero", "Hidalgo", "Jalisco", "Michoacán", "Morelos", "Nayarit",
    "Nuevo León", "Oaxaca", "Puebla", "Querétaro", "Quintana Roo", "San Luis Potosí", "Sinaloa",
    "Sonora", "Tabasco", "Tamaulipas", "Tlaxcala", "Veracruz", "Yucatán", "Zacatecas",
)  # fmt: skip
STATE_KEYS = frozenset(body_names.key(state) for state in STATES)
LONGEST_STATE = max(map(len, STATE_KEYS))
ABROAD = frozenset(map(body_names.key, toponyms.COUNTRIES))
TOWNS = frozenset(map(body_names.key, toponyms.CITIES))
LONGEST_PLACE = max(map(len, STATE_KEYS | ABROAD | TOWNS))
OF_TOWNS = frozenset({"secretaria", "secretarias"})  # towns have their own as well
INTERNATIONAL = "organismo internacional"
GOVERNED = frozenset("gobierno republica municipio".split())  # "del Gobierno de Honduras"
# A name that says so is the federal body's, whatever place follows.
NATIONAL = frozenset(
    "nacional federal mexicano mexicana republica nacion mexico federacion".split()
)
OF_MANY = (["de", "los", "estados"], ["de", "las", "entidades"], ["en", "los", "estados"])
LAW_LINKS = frozenset("de del la el".split())
LAW_STARTS = frozenset("de del organica general federal reglamentaria".split())
NORMS = frozenset("nom nmx nrf".split())
LAW_KINDS = frozenset("organica general federal reglamentaria".split())
# Acronyms that stand for no body: programmes, systems, documents, groups, places.
KNOWN = frozenset(
    # Programmes and funds
    "PTAT PLM PALE PAMAR PROSPERA PNPC PIFI PROBEM PRONABES PROSOFT PROCAMPO PROAGRO PROIGUALDAD "
    "PROMAJOVEN PROFORHCOM PROFOCIE PRODEP PROSEDE PAIMEF PETC PEC PFCE PAFEF PAE PAL PASL PAJA "
    "PDZP PET PEP FAIS FAM FAETA FASP FASSA FORTASEG SUBSEMUN FAFEF FONE FONDEN FONREGION FROC "
    "FONAGA FINDETER FOBESII FORTAMUN SPA PNPSVD PNCTI PND PNDH PEF PPEF PNR PRONAIND PRONAPRED "
    "PROMARNAT PROCER PROCODES PROREGION PROFEST PICE PRONAFIM FOMMUR PROMUSAG FAPPA PROMETE "
    "PREP PAC PACMUN PEACC PECC MIPYME MIPYMES PYME PYMES ZAP ZEE ODM ODS MML MIRPS DACA DAPA "
    "MCLAP OASISS SOMMEX FORTALECE PRIM PIPSEVM PROEQUIDAD JCF TUTORIAS UBPC PRONACE "
    # Systems, registers, surveys, instruments
    "CURP RFC CLABE NSS INPC UMA UDI SNI SNIEG SNSP SNTE SIPMG RSPS EVVE VAIM TVR FMM SIOM SIPOT "
    "SIFODE RENAVI RNPED RNPDNO BANAVIM REDPRONNA CUIS CAMA MAEX IME SIIA SIGA SEDA SAID SISAI "
    "PNT EMIF ENADID ENADIS ENDIREH ENIGH ENOE ENPORE ENSANUT ENVIPE ENPOL ECOPRED ENUT ENASEM "
    "ENAPEA ENPADE MODECOM EDER MAD CONOCER EPU DOF NOM NMX LFT LGAMVLV LGIMH LGV LGDNNA LFPED "
    "LGP LGRA LOAPF LFPRH LFTAIP LFTAIPG CPEUM CNPP CFF NSJP SPC SPD PBR SED MIR CEDAW DUDH CDN "
    "TLCAN TMEC AVGM AVG PAP POA ROP TDR SEN SIM SICATEL VISITEL CUB FIEL AMBER "
    # Groups, conditions, words
    "APF OSC ONG OSCS LGBTI LGBTTTI LGBTTTIQ NNA NNAMNA NNYA VIH SIDA ITS ETS COVID TIC TICS TIC "
    "PIB IED IDH IES IEMS ISR IVA CJM CAPASITS UNEMES CAIS PAMAR CAM USAER CCA CDC MAM TB ILE NEE "
    "GEI ANP UMA RAMSAR REDD BPA PEA PPI MP AMP IPH ADN CAIMEF CAIPA SOS "
    # Places and times
    "EUA EEUU USA CDMX ZMVM ZMCM LATAM UE "
    # Names of the day
    "MXN USD KM HA CD DVD SMS GPS USB PDF WEB URL QR CCTV".split()
)


def stands_alone(gazetteer: Gazetteer, text: str, words: Sequence[Word], match: Match) -> bool:
    """Whether a known name is a body's where it stands."""
    return not (
        _tied(gazetteer, text, words, match)
        or _names_thing(text, words, match)
        or names_law(text, words, match.first)
        or _names_norm(words, match.first)
        or _is_local(gazetteer, words, match)
    )


def hyphenated(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a hyphen ties a stretch to a word before it, and to one behind it.

    >>> hyphenated("IMSS-PROSPERA", 0, 4)
    (False, True)
    """
    before = text[max(0, start - 1) : start] == "-" and text[max(0, start - 2)].isalnum()
    behind = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()
    return before, behind


def _tied(gazetteer: Gazetteer, text: str, words: Sequence[Word], match: Match) -> bool:
    """Whether a hyphen makes the name part of a word that is no pair of bodies."""
    start, end = words[match.first].start, words[match.end - 1].end
    before, behind = hyphenated(text, start, end)
    if behind and gazetteer.longest(text, words, match.end) is None:
        return True
    return before and gazetteer.longest(text, words[match.first - 1 : match.first], 0) is None


def _names_thing(text: str, words: Sequence[Word], match: Match) -> bool:
    """Whether an acronym stands right behind a thing's word: "Programa IMSS-Bienestar"."""
    single = match.end - match.first == 1
    if match.first == 0 or not (single or body_names.is_acronym(words[match.first].text)):
        return False
    before = words[match.first - 1]
    joined = not text[before.end : words[match.first].start].strip()
    return joined and before.fold in grammar.THINGS


def names_law(text: str, words: Sequence[Word], first: int) -> bool:
    """Whether a name stands in a law's: "Ley del ISSSTE", "Ley Orgánica de la CNDH"."""
    at = first - 1
    while at > 0 and words[at].fold in LAW_LINKS | LAW_KINDS:
        at -= 1
    linked = at + 1 < first and words[at + 1].fold in LAW_STARTS
    law = linked and words[at].fold in grammar.LAWS
    return law and not set(text[words[at].end : words[first].start]) & set(",;.:()")


def _names_norm(words: Sequence[Word], first: int) -> bool:
    """Whether a name stands in a norm's number: "NOM-035-STPS-2018", "NOM 035 STPS 2018"."""
    at = first - 1
    while at > 0 and (words[at].text.isdecimal() or len(words[at].text) == 1):
        at -= 1
    return 0 <= at < first - 1 and words[at].fold in NORMS


def _is_local(gazetteer: Gazetteer, words: Sequence[Word], match: Match) -> bool:
    """Whether what surrounds a name makes it another's: "DIF estatales", "de Haití"."""
    name = [word.fold for word in words[match.first : match.end]]
    if name == ["dif"]:
        before = words[match.first - 1].fold if match.first else ""
        behind = words[match.end].fold if match.end < len(words) else ""
        return not grammar.LOCAL.isdisjoint((before, behind)) or before == "sistemas"
    if len(name) == 1 or gazetteer.kind(match.agency) == INTERNATIONAL:
        return False
    if NATIONAL & set(name):
        adjective = match.end < len(words) and words[match.end].fold in grammar.LOCAL
        return adjective or _is_place(words, match.end, ABROAD)
    return goes_on_locally(words, match.end, towns=name[0] in OF_TOWNS)


def goes_on_locally(words: Sequence[Word], at: int, *, towns: bool) -> bool:
    """Whether a name goes on at a word with a state, a country or many; `towns`: or with a town."""
    behind = [word.fold for word in words[at : at + 3]]
    if behind in OF_MANY or behind == ["del", "estado", "de"]:
        return True
    places = (STATE_KEYS, ABROAD, TOWNS) if towns else (STATE_KEYS, ABROAD)
    return not grammar.LOCAL.isdisjoint(behind[:1]) or _is_place(words, at, *places)


def _is_place(words: Sequence[Word], at: int, *places: Collection[tuple[str, ...]]) -> bool:
    """Whether "de" and one of places stand at a word: "de Oaxaca", "de la República de Haití"."""
    if [word.fold for word in words[at : at + 1]] not in (["de"], ["del"]):
        return False
    told = [word for word in words[at + 1 : at + 7] if word.fold not in body_names.LINKS]
    while told and told[0].fold in GOVERNED:
        told = told[1:]
    key = tuple(word.fold for word in told)
    keys = [key[:size] for size in range(1, LONGEST_PLACE + 1)]
    named = [some for some in places if some is STATE_KEYS or (told and told[0].capital)]
    return any(each in some for some in named for each in keys)
