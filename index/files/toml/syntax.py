"""What is wrong with a text that is no TOML, told to whoever wrote it by hand."""

import re
import tomllib

_NUMBERS = re.compile("[0-9]+")
# What the parser's complaints begin with or hold, and what they mean to a person.
_REASONS = (
    ("Illegal character '\\n'", "falta cerrar las comillas"),
    ("Unterminated string", "falta cerrar las comillas"),
    ('Expected "\'"', "falta cerrar las comillas"),
    ("Invalid value", 'falta el valor, o es un texto sin comillas rectas (")'),
    ("Expected '='", "falta el signo =, o el nombre lleva espacios o acentos"),
    ("Invalid initial character", "aquí va un nombre sin espacios ni acentos"),
    ("Invalid statement", "aquí va un nombre sin espacios ni acentos"),
    ("Expected ']", "falta cerrar el corchete"),
    ("Unclosed array", "falta cerrar el corchete, o una coma"),
    ("Unclosed inline table", "falta cerrar la llave"),
    ("Expected newline", "sobra lo que sigue al valor"),
    ("Cannot", "se dice dos veces"),
    ("Duplicate", "se dice dos veces"),
    ("Unescaped", "la diagonal inversa (\\) se escribe doble"),
)


def syntax_flaw(error: tomllib.TOMLDecodeError) -> str:
    """Where a text stops being TOML, and why, in Spanish.

    >>> try: tomllib.loads("title = Plan")
    ... except tomllib.TOMLDecodeError as error: print(syntax_flaw(error))
    línea 1, columna 9: falta el valor, o es un texto sin comillas rectas (")
    """
    said, _, place = str(error).rpartition(" (at ")
    reason = next((why for begins, why in _REASONS if said.startswith(begins)), "no se entiende")
    numbers = _NUMBERS.findall(place)
    where = "línea {}, columna {}".format(*numbers) if len(numbers) == 2 else "al final del archivo"
    return f"{where}: {reason}"
