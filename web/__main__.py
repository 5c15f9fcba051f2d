"""`python -m web` is `buscador-serve`."""

import buscador_programas

if __name__ == "__main__":
    buscador_programas.serve()
