"""The parts of the findings, in their order: what each is called, and its rules."""

from typing import Literal

from search.findings import RULES

Part = Literal["contradicciones", "silencios", "promesas", "escritura"]
CONTRADICTIONS: Part = "contradicciones"
SILENCES: Part = "silencios"
UNSPOKEN: Part = "promesas"
WRITING: Part = "escritura"
PARTS: dict[Part, tuple[str, tuple[str, ...]]] = {
    CONTRADICTIONS: (
        "Contradicciones",
        tuple(r.id for r in RULES if r.severity == "contradiction"),
    ),
    SILENCES: ("Líneas sin actividades", ("no-activities",)),
    UNSPOKEN: ("Promesas y actividades", ("unspoken",)),
}
PART_OF = {rule: part for part, (_, rules) in PARTS.items() for rule in rules}
PARTS |= {
    WRITING: ("Cómo está escrito el documento", tuple(r.id for r in RULES if r.id not in PART_OF))
}
PART_OF |= dict.fromkeys(PARTS[WRITING][1], WRITING)


def order(rule: str) -> int:
    """The place of the part that a rule belongs to."""
    return list(PARTS).index(PART_OF[rule])
