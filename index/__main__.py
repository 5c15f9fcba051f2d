"""`python -m index` is `buscador-index`."""

import buscador_programas

if __name__ == "__main__":
    buscador_programas.index()
