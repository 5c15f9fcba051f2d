"""Refuses to run where several distributions have written the same `whoosh` folder."""

from importlib.metadata import PackageNotFoundError, version

from search.errors import FixEnvironment

WANTED = ("whoosh3", "3.54.0")
# They install the same package name: the last one installed has overwritten the others' files.
OTHERS = ("Whoosh", "Whoosh-Reloaded")


def installed(name: str) -> str:
    """The version of an installed distribution, "" where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def check() -> None:
    """Raise FixEnvironment unless exactly the wanted distribution is installed."""
    name, wanted = WANTED
    beside = [other for other in OTHERS if installed(other)]
    if beside:
        raise FixEnvironment(
            f"{beside[0]} está instalado junto a {name}; ambos escriben el paquete `whoosh`. "
            f"Ejecute `pip uninstall {beside[0]} {name}` y luego `pip install {name}=={wanted}`."
        )
    if installed(name) != wanted:
        raise FixEnvironment(
            f"De {name} está instalada la versión {installed(name) or 'ninguna'}; "
            f"ejecute `pip install {name}=={wanted}`."
        )
