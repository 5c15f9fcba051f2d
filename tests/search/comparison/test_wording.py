"""What differs between two wordings, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.comparison.wording import pieces, same

CASES = {
    "a number": (
        "Impartir 3 cursos a agentes",
        "Impartir 5 cursos a agentes",
        "Impartir [-3 ]{+5 }cursos a agentes",
    ),
    "an end": ("Dar asesoría", "Dar asesoría jurídica", "Dar asesoría {+jurídica}"),
    "a cut end": ("Dar asesoría jurídica", "Dar asesoría", "Dar asesoría[- jurídica]"),
    "capitals": ("Dar tres cursos", "DAR DOS CURSOS", "DAR [-tres ]{+DOS }CURSOS"),
    "a beginning": ("Promover la lectura", "La lectura", "[-Promover ]La lectura"),
    "an accent": ("La migracion", "La migración", "La migración"),
    "a dash and a full stop": ("Norte - sur", "Norte – Sur.", "Norte – Sur{+.}"),
    "a comma": ("Niñas y niños", "Niñas, y niños", "Niñas{+, }y niños"),
    "quotes alone": ("El «plan» anual", 'El "plan" anual', 'El "plan" anual'),
    "two that one word divides": (
        "Difundir los derechos de las personas",
        "Proteger las garantías de las familias",
        "[-Difundir los derechos de las personas]{+Proteger las garantías de las familias}",
    ),
}


def written(before: str, after: str) -> str:
    forms = {"same": "{}", "del": "[-{}]", "ins": "{{+{}}}"}
    return "".join(forms[each.op].format(each.text) for each in pieces(before, after))


@pytest.mark.parametrize("case", CASES)
def test_what_differs(case: str) -> None:
    before, after, told = CASES[case]
    assert written(before, after) == told


@given(st.text(), st.text())
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(each.text for each in found if each.op != "del") == after
    kept = "".join(each.text for each in found if each.op != "ins")
    assert same("".join(kept.split()), "".join(before.split()))


@given(st.text())
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert all(each.op == "same" for each in pieces(text, text))
    assert same(text, text)
