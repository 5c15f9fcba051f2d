"""Examples of each order, for its help: what is typed, and what for."""

OVERALL = (
    ("buscador-index check informe.xlsx", "Primero, ver qué tiene un archivo"),
    ("buscador-index build informe.xlsx", "Después, construir el índice"),
)
CHECK = (
    ("buscador-index check informe.xlsx", "Los hallazgos de un archivo"),
    ("buscador-index check --format csv informe.xlsx > hallazgos.csv", "Para una hoja"),
    ("buscador-index check --year 2025 - < informe.csv", "Lo que llega de otra orden"),
)
SIDECAR = (
    ("buscador-index sidecar informe.xlsx", "Escribe informe.toml, para completarlo"),
    ("buscador-index sidecar --stdout informe.xlsx", "Solo lo muestra"),
)
BUILD = (
    ("buscador-index build", "Con los informes que trae el programa"),
    ("buscador-index build informe.xlsx informe.csv", "Con varios informes"),
    ("buscador-index build --skip-bad-rows informe.csv", "Sin lo que tiene errores"),
    ("buscador-index build --quiet - < informe.csv", "Lo que llega de otra orden, sin decir nada"),
)
INFO = (
    ("buscador-index info", "Qué informes contiene"),
    ("buscador-index info --format json", "Lo mismo, para otro programa"),
)
VERIFY = (
    ("buscador-index verify", "Que el índice dice lo que dicen los informes que trae el programa"),
    ("buscador-index verify informe.xlsx", "Que dice lo que dice un archivo"),
    ("buscador-index verify --format json informe.csv", "Lo mismo, para otro programa"),
)

DIFF = (
    ("buscador-index diff informe-2017.csv informe-2018.csv", "Entre dos archivos"),
    ("buscador-index diff pem-2014-2018/2017 pem-2014-2018/2018", "Entre dos del índice"),
    ("buscador-index diff --format json informe-2017.csv informe-2018.csv", "Para programas"),
)
