"""`python -m search` is `buscador-search`."""

from buscador_programas import entry

if __name__ == "__main__":
    entry.search()
