"""Why a parameter or a value is not taken, in words for a program and for a reader."""

from collections.abc import Mapping
from typing import Literal

Cause = Literal["unknown", "repeated", "too-many", "too-long", "not-allowed", "not-a-number"]

# What is said: (English, to the caller of the API; Spanish, to the reader of a page).
CAUSES: Mapping[Cause, tuple[str, str]] = {
    "unknown": (
        "There is no parameter {name}.",
        "Aquí «{name}» no significa nada: no se tomó en cuenta.",
    ),
    "repeated": (
        "{name} can be given once only.",
        "La dirección trae «{name}» más de una vez: se tomó la primera.",
    ),
    "too-many": (
        "{name} can be given {repeat} times at most.",
        "La dirección trae «{name}» más de {repeat} veces: se tomaron las primeras.",
    ),
    "too-long": (
        "{name} can have {length} characters at most.",
        "Lo que se pidió en «{name}» se cortó a {length} caracteres.",
    ),
    "not-allowed": (
        "{name} cannot be {value!r}.",
        "No se tomó en cuenta «{value}», que no es un valor de «{name}».",
    ),
    "not-a-number": (
        "{name} must be a whole number from {low} to {high}, not {value!r}.",
        "No se tomó en cuenta «{name}»: debe ser un número del {low} al {high}.",
    ),
}
