"""`python -m web` is `buscador-serve`."""

from buscador_programas import entry

if __name__ == "__main__":
    entry.serve()
