"""What may say who somebody is does not get into the file of searches."""

import pytest

from search.journal.entry import normal
from search.journal.personal import personal

SOMEBODY = [
    "juan.perez@example.org",
    "quejas de Juan Pérez <juan@example.org>",
    "@juanperez",
    "https://example.org/perfil/juan",
    "www.example.org/juan",
    "55 1234 5678",
    "(55) 1234-5678",
    "+52 1 55 1234 5678",
    "5512345678 becas",
    "llamar al 555-1234",
    "teléfono 56.58.11.11",
    "GOLP800101HDFXXX09",
    "curp de golp800101hdfxxx09",
    "GOLP 800101 HDF XXX09",
    "XAXX010101000",
    "ABC-800101-AB1",
    "GÑO800101AB1",
    "P&G 800101 AB1",
    "número de seguridad 12345678903",
    "tarjeta 4111 1111 1111 1111",
    "٥٥١٢٣٤٥٦٧٨",  # the digits of Arabic
    "５５１２３４５６７８",  # and those of full width
    "1,000,000",  # not noted either: a figure as long as a telephone
    " ".join(["palabra"] * 13),
    "a" * 101,
]
NOBODY = [
    "",
    "trata de personas",
    "1.5.10",
    "1.5.10/2",
    "01.05.10",
    "pem-2014-2018/2018/1.5.10",
    "becas 2014-2018",
    "programa especial 2019 2024 metas 2023",
    "código postal 06000",
    "10 millones de pesos",
    "010405",
    "artículo 123",
    "ley 2011",
    "INM 2018",
    "eje 3 objetivo 10",
    "atención a 250000 niñas",
    "EG010405",
]


@pytest.mark.parametrize("text", SOMEBODY)
def test_what_may_name_somebody_is_known(text: str) -> None:
    assert personal(normal(text))


@pytest.mark.parametrize("text", NOBODY)
def test_words_and_codes_name_nobody(text: str) -> None:
    assert not personal(normal(text))
