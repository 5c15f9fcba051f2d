"""The settings: one table of BUSCADOR_* variables, read once at the edge."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from search.errors import FixSettings


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside; the README documents each under its variable."""

    index_dir: Path
    engine: str = "whoosh"
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""  # "https://buscador.example.org": for links that leave the site


VARIABLES = {
    "BUSCADOR_INDEX_DIR": "Folder of the builds; by default in the user's data folder.",
    "BUSCADOR_ENGINE": "Name of the engine: whoosh.",
    "BUSCADOR_HOST": "Address that buscador-serve listens on.",
    "BUSCADOR_PORT": "Port that buscador-serve listens on.",
    "BUSCADOR_PUBLIC_URL": "Public address of the site, for links in feeds and citations.",
}


def from_environment(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment gives.

    An unknown BUSCADOR_* variable is an error: it is a misspelt one.

    >>> from_environment({"BUSCADOR_PORT": "8080"}).port
    8080
    """
    unknown = sorted(n for n in environment if n.startswith("BUSCADOR_") and n not in VARIABLES)
    if unknown:
        known = ", ".join(VARIABLES)
        raise FixSettings(f"No existe el ajuste {unknown[0]}. Los que hay son: {known}.")
    given = environment.get
    return Settings(
        index_dir=Path(given("BUSCADOR_INDEX_DIR") or user_data_path("buscador")),
        engine=given("BUSCADOR_ENGINE") or "whoosh",
        host=given("BUSCADOR_HOST") or "127.0.0.1",
        port=_port(given("BUSCADOR_PORT") or "8000"),
        public_url=(given("BUSCADOR_PUBLIC_URL") or "").rstrip("/"),
    )


def _port(text: str) -> int:
    if text.isdecimal() and 0 <= int(text) <= 65535:
        return int(text)
    raise FixSettings(f"BUSCADOR_PORT es «{text}»; debe ser un número de 0 a 65535.")
