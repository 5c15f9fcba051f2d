"""Subjects behind their verbs, in every order in which Spanish puts them; pairs told apart."""

import pytest

from tests.index.agencies.test_attribution import roles

VERB_FIRST = [
    ("Limpiará la CONAGUA once presas.", "CONAGUA", ""),
    ("Para mayo, aplicará el SENASICA un cerco sanitario.", "SENASICA", ""),
    ("En la sierra vigilará el SMN las heladas.", "SMN", ""),
    ("Asistirá el INM.", "INM", ""),
    ("Los montos los anunciará la SHCP.", "SHCP", ""),
    ("Veinte brigadas formará la CONAFOR.", "CONAFOR", ""),
    ("Prepara la CONABIO una guía.", "CONABIO", ""),
    # What a body can be the object of, or where another is the subject.
    ("Se creará la CONAVI.", "", "CONAVI"),
    ("Este programa fortalecerá el INM.", "", "INM"),
    ("La SEGOB presidirá el SIPINNA.", "SEGOB", "SIPINNA"),
    ("La SEGOB instalará y coordinará el SIPINNA.", "SEGOB", "SIPINNA"),
    ("Se entregarán al INM y a la COMAR dos vehículos.", "", "COMAR INM"),
]
OBJECT_BETWEEN = [
    ("En cada barrio instalará módulos la SEP.", "SEP", ""),
    ("De noche recorrerá las vías la GN.", "GN", ""),
    ("Emitirán de manera conjunta el INE y la CNDH una guía.", "CNDH INE", ""),
    ("Elaborará en conjunto con la SEP el INEA los libros.", "INEA", "SEP"),
    ("Anunciará en marzo la SHCP los montos.", "SHCP", ""),
    ("Se publicarán las guías y la SEP dará becas.", "SEP", ""),
]
RELATIVES = [
    ("Se abrirán los huertos que operará el CONAFE.", "CONAFE", ""),
    ("La SEP dará cursos a maestros, a quienes certificará el INPI.", "INPI SEP", ""),
    ("Se cercarán los predios de los que tomará posesión la SEDENA.", "SEDENA", ""),
    ("Los tramos cuya reparación pagará la SICT se cerrarán.", "SICT", ""),
    ("El índice que calculó el CONAPO se tomará en cuenta.", "", "CONAPO"),
    ("El personal que contrate el INSABI se formará.", "", "INSABI"),
    ("La SEP aplicará los lineamientos que expedirá el INEE.", "SEP", "INEE"),
    ("Se aplicarán los criterios que fija la SENER.", "", "SENER"),
]
PERIPHRASES = [
    ("Va a publicar la COFEPRIS una lista.", "COFEPRIS", ""),
    ("Habrán de reunirse la SEGOB y el INM.", "INM SEGOB", ""),
    ("Tendrán que informar el IMSS y el ISSSTE.", "IMSS ISSSTE", ""),
    ("Deberá la CONAGUA medir los pozos.", "CONAGUA", ""),
    ("La STPS seguirá verificando las minas.", "STPS", ""),
    ("Vienen a apoyar la FAO y el PMA.", "FAO PMA", ""),
    ("Está previsto que capacite la STPS a jornaleros.", "STPS", ""),
    ("Se prevé la apertura de oficinas del INPI.", "", "INPI"),
]
PRONOMINAL = [
    ("Se encargará la PROFEPA de las actas.", "PROFEPA", ""),
    ("Se hará cargo el INER de las pruebas.", "INER", ""),
    ("De ello dará cuenta la SFP.", "SFP", ""),
    ("La CONASAMA se compromete a abrir centros.", "CONASAMA", ""),
]
DUTIES = [
    ("La vacunación correrá a cargo del SENASICA.", "SENASICA", ""),
    ("La radio quedará a partir de mayo a cargo del INPI.", "INPI", ""),
    ("El padrón estará bajo la coordinación del CENATRA.", "CENATRA", ""),
    ("Es competencia de la ASEA autorizar los ductos.", "ASEA", ""),
    ("Incumbe a la CNH sellar los pozos.", "CNH", ""),
    ("Es la SEP la que pagará.", "SEP", ""),
    ("Por parte de la SEDENA se enviarán brigadas.", "SEDENA", ""),
]
PHRASES_BETWEEN = [
    ("Participará, en calidad de observadora, la CNDH.", "CNDH", ""),
    ("La entrega será responsabilidad exclusiva de SEGALMEX.", "SEGALMEX", ""),
    ("Los pozos deberán ser validados por la CONAGUA.", "CONAGUA", ""),
    ("La SEMAR vigilará con apoyo de la CONANP, que dará mapas.", "CONANP SEMAR", ""),
    ("La SEMAR vigilará con los mapas de la CONANP, que dará la SEP.", "SEMAR SEP", "CONANP"),
    ("El padrón que administra el RAN se publicará.", "", "RAN"),
    ("Se instalará una mesa que presidirá la SEGOB.", "SEGOB", ""),
    ("Las brigadas de salud del ISSSTE irán a las casas.", "ISSSTE", ""),
    ("Los grupos de alumnos de la SEP irán a los museos.", "", "SEP"),
]
TENSES = [
    ("En 2019 participó el SNICS en la feria.", "SNICS", ""),
    ("En 2019 participó el SNICS en la feria y este año montará un pabellón.", "SNICS", ""),
    ("En 2019 participó el SNICS en la feria y se difundirán los resultados.", "", "SNICS"),
]
PARTS = [
    ("Visitarán los médicos del IMSS las escuelas.", "IMSS", ""),
    ("El personal médico del IMSS dará consultas.", "IMSS", ""),
    ("Los hospitales del IMSS tendrán rampas.", "", "IMSS"),
]
PAIRS = [
    ("Tanto la SEP como el INEA darán becas.", "INEA SEP", ""),
    ("Igual la SEP que el INEA darán becas.", "INEA SEP", ""),
    ("No sólo la SEP, sino también el INEA darán becas.", "INEA SEP", ""),
    ("Ni la SICT ni la CAPUFE cobrarán peaje.", "CAPUFE SICT", ""),
]
PARTNERS = [
    ("La SFP, con la SEP, dará cursos.", "SFP", "SEP"),
    ("Por conducto de la SFP, y de la SEP, se darán cursos.", "SEP SFP", ""),
]
WITHOUT_ACCENTS = [
    ("La Secretaria de Energia publicara la guia.", "SENER", ""),
    ("LA COMISION NACIONAL DEL AGUA PERFORARA POZOS CON EL IMTA.", "CONAGUA", "IMTA"),
    ("El Instituto Mexicano de Tecnologia del Agua ira a medir pozos.", "IMTA", ""),
    ("De esa manera, la camara de la CFE se apagara.", "", "CFE"),
    ("Se pidió que la SEP entregara libros y se entregarán.", "", "SEP"),
]
ORDERS = (
    VERB_FIRST + OBJECT_BETWEEN + RELATIVES + PERIPHRASES + PRONOMINAL + DUTIES
    + PHRASES_BETWEEN + TENSES + PARTS + PAIRS + PARTNERS + WITHOUT_ACCENTS
)  # fmt: skip


@pytest.mark.parametrize(("text", "acts", "named"), ORDERS, ids=[text[:60] for text, *_ in ORDERS])
def test_a_body_behind_its_verb_acts(text: str, acts: str, named: str) -> None:
    assert roles(text) == (acts, named)
