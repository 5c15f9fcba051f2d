"""`python -m index` is `buscador-index`."""

from buscador_programas import entry

if __name__ == "__main__":
    entry.index()
