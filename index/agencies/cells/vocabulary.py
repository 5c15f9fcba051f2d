"""The words of cells that name bodies: what begins a name, what goes on with one, what is none."""

from index.agencies.definitions import BODY_WORDS
from index.agencies.grammar import PARTS

# Begin a body's name in a column, beside what begins one in a text.
NAME_HEADS = BODY_WORDS | frozenset(
    "alcaldia ayuntamiento cabildo casa concejo contaduria cruz diputacion direccion division "
    "facultad gerencia gobernacion gobierno jefatura municipio oficialia oficina personeria "
    "prefectura presidencia procuraduria programa red registraduria registro sindicatura "
    "subdireccion subgerencia superintendencia tesoreria veeduria vicepresidencia viceministerio "
    "congregacion pastoral parroquia albergue".split()
)
# A part of a body counts for it; what begins otherwise is a body of its own, whosever it is.
OWN_PARTS = PARTS - frozenset("junta secretaria red grupo".split())

# What a ministry is for: "Secretaría de Salud y Deportes", "Ministerio de Vivienda, Ciudad …".
TOPICS = frozenset(
    "administracion adolescentes agricultura agropecuario agrario agua aguas alimentacion "
    "ambiente artes asistencia asuntos atencion bienestar bosques cambio ciencia ciudad "
    "ciudadania ciudadana competitividad comercio comunicacion comunicaciones comunidades "
    "conservacion construccion contabilidad control cooperacion credito cultos cultura defensa "
    "deporte deportes derechos desarrollo desplazados discapacidad diversidad dllo ecologia "
    "economia economico educacion empleo energia enlace equidad estadistica familia "
    "fiscalizacion finanzas fomento forestal ganaderia genero gestion hacienda humanidades "
    "igualdad inclusion industria informacion informatica infancia infraestructura ingresos "
    "innovacion integracion inversion inversiones investigacion jovenes justicia juventud "
    "logistica medio migracion migrantes minas mineria mitigacion mujer mujeres movilidad "
    "municipales niñas niñez niños obras ordenamiento paisaje participacion patrimonio paz "
    "personas pesca pesquero planeacion planificacion politica poblacion prevencion presupuesto "
    "prevision proteccion protocolo publicas publicos recreacion recursos refugiados regulacion "
    "relaciones riego rural salud saneamiento seguimiento seguridad seguro servicios social "
    "sociales sustentabilidad tecnologia tecnologias territorial territorio trabajo transito "
    "transparencia transporte transportes turismo urbanismo urbano valores victimas vigilancia "
    "vinculacion vivienda".split()
)

# May stand before a name and are no part of it.
LEADS = frozenset(
    "el la los las su sus a al con de del en por para y e o u dr dra h ing lic mtra mtro "
    "sr sra".split()
)
NAME_TIES = frozenset("de del para contra".split())
ROLE_WORDS = frozenset(
    "responsable responsables corresponsable corresponsables coordina coordinan coordinador "
    "coordinadora coordinadores coordinadoras participa participan participante participantes "
    "ejecuta ejecutan ejecutor ejecutora ejecutores ejecutoras opera operador operadora lider "
    "lidera apoya apoyan apoyo acompaña colabora colaboran colaborador colaboradora concurrente "
    "concurrentes encargada encargado enlace titular involucrada involucradas involucrado "
    "involucrados principal secundario secundaria competente competentes federal federales "
    "estatal local nacional normativa rectora ejecutivo".split()
)
# Several at once, none by name.
SEVERAL = frozenset(
    "actores algunas algunos ambas ambos areas autoridades cada ciudadania ciudadanos "
    "comunidades conforme cualquier cuando demas dependencias diversas diversos distintas "
    "distintos entidades entre etc etcetera gobiernos instancias instituciones "
    "municipios nadie ninguna ninguno organismos organizaciones otra otras otro otros quien "
    "quienes sectores segun toda todas todo todos universidades varias varios secretarias "
    "ministerios unidades apf osc oscs ong ongs pymes mipymes sector ver vease".split()
)
# One that a word behind it would have to tell: "entidad responsable".
ANY_ONE = frozenset(
    "actor area dependencia empresas entidad institucion instancia organismo organizacion "
    "poblacion equipo estados".split()
)
# Nobody yet, or nobody at all, whatever of these stand together: "Sin responsable asignado".
NOBODY = frozenset(
    "aplica asignada asignado asignar blanco confirmar dato datos definida definido definir "
    "determinar determinado disponible especificado especificar hay identificado informacion na nd "
    "ninguna ninguno no none null pendiente sd si sin sn tbd vacio xx xxx".split()
)
# Everybody of a kind.
EVERYBODY = frozenset(
    (
        "academia", "administracion publica", "administracion publica federal",
        "iniciativa privada", "sociedad civil",
    )
)  # fmt: skip
# Stand behind a name and tell it from no other.
LEGAL_FORMS = frozenset("ac abp asc iap sa sas sc snc esp ese eice rl ltda".split())

# As they are written with a full stop, in lower case.
ABBREVIATIONS = {
    "admon": "Administración", "admón": "Administración", "coord": "Coordinación",
    "depto": "Departamento",
    "dept": "Departamento", "dpto": "Departamento", "dir": "Dirección", "dllo": "Desarrollo",
    "edo": "Estado", "gob": "Gobierno", "gral": "General", "inst": "Instituto",
    "min": "Ministerio", "mpal": "Municipal", "mpio": "Municipio", "nal": "Nacional",
    "nac": "Nacional", "proc": "Procuraduría", "sec": "Secretaría", "secret": "Secretaría",
    "sria": "Secretaría", "sría": "Secretaría", "srio": "Secretario", "subdir": "Subdirección",
    "subsec": "Subsecretaría", "univ": "Universidad",
}  # fmt: skip
