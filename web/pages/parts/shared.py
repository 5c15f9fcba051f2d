"""What a page says of itself where its link is shared: in a chat, a network, a list of results."""

# By the page's name; a page that shows one thing says so in its own template.
DESCRIPTIONS = {
    "": "Qué se comprometió a hacer el gobierno, quién actúa y dónde no se hará nada.",
    "home": "Busque en cada línea de acción y cada actividad de los programas del gobierno: qué se "
    "hará, quién lo hará y dónde no se hará nada.",
    "agencies": "Todas las dependencias que nombran los programas: en cuántos textos actúa cada "
    "una y en cuántos solo se menciona.",
    "overview": "Lo comprometido en números: cuánto hay de cada objetivo, quién actúa en él y qué "
    "se respondió.",
    "findings": "Lo que se contradice, lo que calla y lo que cuesta leer en los documentos, sin "
    "corregir nada.",
    "help": "Cómo buscar: palabras, frases exactas, dependencias, claves y filtros, con ejemplos "
    "que funcionan.",
    "about": "De dónde vienen los textos, cómo se leyeron y con qué reglas se dice quién actúa.",
    "api": "Los mismos datos para programas, hojas de cálculo y análisis: ejemplos que se copian "
    "y funcionan.",
    "problems": "Qué significa cada error de la API y qué hacer.",
}
