"""`python -m search` is `buscador-search`."""

import buscador_programas

if __name__ == "__main__":
    buscador_programas.search()
